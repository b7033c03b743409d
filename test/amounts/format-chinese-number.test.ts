import { expect, it } from "vitest";
import { formatChineseNumber } from "../../src/amounts/format-chinese-number.js";

it.each([
  ["0", "零"],
  ["3", "三"],
  ["10", "十"],
  ["12", "十二"],
  ["20", "二十"],
  ["105", "一百零五"],
  ["110", "一百一十"],
  ["1000", "一千"],
  ["10010", "一万零一十"],
  ["200000", "二十万"],
  ["4629600", "四百六十二万九千六百"],
  ["100000010", "一亿零一十"],
  ["100020000", "一亿零二万"],
])("says %s as %s", (number, spoken) => {
  expect(formatChineseNumber(number)).toBe(spoken);
});
