import { foldWidth } from "./labels/label-text.js";

const BLANK = /^[-−–—/\s]*$/;
const PERCENT = /[%‰]\s*$/;
const FIGURE = /^[-−–—+]?\s*[(（]?\s*[-−+]?[¥￥]?\s*\d/;
const FIGURE_TAIL = /^[\d,.\s()¥￥\-−–—+]*(?:[亿万千百]?元?整?|\p{Script=Han}{1,3})?\)?$/u;
const NUMERAL =
  /^[负零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟百千万亿两点]+元[零一二三四五六七八九壹贰叁肆伍陆柒捌玖角分整]*$/;

/** 2019年度, 2019年末: no amount, though digits begin it. */
const TIME = /^(?:19|20)\d\d年(?:度|末|底|初)?$/;

const NONE = /^(?:无|没有|零)$/;

export type CellContent = "blank" | "percent" | "figure" | "words";

/** What a cell of a sheet holds. A dash is blank: it may mean 0 or nothing at all. */
export function contentOf(cell: string): CellContent {
  const text = foldWidth(cell).trim();
  if (BLANK.test(text)) return "blank";
  if (PERCENT.test(text)) return "percent";
  if (NONE.test(text)) return "figure";
  if (TIME.test(text)) return "words";
  if ((FIGURE.test(text) && FIGURE_TAIL.test(text)) || NUMERAL.test(text)) return "figure";
  return "words";
}

/** 1, 2, 3 … across a row: the numbers of the columns (栏次), not figures. */
export function isCounting(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => foldWidth(cell).trim()).filter((cell) => cell !== "");
  if (/^[栏行]次$/.test(numbers[0] ?? "")) return true;
  if (numbers.length < 3 || !numbers.every((cell) => /^\d{1,3}$/.test(cell))) return false;
  return numbers.every(
    (cell, at) => at === 0 || BigInt(cell) === BigInt(numbers[at - 1] ?? "") + 1n,
  );
}
