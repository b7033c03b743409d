import { widthInEms } from "./count-lines.js";
import { TWIPS } from "./sizes.js";

export interface TitleLine {
  /** Width of the line, in twips. */
  readonly width: number;
  /** Size of the letters, in points. */
  readonly size: number;
  /** Room for a mark that may not begin a line and a figure that stays whole, in letters. */
  readonly slack?: number;
}

/** Lines a centred title takes. */
export function countTitleLines(title: string, { width, size }: TitleLine): number {
  return Math.max(1, Math.ceil((widthInEms(title) * size * TWIPS) / width));
}

/**
 * Indents that make the lines of a long centred title about equally long, so that no single character
 * is left for the last. The text itself stays whole: the contents and the navigation pane print it too.
 *
 * @returns "" for a title of one line
 */
export function balanceIndents(title: string, { width, size, slack = 1 }: TitleLine): string {
  const lines = countTitleLines(title, { width, size });
  if (lines < 2) return "";
  const wanted = Math.min(width, (Math.ceil(widthInEms(title) / lines) + slack) * size * TWIPS);
  const side = Math.floor((width - wanted) / 2);
  return side <= 0 ? "" : `<w:ind w:left="${side}" w:right="${side}"/>`;
}
