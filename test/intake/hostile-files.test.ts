import { CFB, utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readUpload } from "../../src/intake/read-upload.js";
import { REFUSALS } from "../../src/intake/refusal.js";
import { withPart, workbook } from "./workbooks.js";

const TABLE = [
  ["项目", "金额"],
  ["办公费", 3.91],
];
const ROWS = [
  ["项目", "金额"],
  ["办公费", "3.91"],
];
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "${"拿".repeat(64)}">${"bcdefghij"
  .split("")
  .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghi"[at] ?? "a"};`.repeat(10)}">`)
  .join("")}]>`;
const SHEET = "xl/worksheets/sheet1.xml";

function docx(xml: string): Buffer {
  return Buffer.from(zipSync({ "word/document.xml": strToU8(xml) }, { level: 9 }));
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** The library has no types for its OLE part. */
const ole = CFB as {
  readonly read: (bytes: Buffer, options: { readonly type: "buffer" }) => object;
  readonly find: (file: object, name: string) => { content: Uint8Array; size: number } | null;
  readonly write: (file: object, options: { readonly type: "buffer" }) => Buffer;
};

/** An old workbook that says behind its first record that the rest is encrypted. */
function lockedXls(): Buffer {
  const file = ole.read(workbook({ 表: TABLE }, { type: "xls" }), { type: "buffer" });
  const stream = ole.find(file, "Workbook");
  if (stream === null) throw new Error("no stream");
  const bytes = Buffer.from(stream.content);
  const head = 4 + bytes.readUInt16LE(2);
  const lock = Buffer.alloc(4 + 54);
  lock.writeUInt16LE(0x2f, 0);
  lock.writeUInt16LE(54, 2);
  for (const at of [4, 6, 8]) lock.writeUInt16LE(1, at);
  stream.size = stream.content.length + lock.length;
  stream.content = Buffer.concat([bytes.subarray(0, head), lock, bytes.subarray(head)]);
  return ole.write(file, { type: "buffer" });
}

function withMacros(): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(TABLE), "表");
  const macros = ole.write(ole.read(workbook({ 表: TABLE }, { type: "xls" }), { type: "buffer" }), {
    type: "buffer",
  });
  Object.assign(book, { vbaraw: macros });
  return write(book, { type: "buffer", bookType: "xlsm" }) as Buffer;
}

it.each([
  { what: "macros are not looked at", bytes: withMacros() },
  {
    what: "a link to another file is not followed",
    bytes: withPart(workbook({ 表: TABLE }), "xl/workbook.xml", (xml) =>
      xml.replace(
        "</workbook>",
        '<externalReferences><externalReference r:id="rId9"/></externalReferences></workbook>',
      ),
    ),
  },
  {
    what: "entities are not expanded",
    bytes: withPart(workbook({ 表: TABLE }), SHEET, (xml) => xml.replace("?>", `?>${ENTITIES}`)),
  },
])("of a workbook its saved cells are read: $what", async ({ bytes }) => {
  expect(await readUpload(bytes, null)).toEqual({ is: "rows", rows: ROWS });
});

it("expands no entity of a Word file", async () => {
  const bytes = docx(
    `<?xml version="1.0"?>${ENTITIES}<w:document>${paragraph("&j;")}</w:document>`,
  );
  expect(await readUpload(bytes, null)).toEqual({ is: "text", text: "&j;" });
});

it.each([
  { what: "an old workbook with a password", bytes: lockedXls(), why: "encrypted" },
  {
    what: "a Word file that unpacks to 60 MB",
    bytes: docx("a".repeat(60_000_000)),
    why: "expands",
  },
  {
    what: "a Word file of 9 MB that is well packed",
    bytes: docx(paragraph("拿".repeat(3_000_000))),
    why: "expands",
  },
  {
    what: "an old Word file",
    bytes: (() => {
      const file = ole.read(workbook({ 表: TABLE }, { type: "xls" }), { type: "buffer" });
      const bytes = ole.write(file, { type: "buffer" });
      const [from, to] = ["Workbook", "WordDocument"].map((name) =>
        Buffer.from(`${name}\0`, "utf16le"),
      );
      const at = bytes.indexOf(from ?? "");
      to?.copy(bytes, at);
      bytes.writeUInt16LE(to?.length ?? 0, at + 64);
      return bytes;
    })(),
    why: "doc",
  },
] as const)("is refused with what to do instead: $what", async ({ bytes, why }) => {
  expect(await readUpload(bytes, null)).toEqual({ is: "refused", because: REFUSALS[why] });
});
