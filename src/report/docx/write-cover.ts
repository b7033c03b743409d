import type { House } from "../../pack/house.js";
import type { ReportDocument } from "../document.js";
import { balanceIndents, countTitleLines } from "./balance.js";
import { pageHeightOf, textWidthOf } from "./page.js";
import { textParagraph } from "./paragraph.js";
import { COVER_TEXT, LINE_HEIGHT } from "./sizes.js";
import { STYLE } from "./styles.js";

/** The year first, then department and kind of report in large letters, then what stands below. */
export function writeCover(document: ReportDocument): readonly string[] {
  const { cover, draft, date, house } = document;
  const [top = "", ...title] = cover.title;
  const notes = [...(draft ? [`（草稿，${date}生成）`] : []), ...cover.notes];
  const titles = title.map((text) => new CoverTitle(text, house));
  const above = titles.reduce(
    (height, one) => height + one.height,
    COVER_TEXT.top + COVER_TEXT.line(house.sizes.part),
  );
  return [
    textParagraph(STYLE.coverTop, top),
    ...titles.map((one) => one.write()),
    ...writeNotes(notes, { above, house }),
  ];
}

/** A line of the title in the largest letters, or smaller on several lines when it is too long. */
class CoverTitle {
  readonly #text: string;
  readonly #size: number;
  readonly #isLong: boolean;

  constructor(text: string, { sizes }: House) {
    this.#text = text;
    this.#isLong = countTitleLines(text, { width: WIDTH, size: sizes.cover }) > 1;
    this.#size = this.#isLong ? sizes.part : sizes.cover;
  }

  get height(): number {
    const lines = countTitleLines(this.#text, { width: WIDTH, size: this.#size });
    return COVER_TEXT.before + lines * COVER_TEXT.line(this.#size);
  }

  write(): string {
    if (!this.#isLong) return textParagraph(STYLE.coverTitle, this.#text);
    const indents = balanceIndents(this.#text, { width: WIDTH, size: this.#size });
    return textParagraph(STYLE.coverTitleSmaller, this.#text, indents);
  }
}

const WIDTH = textWidthOf("text");
/** White above the notes: they stand below the middle, and go up where the title is long. */
const GAP = { most: 3000, least: 300 };

function writeNotes(
  notes: readonly string[],
  { above, house }: { readonly above: number; readonly house: House },
): readonly string[] {
  const lines = notes.reduce(
    (sum, note) => sum + countTitleLines(note, { width: WIDTH, size: house.sizes.cover_note }),
    // One more: fonts differ.
    1,
  );
  const room = pageHeightOf("text") - above - lines * LINE_HEIGHT;
  const gap = Math.max(GAP.least, Math.min(GAP.most, Math.floor(room)));
  return notes.map((note, index) =>
    textParagraph(STYLE.coverNote, note, index === 0 ? `<w:spacing w:before="${gap}"/>` : ""),
  );
}
