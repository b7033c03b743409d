/** The characters some font of a set has a glyph for. */
export class Coverage {
  readonly #characters = new Set<number>();

  /** @param fonts TrueType files */
  constructor(fonts: readonly Buffer[]) {
    for (const font of fonts) {
      for (const [first, last] of rangesOf(font)) {
        for (let character = first; character <= last; character += 1) {
          this.#characters.add(character);
        }
      }
    }
  }

  has(character: string): boolean {
    return this.#characters.has(character.codePointAt(0) ?? 0);
  }
}

const DIRECTORY = { start: 12, entry: 16 };
/** A list of groups of characters, up to U+10FFFF. Every font with Chinese has one. */
const SEGMENTED_COVERAGE = 12;
/** The older list of the basic plane, which Latin fonts have alone. */
const SEGMENTS = 4;

type Range = readonly [first: number, last: number];

/** Reads the table "cmap": which characters the font maps to glyphs. */
function rangesOf(font: Buffer): readonly Range[] {
  const cmap = tableOf(font, "cmap");
  const count = cmap.readUInt16BE(2);
  const offsets = Array.from({ length: count }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
  const find = (format: number) => offsets.find((offset) => cmap.readUInt16BE(offset) === format);
  const full = find(SEGMENTED_COVERAGE);
  if (full !== undefined) return groupsAt(cmap, full);
  const basic = find(SEGMENTS);
  if (basic === undefined) throw new Error("a font without a list of characters we can read");
  return segmentsAt(cmap, basic);
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = DIRECTORY.start + index * DIRECTORY.entry;
    if (font.toString("latin1", at, at + 4) !== tag) continue;
    const offset = font.readUInt32BE(at + 8);
    return font.subarray(offset, offset + font.readUInt32BE(at + 12));
  }
  throw new Error(`a font without ${tag}`);
}

function groupsAt(cmap: Buffer, offset: number): readonly Range[] {
  return Array.from({ length: cmap.readUInt32BE(offset + 12) }, (_, index) => {
    const at = offset + 16 + index * 12;
    return [cmap.readUInt32BE(at), cmap.readUInt32BE(at + 4)];
  });
}

function segmentsAt(cmap: Buffer, offset: number): readonly Range[] {
  const bytes = cmap.readUInt16BE(offset + 6);
  return Array.from({ length: bytes / 2 }, (_, index) => {
    const last = cmap.readUInt16BE(offset + 14 + index * 2);
    const first = cmap.readUInt16BE(offset + 16 + bytes + index * 2);
    // The list ends with U+FFFF, which is no character.
    return [first, Math.min(last, 0xfffe)];
  });
}
