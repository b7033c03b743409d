import { expect, it } from "vitest";
import { formatList, formatOrdinal } from "../../src/wording/format-list.js";

it.each([
  ["1", "（一）", "（一）"],
  ["12", "（一）", "（十二）"],
  ["3", "一、", "三、"],
  ["3", "1.", "3."],
  ["3", "（1）", "（3）"],
  ["3", "①", "③"],
  ["21", "①", "（21）"],
  ["3", "", ""],
] as const)("numbers item %s in the style %s as %s", (position, style, ordinal) => {
  expect(formatOrdinal(position, style)).toBe(ordinal);
});

it("joins items in one sentence, each without its own end", () => {
  expect(formatList(["修路。", "架桥；", "种树"])).toBe("修路；架桥；种树");
  expect(formatList(["修路。", "架桥"], "①", "，")).toBe("①修路，②架桥");
  expect(formatList([])).toBe("");
});
