import { widthInEms } from "./count-lines.js";
import { TWIPS } from "./sizes.js";

export interface TitleLine {
  /** Width of the line, in twips. */
  readonly width: number;
  /** Size of the letters, in points. */
  readonly size: number;
}

/** Whether a title fits on one line. */
export function fitsOnLine(title: string, { width, size }: TitleLine): boolean {
  return widthInEms(title) * size * TWIPS <= width;
}

/**
 * Indents that make the lines of a long centred title about equally long, so that no single character
 * is left for the last. The text itself stays whole: the contents and the navigation pane print it too.
 *
 * @returns "" for a title of one line
 */
export function balanceIndents(title: string, { width, size }: TitleLine): string {
  const em = size * TWIPS;
  const ems = widthInEms(title);
  const lines = Math.ceil((ems * em) / width);
  if (lines < 2) return "";
  // A mark that may not begin a line, and a figure kept whole, need a little room.
  const wanted = Math.min(width, (Math.ceil(ems / lines) + 1) * em);
  const side = Math.floor((width - wanted) / 2);
  return side <= 0 ? "" : `<w:ind w:left="${side}" w:right="${side}"/>`;
}
