import { blocksOf } from "./contents.js";
import type { Block, Paragraph, ReportDocument } from "./document.js";
import { tableToText } from "./table-to-text.js";

/** A section as a chat shows it, or undefined when there is none of that name. */
export function sectionToText(document: ReportDocument, id: string): string | undefined {
  const blocks = blocksOf(document, id);
  return blocks.length === 0 ? undefined : blocks.map(blockToText).join("\n\n");
}

/** The whole report, for reading and for comparing. */
export function documentToText(document: ReportDocument): string {
  return [
    [...document.cover.title, ...document.cover.notes].join("\n"),
    ...document.blocks.map(blockToText),
  ].join("\n\n");
}

function blockToText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? `【${block.text}】` : block.text;
    case "paragraph":
      return paragraphToText(block);
    case "table":
      return tableToText(block);
    case "picture":
      return `〔${block.title}：${block.alt}〕`;
  }
}

export function paragraphToText(paragraph: Paragraph): string {
  return paragraph.runs.map((run) => run.text).join("");
}
