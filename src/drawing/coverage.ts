import { listsOf, readGroups } from "./font-characters.js";
import { readTables, tableOf } from "./font-tables.js";

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

/** The older list of the basic plane, which Latin fonts have alone. */
const SEGMENTS = 4;

type Range = readonly [first: number, last: number];

/** Reads which characters the font maps to glyphs. */
function rangesOf(font: Buffer): readonly Range[] {
  const cmap = tableOf(readTables(font), "cmap");
  const groups = readGroups(cmap);
  if (groups !== undefined) return groups.map(({ first, last }) => [first, last]);
  const basic = listsOf(cmap).get(SEGMENTS);
  if (basic === undefined) throw new Error("a font without a list of characters we can read");
  return segmentsAt(cmap, basic);
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
