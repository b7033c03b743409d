import { formatChineseNumber } from "../../amounts/format-chinese-number.js";
import { cutEnd } from "../paste/labels/label-text.js";

const DIGIT = "[\\d０-９]";
const NUMERAL = "[一二三四五六七八九十]";
const MARKS = [
  `[（(]?(?:${DIGIT}{1,2}|${NUMERAL}{1,3})[)）]`,
  `${DIGIT}{1,2}[.．、](?!${DIGIT})`,
  // 一、二级 and 一、二、三期 are no numbers of a list.
  `${NUMERAL}{1,3}、(?!${NUMERAL}{1,3}[、级期类等号])`,
  "[①-⑳]",
  `指标${DIGIT}{1,2}[：:]`,
  // -5% is a minus.
  String.raw`[*•·]|-(?!\d)`,
];
const NUMBER = new RegExp(String.raw`^\s*(?:${MARKS.join("|")})\s*`, "u");

/** How a list may be numbered within a line: the number is what is captured. */
const STYLES: readonly RegExp[] = [
  `(${DIGIT}{1,2})、(?!${DIGIT})`,
  `(${DIGIT}{1,2})[.．](?!${DIGIT})`,
  `(${DIGIT}{1,2})[)）]`,
  `[（(](${DIGIT}{1,2})[)）]`,
  `指标(${DIGIT}{1,2})[：:]`,
  `(${NUMERAL}{1,3})、`,
  `[（(](${NUMERAL}{1,3})[)）]`,
]
  .map((mark) => new RegExp(`(?<=^|[；;。，,\\s])${mark}`, "gu"))
  .concat(/([①-⑳])/gu);

/** One item a line, or a number in order from one; the numbers are left out, since the report numbers them again. */
export function splitItems(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => splitNumbered(line.trim()))
    .map((item) => item.replace(NUMBER, "").trim())
    .filter((item) => item !== "");
}

/** `1、甲；2、乙` is two items. A line whose numbers do not run from one stays as it is. */
function splitNumbered(line: string): readonly string[] {
  for (const style of STYLES) {
    const marks = [...line.matchAll(style)];
    if (marks.length < 2 || marks[0]?.index !== 0) continue;
    if (!marks.every(([, number = ""], at) => isNumber(number, at + 1))) continue;
    const items = marks.map(({ index }, at) =>
      cutEnd(line.slice(index, marks[at + 1]?.index), "，, \t"),
    );
    if (items.every((item) => item.replace(NUMBER, "") !== "")) return items;
  }
  return [line];
}

/** 3, ３, ③, 三 */
function isNumber(written: string, number: number): boolean {
  const typed = String(number);
  return written.normalize("NFKC") === typed || written === formatChineseNumber(typed);
}
