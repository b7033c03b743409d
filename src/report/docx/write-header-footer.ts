import { Footer, Header, PageNumber, Paragraph, TextRun } from "docx";
import { STYLE } from "./styles.js";

/** — 1 — */
export function writeFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}

export function writeDraftHeader(): Header {
  return new Header({ children: [new Paragraph({ style: STYLE.draft, text: "草稿" })] });
}
