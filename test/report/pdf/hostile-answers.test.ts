import { expect, it } from "vitest";
import { writePdf } from "../../../src/report/pdf/write-pdf.js";
import { documentOf, EXAMPLE, proseOf, repliesOf } from "../final-accounts.js";
import { noReader, propertiesOfPdf, squeeze, textOfPdf } from "./open-pdf.js";

const LONG = "很长的话，说不完。".repeat(2_223);

/** What was typed, and how it looks where that is not the same: no glyph, or no look at all. */
const TYPED: readonly { readonly typed: string; readonly looks?: string }[] = [
  { typed: "控制\u0001字符\u0008和\u001B[31m", looks: "控制字符和[31m" },
  { typed: "结束]]><!--标签-->&amp;" },
  { typed: "笑脸😀和👨\u200D👩", looks: "笑脸〓和〓〓" },
  { typed: LONG },
  { typed: "支\u202E出\u200F增\u2066加", looks: "支出增加" },
  { typed: "=cmd|' /C calc'!A0" },
  { typed: "# 标题 **粗** `码` [链](u) > 引 - 表" },
  { typed: '#let x = 1; $x$ @ref <lab> \\ _a_ *b* // /* #set page(paper: "a5") #panic("x")' },
  { typed: "~ -- --- ... 'a' \"b\" 1/2 http://a.example/?b=c#d" },
  { typed: "x".repeat(400) },
];

const department = "../../x\\市#let“县”$x$@ref";
const document = documentOf(
  repliesOf(EXAMPLE, {
    "profile.name": department,
    "profile.duties": TYPED.map(({ typed }) => typed),
    "overall.reason": "#panic()",
    "function.201.name": '#table[$ "支出" */',
  }),
);
const { bytes, missingGlyphs } = writePdf(document);

it("is written whatever was typed, and names what cannot be printed", () => {
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(missingGlyphs).toEqual(["😀 U+1F600", "👨 U+1F468", "👩 U+1F469"]);
});

it.skipIf(noReader !== undefined)(`shows it as typed${noReader ?? ""}`, () => {
  const text = textOfPdf(bytes);
  for (const { typed, looks = typed } of TYPED) expect(text).toContain(squeeze(looks));
  expect(text).toContain(squeeze(`部门：${department}`));
  expect(text).toContain("主要原因是#panic()。");
  expect(text).toContain(squeeze('#table[$ "支出" */'));
  expect(propertiesOfPdf(bytes).get("Author")).toBe(department);
});

it("survives names longer than a PDF may say of itself", () => {
  const name = "局".repeat(20_000);
  const named = writePdf({
    ...document,
    title: name,
    department: name,
    cover: { title: ["", name], notes: [] },
    blocks: [{ kind: "heading", id: "p1", level: 1, text: name }],
  });
  expect(named.bytes.length).toBeGreaterThan(10_000);
});

it.skipIf(noReader !== undefined)(`changes nothing around it${noReader ?? ""}`, () => {
  const last = proseOf(document).split("\n").at(-1) ?? "";
  expect(textOfPdf(bytes).endsWith(squeeze(last))).toBe(true);
});
