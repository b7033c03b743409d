/** Longest text of one message: Telegram counts UTF-16 units. */
export const MAX_TEXT = 4_096;

/** Where a text may be cut, the best first: before a break, or after a mark. */
const ENDS = [
  { pattern: /\n[^\S\n]*\n/g, kept: 0 },
  { pattern: /\n/g, kept: 0 },
  { pattern: /[。！？；!?;]/g, kept: 1 },
  { pattern: /[，、,\s]/g, kept: 1 },
] as const;

/**
 * Splits a text into pieces that fit one message each: at the end of a paragraph if there is one, else of
 * a line, a sentence, a phrase; never inside a character.
 *
 * @param length how long a piece counts, after escaping
 */
export function splitText(
  text: string,
  length: (piece: string) => number,
  limit = MAX_TEXT,
): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (length(rest) > limit) {
    const cut = findCut(rest, longestPrefix(rest, length, limit));
    const piece = rest.slice(0, cut).trimEnd();
    if (piece !== "") pieces.push(piece);
    // Not trimStart: a paragraph may begin with full-width spaces.
    rest = rest.slice(cut).replace(/^[\n\r ]+/, "");
  }
  return rest === "" && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** How many units from the start fit: by halving, since escaping makes a piece longer than it is. */
function longestPrefix(text: string, length: (piece: string) => number, limit: number): number {
  let fits = 0;
  let tooLong = Math.min(text.length, limit) + 1;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (length(text.slice(0, middle)) <= limit) fits = middle;
    else tooLong = middle;
  }
  return Math.max(fits, 1);
}

function findCut(text: string, most: number): number {
  // A break may stand just behind the longest piece.
  const head = text.slice(0, most + 2);
  for (const { pattern, kept } of ENDS) {
    const cuts = [...head.matchAll(pattern)].map((match) => match.index + kept);
    const cut = cuts.filter((one) => one <= most).at(-1);
    // An early cut would make many short messages.
    if (cut !== undefined && cut >= most / 3) return cut;
  }
  return most > 1 && isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
