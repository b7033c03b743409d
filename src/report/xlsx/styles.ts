import type { AlignmentStyle, BorderStyle, CellStyle, FontStyle } from "hucre";
import type { House } from "../../pack/house.js";

/** Money in 万元 as it is printed; the cell holds all decimals there are. */
export const MONEY = "#,##0.00";
/** The same where a 0 nobody gave prints nothing. */
export const MONEY_OR_BLANK = "#,##0.00;-#,##0.00;";
/** A sum that some of its parts are not known of. */
export const MONEY_PARTIAL = '#,##0.00"※"';
export const PERCENT = "0.00%";
/** All decimals there are: differences that two would hide. */
export const MONEY_EXACT = "#,##0.00####";
export const COUNT = "#,##0";
export const DAY = 'yyyy"年"m"月"d"日"';
export const SHORT_DAY = 'm"月"d"日"';
export const MOMENT = `${DAY} hh:mm`;

const LINE = { style: "thin", color: { rgb: "000000" } } as const;
const BOXED: BorderStyle = { top: LINE, right: LINE, bottom: LINE, left: LINE };

export interface Looks {
  readonly title: CellStyle;
  /** Above and below a table, without lines around. */
  line(align: NonNullable<AlignmentStyle["horizontal"]>): CellStyle;
  /** Within a table. */
  cell(look: CellLook): CellStyle;
}

export interface CellLook {
  readonly align: "left" | "center" | "right";
  readonly bold?: boolean;
  /** Figures and codes stand in the letters of figures. */
  readonly figures?: boolean;
  readonly format?: string;
  /** Long texts begin at the top. */
  readonly top?: boolean;
}

/**
 * How the cells of a sheet look, by the house style.
 *
 * @param size of its letters in points
 */
export function looksOf({ fonts, sizes }: House, size: number): Looks {
  const letters: FontStyle = { name: fonts.table.name, size };
  const figures: FontStyle = { name: fonts.figures.name, size };
  return {
    title: {
      font: { name: fonts.title.name, size: sizes.table_title },
      alignment: { horizontal: "center", vertical: "center", wrapText: true },
    },
    line: (horizontal) => ({
      font: letters,
      alignment: { horizontal, vertical: "center", wrapText: true },
    }),
    cell: ({ align, bold = false, figures: isFigure = false, format, top = false }) => ({
      font: { ...(isFigure ? figures : letters), bold },
      border: BOXED,
      alignment: { horizontal: align, vertical: top ? "top" : "center", wrapText: true },
      ...(format === undefined ? {} : { numFmt: format }),
    }),
  };
}
