import { CFB, utils, type WorkSheet, write } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync } from "fflate";

type Rows = readonly (readonly unknown[])[];

/** A workbook in the file format asked for: rows of plain values. */
export function workbook(
  sheets: Readonly<Record<string, WorkSheet | Rows>>,
  options: { readonly type?: "xlsx" | "xls"; readonly hidden?: readonly string[] } = {},
): Buffer {
  const { type = "xlsx", hidden = [] } = options;
  const book = utils.book_new();
  for (const [name, content] of Object.entries(sheets)) {
    const sheet = isRows(content) ? utils.aoa_to_sheet(content.map((row) => [...row])) : content;
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = {
    Sheets: book.SheetNames.map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return write(book, { type: "buffer", bookType: type, compression: true }) as Buffer;
}

function isRows(content: WorkSheet | Rows): content is Rows {
  return Array.isArray(content);
}

/** The same workbook with the text of one part changed. */
export function withPart(
  bytes: Uint8Array,
  name: string,
  change: (text: string) => string,
): Buffer {
  const parts = unzipSync(bytes);
  parts[name] = strToU8(change(Buffer.from(parts[name] ?? []).toString("utf8")));
  return Buffer.from(zipSync(parts));
}

/** A workbook of 0.1 MB that unpacks to 100 MB. */
export function zipBomb(): Buffer {
  const parts = unzipSync(workbook({ 表: [["项目", "金额"]] }));
  parts["xl/worksheets/sheet2.xml"] = new Uint8Array(100 * 1024 * 1024);
  return Buffer.from(zipSync(parts, { level: 6 }));
}

/** The library has no types for it. */
interface OleWriter {
  readonly utils: {
    cfb_new(): object;
    cfb_add(file: object, name: string, bytes: Buffer): void;
  };
  readonly write: (file: object, options: { readonly type: "buffer" }) => Buffer;
}

/** What Excel saves with a password: an OLE file with the real one inside, encrypted. */
export function encryptedWorkbook(): Buffer {
  const { utils: ole, write: writeOle } = CFB as OleWriter;
  const file = ole.cfb_new();
  ole.cfb_add(file, "/EncryptionInfo", Buffer.alloc(64, 1));
  ole.cfb_add(file, "/EncryptedPackage", Buffer.alloc(8192, 7));
  return writeOle(file, { type: "buffer" });
}

/** Overwrites the sizes a zip tells of an entry, in its directory and beside the data. */
export function withSaidSize(bytes: Buffer, entry: string, size: number): Buffer {
  const lying = Buffer.from(bytes);
  for (let at = 0; at + 46 < lying.length; at += 1) {
    const sign = lying.readUInt32LE(at);
    const [sizeAt, lengthAt, nameAt] =
      sign === 0x04034b50 ? [22, 26, 30] : sign === 0x02014b50 ? [24, 28, 46] : [0, 0, 0];
    if (sizeAt === 0) continue;
    const name = lying.toString(
      "utf8",
      at + nameAt,
      at + nameAt + lying.readUInt16LE(at + lengthAt),
    );
    if (name === entry) lying.writeUInt32LE(size, at + sizeAt);
  }
  return lying;
}
