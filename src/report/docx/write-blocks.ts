import { HeadingLevel as DocxHeading, type IRunOptions, Paragraph, TextRun } from "docx";
import type { Heading, HeadingLevel, Paragraph as TextParagraph, Run } from "../document.js";
import { balance } from "./balance.js";
import { STYLE } from "./styles.js";

/** Characters on a line in the size of a part's title. */
const PART_TITLE_LENGTH = 17;

export interface PageOptions {
  readonly onNewPage: boolean;
}

const HEADINGS: Readonly<Record<HeadingLevel, (typeof DocxHeading)[keyof typeof DocxHeading]>> = {
  1: DocxHeading.HEADING_1,
  2: DocxHeading.HEADING_2,
  3: DocxHeading.HEADING_3,
  4: DocxHeading.HEADING_4,
};

/** @param onNewPage for what follows the title of a part, which has a page to itself */
export function writeHeading(heading: Heading, { onNewPage }: PageOptions): Paragraph {
  return new Paragraph({
    heading: HEADINGS[heading.level],
    children: heading.level === 1 ? writePartTitle(heading.text) : [new TextRun(heading.text)],
    ...(onNewPage ? { pageBreakBefore: true } : {}),
  });
}

/** 第一部分 on a line of its own; the contents join the lines with a space. */
function writePartTitle(text: string): TextRun[] {
  const [number = "", ...name] = text.split("　");
  if (name.length === 0) return balance(number, PART_TITLE_LENGTH);
  const [first, ...rest] = balance(name.join("　"), PART_TITLE_LENGTH);
  return [new TextRun(number), new TextRun({ break: 1 }), ...(first ? [first] : []), ...rest];
}

export function writeParagraph(paragraph: TextParagraph, { onNewPage }: PageOptions): Paragraph {
  return new Paragraph({
    style: STYLE.body,
    children: paragraph.runs.map(writeRun),
    ...(onNewPage ? { pageBreakBefore: true } : {}),
  });
}

/** A run with its look. */
export function writeRun({ text, bold = false }: Run): TextRun {
  const options: IRunOptions = { text, bold };
  return new TextRun(bold ? options : text);
}
