const OPEN = "\uE000";
const CLOSE = "\uE001";

/** Stands in Markdown for something that must not be read as Markdown. Private-use characters: no markup of any kind. */
export function markOf(index: number): string {
  return `${OPEN}${index}${CLOSE}`;
}

export type MarkedPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mark"; readonly index: number };

/** Splits a text at its marks. Only for text of the pack's own: a person's text may hold the same characters. */
export function splitMarks(text: string): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(/\uE000(\d+)\uE001/g)) {
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    pieces.push({ kind: "mark", index: Number(found[1]) });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

/** Whether a text holds a character that marks are made of. */
export function hasMarkCharacter(text: string): boolean {
  return text.includes(OPEN) || text.includes(CLOSE);
}
