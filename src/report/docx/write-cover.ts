import type { Cover, ReportDocument } from "../document.js";
import { balanceIndents, fitsOnLine } from "./balance.js";
import { textWidthOf } from "./page.js";
import { textParagraph } from "./paragraph.js";
import { STYLE } from "./styles.js";

/** The year first, then department and kind of report in large letters, then what stands below. */
export function writeCover(document: ReportDocument): readonly string[] {
  const { cover, draft, date } = document;
  const [top = "", ...title] = cover.title;
  const notes = [...(draft ? [`（草稿，${date}生成）`] : []), ...cover.notes];
  return [
    textParagraph(STYLE.coverTop, top),
    ...title.map((line) => writeTitle(line, document)),
    ...writeNotes(notes),
  ];
}

function writeTitle(text: string, { house: { sizes } }: ReportDocument): string {
  const width = textWidthOf("text");
  if (fitsOnLine(text, { width, size: sizes.cover })) return textParagraph(STYLE.coverTitle, text);
  const indents = balanceIndents(text, { width, size: sizes.part });
  return textParagraph(STYLE.coverTitleSmaller, text, indents);
}

/** Below the middle of the page. */
const GAP = '<w:spacing w:before="3000"/>';

function writeNotes(notes: Cover["notes"]): readonly string[] {
  return notes.map((note, index) => textParagraph(STYLE.coverNote, note, index === 0 ? GAP : ""));
}
