import { HeadingLevel as DocxHeading, Paragraph, TextRun } from "docx";
import type { Heading, HeadingLevel, Paragraph as TextParagraph } from "../document.js";
import { STYLE } from "./styles.js";

const HEADINGS: Readonly<Record<HeadingLevel, (typeof DocxHeading)[keyof typeof DocxHeading]>> = {
  1: DocxHeading.HEADING_1,
  2: DocxHeading.HEADING_2,
  3: DocxHeading.HEADING_3,
  4: DocxHeading.HEADING_4,
};

export function writeHeading(heading: Heading): Paragraph {
  return new Paragraph({ heading: HEADINGS[heading.level], text: heading.text });
}

export function writeParagraph(paragraph: TextParagraph): Paragraph {
  return new Paragraph({
    style: STYLE.body,
    children: paragraph.runs.map(
      ({ text, bold }) => new TextRun({ text, ...(bold === true ? { bold } : {}) }),
    ),
  });
}
