import type { Block, ReportDocument } from "../../../src/report/document.js";
import { paragraphToText } from "../../../src/report/to-text.js";

/** Every text the document has, in order. */
export function textsOf({
  cover,
  blocks,
  draft,
  missing,
  findings,
}: ReportDocument): readonly string[] {
  const appendix = draft ? [...missing, ...findings] : [];
  return [...cover.title, ...cover.notes, ...blocks.flatMap(textsOfBlock), ...appendix];
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [block.text];
    case "paragraph":
      return [paragraphToText(block)];
    case "picture":
      return [
        block.title,
        ...block.chart.items.flatMap(({ label, amounts }) => [
          label,
          ...amounts.map(({ text }) => text),
        ]),
      ];
    case "table": {
      const { id, title, department, unit, header, body, notes } = block;
      const cells = [...header, ...body].flatMap((row) => row.cells.map(({ text }) => text));
      return [title, id, department, unit, ...cells, ...notes];
    }
  }
}
