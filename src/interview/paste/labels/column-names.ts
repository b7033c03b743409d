import { labelKey } from "./label-text.js";

/** What the usual columns of a final account are called in sheets and sentences. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  预算数: ["预算", "支出预算", "支出预算数", "年初预算", "年初预算数"],
  决算数: ["决算", "支出决算", "支出决算数", "实际支出", "本年决算数", "本年决算"],
  上年决算数: [
    "上年",
    "上年数",
    "上年决算",
    "上年支出",
    "上年支出决算",
    "上年支出决算数",
    "上年度决算数",
  ],
};

const NOT_THIS_YEAR = /上年|去年|前年|预算|计划|20\d\d年/;

/** Whether a column holds other figures than the year's own: 上年数, 预算数, 2017年. */
export function isOtherColumn(head: string): boolean {
  return (
    NOT_THIS_YEAR.test(labelKey(head)) && !/决算/.test(labelKey(head).replace(/上年度?决算/, ""))
  );
}

/** The usual name of a column that is headed so: 上年数 is 上年决算数. */
export function usualColumn(head: string): string | undefined {
  const key = labelKey(head);
  return Object.entries(OTHER_NAMES).find(([, names]) => names.includes(key))?.[0];
}

/**
 * Keys of everything a grid's column may be called.
 *
 * @param taken keys that name a column outright: none of them is another column's second name
 */
export function columnKeys(
  names: readonly string[],
  taken: ReadonlySet<string>,
): readonly string[] {
  const keys = names.map(labelKey);
  const others = keys.flatMap((key) => OTHER_NAMES[key] ?? []);
  return [...new Set([...keys, ...others.filter((key) => !taken.has(key))])];
}
