/** May not begin a line; one that does not fit hangs over its end. */
const CLOSING = /[、。，．：；！？）》〉】〕”’％%…]/u;
/** Those of them that are as wide as a Chinese character, half of it white. */
const SQUARE_MARK = /[、。，．：；！？）》〉】〕”’]/u;
/** May not end a line: goes to the next one with what follows. */
const OPENING = /[（《〈【〔“‘]/u;

export interface LineWidth {
  /** Width of the line, in points. */
  readonly width: number;
  /** Size of the font, in points. */
  readonly size: number;
  /** Added to every character, in points. */
  readonly tracking?: number;
  /** What the first line is indented by, in points. */
  readonly indent?: number;
}

/** Gaps between Chinese and Latin make a text at most this much wider: one no wider fits for sure. */
const FULLEST = 1.4;

/**
 * How many lines a paragraph takes in a Chinese font. Figures and Latin words, half as wide as Chinese
 * characters on average, stay together.
 */
export function countLines(
  text: string,
  { width, size, tracking = 0, indent = 0 }: LineWidth,
): number {
  if (indent + widthInEms(text) * size * FULLEST <= width) return 1;
  let lines = 1;
  let used = indent;
  let before = "";
  for (const word of wordsOf(text)) {
    const wide = widthInEms(word) * size + word.length * tracking;
    used += gapBetween(before, word) * size;
    if (used + wide > width && used > 0 && !CLOSING.test(word)) {
      lines += 1;
      used = 0;
    }
    // A word longer than a line is broken where it has to be.
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used = wide > width ? wide % width : used + wide;
    before = word;
  }
  return lines;
}

/**
 * In characters: Word sets a quarter of one between Chinese and what is not, punctuation aside, and
 * takes half of one away where two marks meet: their white stands on the same side.
 */
function gapBetween(before: string, after: string): number {
  const left = before.slice(-1);
  const right = after.charAt(0);
  if (SQUARE_MARK.test(left) && (SQUARE_MARK.test(right) || OPENING.test(right))) return -0.5;
  const isLetter = (one: string) => /[\p{Script=Han}]/u.test(one);
  const isLatin = (one: string) => /[A-Za-z0-9.%]/.test(one);
  return (isLetter(left) && isLatin(right)) || (isLatin(left) && isLetter(right)) ? 0.25 : 0;
}

/** Pieces that are not broken: one Chinese character, what an opening mark begins, a run of anything else. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(
    /[\u2014\u2018-\u201D\u2026\u2460-\u24FF\u2E80-\u{10FFFF}]| +|[^ \u2014\u2018-\u201D\u2026\u2460-\u24FF\u2E80-\u{10FFFF}]+/gu,
  );
  const joined: string[] = [];
  for (const word of words ?? []) {
    const before = joined.at(-1);
    if (before !== undefined && OPENING.test(before.slice(-1)))
      joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
}

/** Width of a text on one line, in characters as wide as they are high. */
export function widthInEms(text: string): number {
  let ems = 0;
  for (const character of text) {
    ems += isSquare(character) ? 1 : (NARROW.get(character) ?? 0.5);
  }
  return ems;
}

/** As wide as it is high: everything Chinese, its punctuation, and list numbers. */
function isSquare(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return true;
  if (code < 0x2014) return false;
  return (
    code === 0x2014 ||
    (code >= 0x2018 && code <= 0x201d) ||
    code === 0x2026 ||
    (code >= 0x2460 && code <= 0x24ff)
  );
}

/** Widths in a Roman font of what is not half as wide as high. */
const NARROW: ReadonlyMap<string, number> = new Map([
  [".", 0.25],
  [",", 0.25],
  ["-", 0.33],
  ["%", 0.83],
]);
