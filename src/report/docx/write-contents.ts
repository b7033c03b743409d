import { Paragraph, StyleLevel, TableOfContents } from "docx";
import { STYLE, TABLE_TITLE_NAME } from "./styles.js";

/** A field Word can update, already filled with the headings and the pages they come to stand on. */
export function writeContents(): readonly (Paragraph | TableOfContents)[] {
  return [
    new Paragraph({ style: STYLE.contentsTitle, text: "目　录" }),
    new TableOfContents("目录", {
      hyperlink: true,
      headingStyleRange: "1-2",
      stylesWithLevels: [new StyleLevel(TABLE_TITLE_NAME, 2)],
    }),
  ];
}
