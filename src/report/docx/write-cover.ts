import { Paragraph } from "docx";
import type { ReportDocument } from "../document.js";
import { balance } from "./balance.js";
import { STYLE } from "./styles.js";

/** The year first, then department and kind of report in large letters, then what stands below. */
export function writeCover(document: ReportDocument): readonly Paragraph[] {
  const [top = "", ...title] = document.cover.title;
  const notes = [
    ...(document.draft ? [`（草稿，${document.date}生成）`] : []),
    ...document.cover.notes,
  ];
  return [
    new Paragraph({ style: STYLE.coverTop, text: top }),
    ...title.map(writeTitle),
    ...notes.map(
      (text, index) =>
        new Paragraph({
          style: STYLE.coverNote,
          text,
          ...(index === 0 ? { spacing: { before: 3000 } } : {}),
        }),
    ),
  ];
}

/** Characters on a line in either size. */
const LARGE = 13;
const SMALLER = 17;

function writeTitle(text: string): Paragraph {
  const isLong = Array.from(text).length > LARGE;
  return new Paragraph({
    style: isLong ? STYLE.coverTitleSmaller : STYLE.coverTitle,
    children: balance(text, isLong ? SMALLER : LARGE),
  });
}
