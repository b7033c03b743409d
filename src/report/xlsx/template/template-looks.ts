import type { CellStyle } from "hucre";
import type { House } from "../../../pack/house.js";
import { MONEY_EXACT, type Looks, looksOf } from "../styles.js";

export const SIZE = 10.5;
/** 未填 is yellow, what differs from what was sent is green, the rest white. */
const OPEN = "FFF7D6";
const CHANGED = "DDF3E0";
const HEAD = "EDEFF2";

export interface TemplateLooks extends Looks {
  readonly head: CellStyle;
  readonly label: CellStyle;
  /** Where one writes: the only cells that are not locked. */
  reply(kind: "money" | "figure" | "text"): CellStyle;
}

export function templateLooks(house: House): TemplateLooks {
  const looks = looksOf(house, SIZE);
  const head: CellStyle = {
    ...looks.cell({ align: "left", bold: true }),
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: HEAD } },
  };
  const open = { protection: { locked: false } } as const;
  return {
    ...looks,
    head,
    label: looks.cell({ align: "left" }),
    reply(kind) {
      if (kind === "money")
        return { ...looks.cell({ align: "right", figures: true, format: MONEY_EXACT }), ...open };
      if (kind === "figure") return { ...looks.cell({ align: "right", figures: true }), ...open };
      return { ...looks.cell({ align: "left" }), ...open };
    },
  };
}

/** Colours by state. @param reply,before first cell of each, "E5" and "B5" */
export function colourRules(
  range: string,
  reply: string,
  before: string,
): { readonly open: ColourRule; readonly changed: ColourRule } {
  const solid = (rgb: string): CellStyle => ({
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb }, bgColor: { rgb } },
  });
  return {
    open: {
      type: "expression",
      priority: 1,
      formula: `LEN(${reply})=0`,
      style: solid(OPEN),
      range,
    },
    changed: {
      type: "expression",
      priority: 2,
      formula: `${reply}&""<>${before}&""`,
      style: solid(CHANGED),
      range,
    },
  };
}

interface ColourRule {
  readonly type: "expression";
  readonly priority: number;
  readonly formula: string;
  readonly style: CellStyle;
  readonly range: string;
}

/** Locked but for the cells one writes in; columns and rows may be made wider. */
export const PROTECTION = { sheet: true, formatColumns: false, formatRows: false } as const;
