import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import { REFUSALS } from "../../src/intake/refusal.js";
import { startFilling, type Talk } from "../interview/talk.js";
import { pack } from "../report/final-accounts.js";
import { fifth, sheetOf } from "./official-sheets.js";
import { withPart, workbook } from "./workbooks.js";

const about = { pack, report: "r1", year: "2019" };
const SHEET = "xl/worksheets/sheet1.xml";
const ROWS = [
  ["合计", "", 384.99, 300.5, 84.49],
  ["205", "教育支出", 300.5, 300.5, 0],
  ["208", "社会保障和就业支出", 84.49, 0, 84.49],
];
const WHOLE = workbook({ 表: fifth(ROWS) });

function send(bytes: Uint8Array): { readonly talk: Talk; readonly said: string } {
  const talk = startFilling(pack);
  return { talk, said: talk.file("表.xlsx", readFile(bytes, about)) };
}

function basicOf(talk: Talk): string | undefined {
  if (talk.labels().includes("全部采用")) talk.press("全部采用");
  return talk.amount("function.205.general_basic");
}

function withParts(parts: RegExp, change: (text: string) => string): Buffer {
  const files = unzipSync(WHOLE);
  for (const [name, bytes] of Object.entries(files))
    if (parts.test(name)) files[name] = strToU8(change(strFromU8(bytes)));
  return Buffer.from(zipSync(files));
}

const PREFIXED = (text: string): string =>
  text.replace(/<(\/?)(?!\?|x:)([A-Za-z])/g, "<$1x:$2").replace('xmlns="', 'xmlns:x="');
const INLINE = (): Buffer => {
  const strings = [
    ...strFromU8(unzipSync(WHOLE)["xl/sharedStrings.xml"] ?? strToU8("")).matchAll(
      /<si>(.*?)<\/si>/gs,
    ),
  ].map(([, text]) => text ?? "");
  return withPart(WHOLE, SHEET, (xml) =>
    xml.replace(
      /<c r="(\w+)" t="s"[^>]*><v>(\d+)<\/v><\/c>/g,
      (_, cell: string, at: string) =>
        `<c r="${cell}" t="inlineStr"><is>${strings[Number(at)] ?? ""}</is></c>`,
    ),
  );
};
const NOTES = Array.from({ length: 32 }, (_, at) => [
  `填表说明${at + 1}：本年支出、基本支出的口径见制度。`,
]);

describe("a workbook made in another way is read as ever", () => {
  it.each([
    { what: "strings in the cells", bytes: INLINE() },
    { what: "names with a prefix", bytes: withParts(/sheet1|workbook\.xml$|sharedStr/, PREFIXED) },
    {
      what: "Strict OOXML",
      bytes: withParts(/\.(?:xml|rels)$/, (text) =>
        text
          .replaceAll(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
          )
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          ),
      ),
    },
    {
      what: "a protected sheet",
      bytes: workbook({ 表: { ...fifth(ROWS), "!protect": { password: "x" } } }),
    },
    {
      what: "thirty lines of notes above",
      bytes: workbook({
        表: sheetOf([
          ["金额单位：万元"],
          ...NOTES,
          ["一般公共预算财政拨款支出决算表"],
          ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
          ...ROWS,
        ]),
      }),
    },
    {
      what: "150 more columns",
      bytes: workbook({
        表: fifth(
          ROWS.map((row) => [...row, ...Array.from({ length: 150 }, () => "")]),
          {
            head: [
              "科目编码",
              "科目名称",
              "小计",
              "基本支出",
              "项目支出",
              ...Array.from({ length: 150 }, (_, at) => `备用${at}`),
            ],
          },
        ),
      }),
    },
  ])("$what", ({ bytes }) => {
    const { talk, said } = send(bytes);
    expect(said).toContain("认出4项");
    expect(said).not.toContain("⚠");
    expect(basicOf(talk)).toBe("3005000");
  });
});

describe("a cell of an odd kind", () => {
  const formula = (saved: string): Buffer =>
    withPart(WHOLE, SHEET, (xml) =>
      xml.replace(/<c r="D5"[^>]*><v>[^<]*<\/v>/, `<c r="D5"><f>100.5+200</f>${saved}`),
    );

  it.each([
    { what: "a formula saved without its value", bytes: formula("") },
    { what: "a formula saved with an empty value", bytes: formula("<v></v>") },
  ])("is told and not taken: $what", ({ bytes }) => {
    const { talk, said } = send(bytes);
    expect(said).toContain("基本支出”“公式”没有算出数，请用Excel或WPS打开、保存后再发，没有采用");
    expect(basicOf(talk)).toBeUndefined();
  });

  it.each([
    { cell: "￥ 300.50", yuan: "3005000" },
    { cell: "３００．５０", yuan: "3005000" },
    { cell: " 1 , 200.00 ", yuan: "12000000" },
    { cell: "3005000元", yuan: "3005000" },
    { cell: "（6.50）", yuan: "-65000" },
    { cell: "－9.5", yuan: "-95000" },
    { cell: { t: "n", v: -3.5, z: "0.00_);(0.00)" }, yuan: "-35000" },
    { cell: { t: "n", v: -2.5, z: "0.00_);[Red]-0.00" }, yuan: "-25000" },
    { cell: { t: "n", v: 300.5, z: '0.00"万元"' }, yuan: "3005000" },
    { cell: { t: "n", v: 5.55e-17, z: "0.00" }, yuan: "0" },
  ])("is read: $cell", ({ cell, yuan }) => {
    const { talk } = send(workbook({ 表: fifth([["205", "教育支出", "", cell, ""]]) }));
    expect(basicOf(talk)).toBe(yuan);
  });

  it.each([
    { cell: "△7.5", says: "不是金额" },
    { cell: { t: "n", v: 0.435, z: "0.00%" }, says: "不是金额" },
    { cell: { t: "n", v: -4.5, z: "0.00;[Red]0.00" }, says: "显示的数和实际的数不同" },
    { cell: { t: "n", v: 3_005_000, z: '0!.0,"万"' }, says: "显示的数和实际的数不同" },
    { cell: { t: "n", v: 43.5, z: "yyyy/m/d" }, says: "是日期，不是金额" },
  ])("is told and not taken: $cell", ({ cell, says }) => {
    const { talk, said } = send(workbook({ 表: fifth([["205", "教育支出", "", cell, 1]]) }));
    expect(said).toContain(says);
    expect(basicOf(talk)).toBeUndefined();
  });

  it("counts no days of 1904 into an amount", () => {
    const bytes = withPart(WHOLE, "xl/workbook.xml", (xml) =>
      xml.replace(/(<workbook[^>]*>)(?:<workbookPr[^>]*\/>)?/, '$1<workbookPr date1904="1"/>'),
    );
    expect(basicOf(send(bytes).talk)).toBe("3005000");
  });
});

describe("what stands in the way", () => {
  it("is told where only a hidden sheet holds tables", () => {
    const bytes = workbook({ 表: fifth(ROWS), 空: [["说明"]] }, { hidden: ["表"] });
    expect(send(bytes).said).toContain(REFUSALS.hiddenTables);
  });

  it("is told where two tables stand side by side", () => {
    const two = [
      ["一般公共预算财政拨款支出决算表", "", "", "", "", "", "收入决算表"],
      ["单位：万元"],
      ["科目编码", "科目名称", "小计", "基本支出", "项目支出", "", "本年收入合计"],
      ["205", "教育支出", 30, 10, 20, "", 5],
    ];
    const { talk, said } = send(workbook({ 表: two }));
    expect(said).toContain("公开05表和别的表左右并排，没有读");
    expect(basicOf(talk)).toBeUndefined();
  });

  it("is the portrait, told once for all rows of a table that the unit does not have", () => {
    const fund = sheetOf([
      ["政府性基金预算财政拨款收入支出决算表"],
      ["单位：元"],
      ["科目编码", "科目名称", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"],
      ["", "", "", "", "小计", "基本支出", "项目支出", ""],
      ["229", "其他支出", 0, 50000, 50000, 0, 50000, 0],
    ]);
    const { said } = send(workbook({ 表: fifth(ROWS), 基金: fund }));
    expect(said).toContain(
      "公开08表第5行“229 政府性基金本年收入”50000元等2个数：在〔单位情况〕里选上“政府性基金”后才填",
    );
  });

  it("is told by the total of a row whose own figures are not there", () => {
    const { said } = send(workbook({ 表: fifth([["205", "教育支出", 300.5, 0, 0]]) }));
    expect(said).toContain("“205 教育支出 本年支出·小计”表里是300.50万元，按各项算出0.00万元");
  });
});
