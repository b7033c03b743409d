/** Heights in twentieths of a point, sizes of letters in points. */

/** A line of text: 22 on a page. */
export const LINE_HEIGHT = 560;

/** Least height of a table's row, height of a line in it, and the size of its letters. */
export const ROW_HEIGHT = {
  normal: { row: 350, line: 270, size: 10 },
  dense: { row: 290, line: 235, size: 9 },
} as const;

/** Title, number and unit above a table; the end of the section and each note below it. */
export const TABLE_TEXT = { above: 1240, below: 420, note: 380 };
