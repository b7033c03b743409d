import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import type { Block, ReportDocument, TableCell } from "../src/report/document.js";
import { writeDocx } from "../src/report/docx/write-docx.js";

/** A prepared Word document, and what goes into its placeholders. */
export interface Prepared {
  readonly template: Uint8Array;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Prepares a document of the size of a report by hand, as an office would: the same headings, paragraphs, tables and
 * cells, a placeholder in each paragraph and in each cell that holds a figure. Pictures are left out.
 */
export async function prepareTemplate(document: ReportDocument): Promise<Prepared> {
  const data: Record<string, string> = {};
  const placeholder = (text: string): string => {
    const name = `t${Object.keys(data).length}`;
    data[name] = text;
    return `{${name}}`;
  };
  const cell = (one: TableCell): TableCell =>
    one.yuan === undefined ? one : { ...one, text: placeholder(one.text) };
  const blocks = document.blocks.map((block): Block => {
    switch (block.kind) {
      case "paragraph":
        return {
          ...block,
          runs: block.runs.map((run) => ({ ...run, text: placeholder(run.text) })),
        };
      case "table":
        return { ...block, body: block.body.map(({ cells }) => ({ cells: cells.map(cell) })) };
      case "heading":
      case "picture":
        return block;
    }
  });
  return { template: await writeDocx({ ...document, blocks }), data };
}

/** Fills a prepared document the way docxtemplater's own guide does. */
export function fillTemplate({ template, data }: Prepared): Uint8Array {
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  filled.render(data);
  return filled.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
}
