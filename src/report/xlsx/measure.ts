/** What a cell keeps free left and right of its text together, and how wide a character of a column is, in points. */
const PADDING = 4;
const CHARACTER = 6;
const LINE_SPACING = 1.45;
/** Excel knows no higher row. */
const HIGHEST = 409;

/**
 * The height of a row that shows these texts whole, in points. Programs measure merged cells not at all and the
 * others each in its own way, so heights are worked out here, with a little room to spare.
 */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
  { size, least }: { readonly size: number; readonly least: number },
): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => countLines(text, width, size)));
  const height = Math.max(least, Math.ceil(lines * size * LINE_SPACING + size * 0.4));
  return Math.min(HIGHEST, height);
}

/** @param width of the cell, in characters of a column */
export function countLines(text: string, width: number, size: number): number {
  const room = Math.max(size, width * CHARACTER - PADDING);
  return text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((lengthOf(line) * size) / room)), 0);
}

/** In widths of a Chinese character. */
function lengthOf(line: string): number {
  let length = 0;
  for (const character of line) length += character.charCodeAt(0) < 0x2000 ? 0.5 : 1;
  return length;
}

/**
 * Cuts a text into pieces that each fit into one cell: rows are at most 409 points high, and a cell holds
 * 32,767 characters. The pieces together are the text.
 */
export function splitText(
  text: string,
  {
    width,
    size,
    lines: most,
  }: { readonly width: number; readonly size: number; readonly lines: number },
): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const part of text.match(/[^\n。；]*[\n。；]?/gu) ?? []) {
    for (const bit of cutLong(part, Math.floor((width * CHARACTER - PADDING) / size) * 4)) {
      if (piece !== "" && countLines(piece + bit, width, size) > most) {
        pieces.push(piece);
        piece = "";
      }
      piece += bit;
    }
  }
  return piece === "" && pieces.length > 0 ? pieces : [...pieces, piece];
}

/** In bits of at most so many characters, none of them half. */
function cutLong(part: string, most: number): readonly string[] {
  if (part.length <= most) return [part];
  const characters = Array.from(part);
  const bits: string[] = [];
  for (let at = 0; at < characters.length; at += most) {
    bits.push(characters.slice(at, at + most).join(""));
  }
  return bits;
}
