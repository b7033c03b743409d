import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { openSheets } from "../../src/intake/open-sheets.js";
import { REFUSALS } from "../../src/intake/refusal.js";
import { cellAt, type SheetData } from "../../src/intake/sheet-data.js";
import { encryptedWorkbook, withPart, withSaidSize, workbook, zipBomb } from "./workbooks.js";

const TABLE = [
  ["项目", "金额"],
  ["办公费", 3.91],
];

function sheetsOf(bytes: Uint8Array): readonly SheetData[] {
  const opened = openSheets(bytes);
  if (opened.is !== "sheets") throw new Error(`read as text: ${opened.text}`);
  return opened.sheets;
}

function firstOf(bytes: Uint8Array): SheetData {
  const [sheet] = sheetsOf(bytes);
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

const GB_TABLE = Buffer.concat([
  Buffer.from("<html><head></head><body><table><tr><td>"),
  Buffer.from("cfeec4bf", "hex"), // 项目
  Buffer.from("</td><td>4,629,600.00</td></tr><tr><td colspan=2>"),
  Buffer.from("bacfbcc6", "hex"), // 合计
  Buffer.from("</td></tr></table></body></html>"),
]);

it.each([
  { what: "xlsx", bytes: workbook({ 表: TABLE }), cells: ["办公费", "3.91"] },
  { what: "old xls", bytes: workbook({ 表: TABLE }, { type: "xls" }), cells: ["办公费", "3.91"] },
  {
    what: "csv",
    bytes: Buffer.from('项目,金额\n办公费,"1,234.50"\n'),
    cells: ["办公费", "1,234.50"],
  },
  {
    what: "copied cells",
    bytes: Buffer.from("项目\t金额\r\n办公费\t3.91"),
    cells: ["办公费", "3.91"],
  },
])("reads $what by its content", ({ bytes, cells }) => {
  const sheet = firstOf(bytes);
  expect([0, 1].map((column) => cellAt(sheet, 1, column).text)).toEqual(cells);
});

it("reads a web page in GB18030 that is called .xls", () => {
  const sheet = firstOf(GB_TABLE);
  expect(cellAt(sheet, 0, 0).text).toBe("项目");
  expect(cellAt(sheet, 0, 1)).toEqual({ text: "4,629,600.00" });
  expect(cellAt(sheet, 1, 0).text).toBe("合计");
});

it("reads the text of a Word file, cells of its tables apart by tabs", () => {
  const paragraph = (text: string) =>
    `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  const cell = (text: string, wide = 1) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${wide}"/></w:tcPr>${paragraph(text)}</w:tc>`;
  const xml = `<w:document><w:body>${paragraph("一、收入&lt;说明&gt;")}<w:tbl><w:tr>${cell("办公费")}${cell("3.91")}</w:tr><w:tr>${cell("合计", 2)}${cell("3.91")}</w:tr></w:tbl>${paragraph("完")}</w:body></w:document>`;
  const bytes = zipSync({ "word/document.xml": strToU8(xml) });
  expect(openSheets(bytes)).toMatchObject({
    is: "text",
    text: "一、收入<说明>\n办公费\t3.91\n合计\t\t3.91\n完",
  });
});

it.each([
  { value: 0.1 + 0.2, format: "0.00", number: "0.30" },
  { value: 384.99 + 77.97, format: "#,##0.00", number: "462.96" },
  { value: 2.9, format: "0.00", number: "2.90" },
  { value: 2.956, format: "0.00", number: "2.956" },
  { value: -3.5, format: "0.00;(0.00)", number: "-3.50" },
  { value: 4629600, format: "General", number: "4629600" },
  { value: 0.00000012, format: "General", number: "0.00000012" },
  { value: 99999999999999.9, format: "General", number: "99999999999999.9" },
])("takes $value shown as $format for exactly $number", ({ value, format, number }) => {
  const sheet = firstOf(workbook({ 表: { "!ref": "A1", A1: { t: "n", v: value, z: format } } }));
  expect(cellAt(sheet, 0, 0).number).toBe(number);
});

it.each([
  { cell: { t: "n", v: 43831, z: "yyyy-mm-dd" }, odd: "date", why: "a day" },
  { cell: { t: "e", v: 23, w: "#REF!" }, odd: "error", why: "a broken formula" },
  { cell: { t: "n", v: 4629600, z: "0.00,," }, odd: "shown", why: "displayed in another unit" },
  { cell: { t: "n", v: 1e15, z: "0" }, odd: "shown", why: "more digits than Excel holds" },
] as const)("takes $why for no amount", ({ cell, odd }) => {
  const read = cellAt(firstOf(workbook({ 表: { "!ref": "A1", A1: cell } })), 0, 0);
  expect(read.odd).toBe(odd);
  expect(read.number).toBeUndefined();
});

it("tells hidden sheets from others and where cells are merged", () => {
  const bytes = workbook(
    { 表: { ...TABLE_SHEET, "!merges": [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }] }, 暗: TABLE },
    { hidden: ["暗"] },
  );
  const sheets = sheetsOf(bytes);
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["表", false],
    ["暗", true],
  ]);
  expect(sheets[0]?.merges).toEqual([{ row: 0, column: 0, lastRow: 0, lastColumn: 1 }]);
});

const TABLE_SHEET = { "!ref": "A1:B1", A1: { t: "s", v: "项目" } } as const;

it("follows no link and looks at no formula", () => {
  const bytes = withPart(workbook({ 表: TABLE }), "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace(/<c r="B2"[^>]*><v>[^<]*<\/v>/, '<c r="B2"><f>[1]外!A1</f><v>5.5</v>'),
  );
  expect(cellAt(firstOf(bytes), 1, 1).number).toBe("5.5");
});

const SHEET = "xl/worksheets/sheet1.xml";
const whole = workbook({ 表: TABLE });

it.each([
  { what: "nothing", bytes: Buffer.alloc(0), why: "empty" },
  { what: "a file of 50 MB", bytes: Buffer.alloc(50 * 1024 * 1024, 65), why: "large" },
  { what: "a zip bomb", bytes: zipBomb(), why: "expands" },
  {
    what: "a piece that unpacks to more than it says",
    bytes: withSaidSize(whole, SHEET, 40),
    why: "expands",
  },
  { what: "half a workbook", bytes: whole.subarray(0, whole.length / 2), why: "damaged" },
  { what: "a workbook with a password", bytes: encryptedWorkbook(), why: "encrypted" },
  { what: "a PDF", bytes: Buffer.from("%PDF-1.7\n..."), why: "unknown" },
  { what: "a picture", bytes: Buffer.from("89504e470d0a1a0a", "hex"), why: "picture" },
  { what: "a program", bytes: Buffer.from("7f454c4602010100000000", "hex"), why: "unknown" },
  { what: "any zip", bytes: zipSync({ "a.txt": strToU8("x") }), why: "unknown" },
  { what: "thousands of sheets", bytes: manySheets(), why: "large" },
] as const)("refuses $what and says why", ({ bytes, why }) => {
  expect(() => openSheets(bytes)).toThrow(REFUSALS[why]);
});

function manySheets(): Buffer {
  return workbook(Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`表${at}`, TABLE])));
}
