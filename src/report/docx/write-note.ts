import type { Block, ReportDocument } from "../document.js";
import { shortHash } from "../hash-answers.js";
import { Bookmarks } from "./bookmarks.js";
import { packageDocx } from "./package-docx.js";
import { textWidthOf } from "./page.js";
import { textParagraph } from "./paragraph.js";
import { STYLE } from "./styles.js";
import { writeHeading, writeParagraph } from "./write-blocks.js";
import { writeGrid } from "./write-grid.js";

const SUBJECT = "部门决算公开更正说明";

/** Writes a letter that goes with a report: no cover, no contents, its tables between the lines. */
export async function writeNote(
  document: ReportDocument,
  blocks: readonly Block[],
): Promise<Uint8Array> {
  const { house } = document;
  const bookmarks = new Bookmarks();
  const title = `${document.year}年度${SUBJECT}`;
  const body = blocks.flatMap((block, index): readonly string[] => {
    switch (block.kind) {
      case "heading":
        return [writeHeading(block, { house, bookmarks })];
      case "paragraph":
        // Who signs never stands alone on a page.
        return [writeParagraph(block, index === blocks.length - 1 ? "<w:keepNext/>" : "")];
      case "table":
        return [
          textParagraph(STYLE.tableTitle, block.title),
          writeGrid(block, { house, width: textWidthOf("text"), keepNext: false }),
        ];
      case "picture":
        throw new Error("no picture stands in a letter");
    }
  });
  const children = [
    textParagraph(STYLE.documentTitle, title),
    ...body,
    textParagraph(STYLE.body, "", "<w:keepNext/>"),
    ...[document.department, document.date].map((line) => textParagraph(STYLE.signature, line)),
  ];
  return packageDocx({
    house,
    properties: {
      title,
      subject: SUBJECT,
      author: document.department,
      date: document.date,
      hash: shortHash(document.hash),
    },
    sections: [{ layout: "text", pageNumber: "first", children }],
    pictures: [],
  });
}
