import type { House } from "../../pack/house.js";

/** Heights in twentieths of a point ("twips"), sizes of letters in points. */

export const TWIPS = 20;

/** A line of text: 22 on a page. */
export const LINE_HEIGHT = 560;

/** What the first line of a paragraph is indented by, in characters. */
export const INDENT = 2;

/** 28 characters fill a line of 156 mm: those of 三号 stand a little closer than they are wide. */
const FULL_LINE = { size: 16, tracking: -5 };

/** Between the characters of the text, in twips. */
export function trackingOf({ sizes }: House): number {
  return sizes.body === FULL_LINE.size ? FULL_LINE.tracking : 0;
}

/** How letters and rows of a table measure. */
export interface TableSizes {
  /** In points. */
  readonly size: number;
  /** A line within a cell: exact, so that a row is as high with every font. */
  readonly line: number;
  /** The least a row takes. */
  readonly row: number;
}

export function tableSizes({ sizes }: House, { dense }: { readonly dense: boolean }): TableSizes {
  const size = dense ? sizes.table_dense : sizes.table;
  return { size, line: Math.round(size * 26), row: Math.round(size * (dense ? 31 : 34)) };
}

/** White beside a cell's text, and above and below it. */
export const CELL_PADDING = 40;
export const CELL_MARGIN = 20;

/** Title, number and unit above a table; what ends the section and each note below it. */
export const TABLE_TEXT = {
  title: 560,
  mark: 320,
  unit: 360,
  note: 300,
  noteBefore: 80,
  below: 20,
};

/** White above a picture, its caption, and white below that. */
export const PICTURE_TEXT = { before: 120, caption: 400, after: 120 };

/** White above the year on the cover and above each line of its title, and the height of their lines. */
export const COVER_TEXT = { top: 2000, before: 200, line: (size: number) => Math.round(size * 36) };
