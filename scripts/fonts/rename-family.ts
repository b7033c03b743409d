/** Ids of the name table: family, full name, family of many weights. */
const FAMILY_IDS = [1, 4, 16];
const STYLE_ID = 2;
const WINDOWS = { platform: 3, encoding: 1, language: 0x0409 };

/**
 * Gives a font another family name, so that a program that also sees the fonts of its machine never takes one of
 * the same name there. Everything else in its name table, copyright and licence first, stays.
 */
export function renameFamily(font: Uint8Array, family: string): Uint8Array {
  const tables = readTables(Buffer.from(font));
  const names = readNames(tables.get("name") ?? Buffer.alloc(6));
  const style = names.get(STYLE_ID) ?? "Regular";
  for (const id of FAMILY_IDS) {
    if (names.has(id)) names.set(id, id === 4 ? `${family} ${style}` : family);
  }
  tables.set("name", writeNames(names));
  return writeTables(tables);
}

const HEAD = 12;
const ENTRY = 16;

function readTables(font: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = HEAD + index * ENTRY;
    const offset = font.readUInt32BE(at + 8);
    const tag = font.toString("latin1", at, at + 4);
    tables.set(tag, font.subarray(offset, offset + font.readUInt32BE(at + 12)));
  }
  return tables;
}

/** The English names for Windows, which every font here has. */
function readNames(table: Buffer): Map<number, string> {
  const names = new Map<number, string>();
  const texts = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const at = 6 + index * 12;
    if (table.readUInt16BE(at) !== WINDOWS.platform) continue;
    if (table.readUInt16BE(at + 4) !== WINDOWS.language) continue;
    const from = texts + table.readUInt16BE(at + 10);
    const bytes = Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)));
    names.set(table.readUInt16BE(at + 6), bytes.swap16().toString("utf16le"));
  }
  return names;
}

function writeNames(names: ReadonlyMap<number, string>): Buffer {
  const sorted = [...names].sort(([a], [b]) => a - b);
  const texts = sorted.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const head = Buffer.alloc(6 + sorted.length * 12);
  head.writeUInt16BE(sorted.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  sorted.forEach(([id], index) => {
    const length = texts[index]?.length ?? 0;
    const { platform, encoding, language } = WINDOWS;
    const fields = [platform, encoding, language, id, length, offset];
    fields.forEach((field, at) => head.writeUInt16BE(field, 6 + index * 12 + at * 2));
    offset += length;
  });
  return Buffer.concat([head, ...texts]);
}

function writeTables(tables: ReadonlyMap<string, Buffer>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(HEAD + sorted.length * ENTRY);
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(0x00010000, 0);
  [sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16].forEach((field, at) =>
    head.writeUInt16BE(field, 4 + at * 2),
  );
  let offset = head.length;
  const bodies = sorted.map(([tag, body], index) => {
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    const at = HEAD + index * ENTRY;
    head.write(tag, at, "latin1");
    head.writeUInt32BE(sumOf(padded), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(body.length, at + 12);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

function sumOf(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
