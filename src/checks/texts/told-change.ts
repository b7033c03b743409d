import { Decimal } from "../../amounts/decimal.js";
import { parseMoney } from "../../amounts/parse-money.js";

/** A change as a text tells it, about the very figures it explains. */
export interface ToldChange {
  /** 增加80万元, 增长18.14% */
  readonly words: string;
  readonly isUp: boolean;
  /** 元 for an amount; a percentage as such. */
  readonly size: Decimal;
  readonly kind: "amount" | "percent";
  /** Half the last place written, in the unit of `size`. */
  readonly slack: Decimal;
}

const UP = "增加|增长|上升|上涨|多";
const DOWN = "减少|下降|降低|少";
const MOVE = `(?<way>${UP}|${DOWN})了?`;
const SIZE = String.raw`(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<unit>亿元|万元|元|[%％])`;
const BASES = {
  prior:
    "同比|(?:比|较|与)(?:上年度?|去年|上一年度?)(?:决算数?)?(?:相比|比)?|(?:比|较)上年(?:同期)?",
  budget: "(?:比|较|与)(?:年初|当年|全年)?预算数?(?:相比|比)?",
} as const;
const FIRST = { prior: firstAfter(BASES.prior), budget: firstAfter(BASES.budget) };
/** The words of a second measure that follow at once: 增加80万元，增长18.14%. */
const NEXT = new RegExp(String.raw`^[,，、；;\s]*${MOVE}\s*${SIZE}`, "u");

/**
 * Finds what a text says of the change itself: 比上年增加80万元，增长18.14%. A part that moved (比上年培训费增加3万元)
 * is none: between the base and the move nothing else may stand.
 */
export function findToldChanges(text: string, base: keyof typeof BASES): readonly ToldChange[] {
  const found: ToldChange[] = [];
  for (const match of text.matchAll(FIRST[base])) {
    if (hasOwnSubject(text, match.index)) continue;
    add(found, match);
    let rest = text.slice(match.index + match[0].length);
    for (let next = NEXT.exec(rest); next !== null; next = NEXT.exec(rest)) {
      add(found, next);
      rest = rest.slice(next[0].length);
    }
  }
  return found;
}

function firstAfter(base: string): RegExp {
  return new RegExp(String.raw`(?:${base})[,，\s]*(?:共|总共|合计|总体)?${MOVE}\s*${SIZE}`, "gu");
}

/** Whether something else may have moved: 培训费比上年增加3万元, 新增两次培训，比上年增加3万元. */
function hasOwnSubject(text: string, index: number): boolean {
  return !/(?:^|[。；;\n])\s*(?:本年度?|今年|总体|收、?支总计|总支出|总收入)?[,，]?\s*$/u.test(
    text.slice(0, index),
  );
}

function add(found: ToldChange[], { 0: words, groups = {} }: RegExpMatchArray): void {
  const { way = "", number = "", unit = "" } = groups;
  const isUp = UP.split("|").includes(way);
  const told = words.slice(words.indexOf(way)).trim();
  if (unit === "%" || unit === "％") {
    const size = new Decimal(number.replaceAll(",", ""));
    const slack = new Decimal(5).times(new Decimal(10).pow(-size.decimalPlaces() - 1));
    found.push({ words: told, isUp, size, kind: "percent", slack });
    return;
  }
  const reading = parseMoney(`${number}${unit}`, "元");
  if (!reading.ok) return;
  const { yuan, precision } = reading.value;
  const size = new Decimal(yuan);
  found.push({ words: told, isUp, size, kind: "amount", slack: new Decimal(precision) });
}
