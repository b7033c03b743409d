import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Coverage } from "../../src/drawing/coverage.js";
import { FONT_FILE } from "../../src/drawing/font.js";
import { PrintableText } from "../../src/drawing/printable-text.js";

const coverage = new Coverage([readFileSync(FONT_FILE)]);

it.each([
  "浉河区、郫都区、歙县、黟县、鄠邑区、亳州、儋州、瀍河",
  "喆、堃、玥、昇、垚、犇、淼、䶮、𬀩、珺、祎",
  "㎡、℃、№、①、（二十）、Ⅻ、±、≥、½、§、→、√、□、●、★、￥、€、〔2019〕、《》“”‘’……——·",
  "Éé 2,019.50%",
])("prints names and symbols as they are: %s", (typed) => {
  const text = new PrintableText(coverage);
  expect(text.of(typed)).toBe(typed);
  expect(text.missing).toEqual([]);
});

it.each([
  {
    typed: "好😀好\u{20BB7}😀",
    printed: "好〓好〓〓",
    missing: ["😀 U+1F600", "\u{20BB7} U+20BB7"],
  },
  { typed: "א", printed: "〓", missing: ["א U+05D0"] },
  { typed: "甲\u202E乙\u200D\uFE0F丙", printed: "甲乙丙", missing: [] },
  { typed: "一\u2003二\t三\n四", printed: "一 二 三 四", missing: [] },
])("prints $typed as $printed and names what is missing", ({ typed, printed, missing }) => {
  const text = new PrintableText(coverage);
  expect(text.of(typed)).toBe(printed);
  expect(text.missing).toEqual(missing);
});
