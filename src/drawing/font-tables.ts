/** A part of a TrueType file: "glyf" holds the outlines, "cmap" which character has which. */
export interface FontTable {
  readonly tag: string;
  readonly bytes: Buffer;
}

const DIRECTORY = { start: 12, entry: 16 };

/** The parts of a font, in the order of its directory. */
export function readTables(font: Buffer): readonly FontTable[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = DIRECTORY.start + index * DIRECTORY.entry;
    const offset = font.readUInt32BE(at + 8);
    return {
      tag: font.toString("latin1", at, at + 4),
      bytes: font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    };
  });
}

/** @throws {Error} when the font has no such part */
export function tableOf(tables: readonly FontTable[], tag: string): Buffer {
  const found = tables.find((one) => one.tag === tag);
  if (found === undefined) throw new Error(`a font without ${tag}`);
  return found.bytes;
}

/**
 * A font of these parts. Its sums of control are left out: it is for programs of ours that do not ask for them.
 *
 * @param version of the file it came from
 */
export function joinTables(version: number, tables: readonly FontTable[]): Buffer {
  const directory = Buffer.alloc(DIRECTORY.start + tables.length * DIRECTORY.entry);
  directory.writeUInt32BE(version, 0);
  directory.writeUInt16BE(tables.length, 4);
  const pieces: Buffer[] = [directory];
  let offset = directory.length;
  tables.forEach(({ tag, bytes }, index) => {
    const at = DIRECTORY.start + index * DIRECTORY.entry;
    directory.write(tag, at, "latin1");
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(bytes.length, at + 12);
    pieces.push(bytes, Buffer.alloc(-bytes.length & 3));
    offset += (bytes.length + 3) & ~3;
  });
  return Buffer.concat(pieces);
}
