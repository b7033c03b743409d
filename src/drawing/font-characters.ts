/** Characters that follow each other, and the glyph of the first: the others' follow it. */
export interface CharacterGroup {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

/** Lists of characters of a font: by groups, up to U+10FFFF, which every font with Chinese has. */
const GROUPED = 12;

/**
 * Where each list of characters begins, by its format.
 *
 * @param cmap table of the font: which characters it maps to glyphs
 */
export function listsOf(cmap: Buffer): ReadonlyMap<number, number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.readUInt32BE(4 + index * 8 + 4),
  );
  return new Map(offsets.map((offset) => [cmap.readUInt16BE(offset), offset]));
}

/** @returns undefined for a font without such a list: Latin ones */
export function readGroups(cmap: Buffer): readonly CharacterGroup[] | undefined {
  const offset = listsOf(cmap).get(GROUPED);
  if (offset === undefined) return undefined;
  return Array.from({ length: cmap.readUInt32BE(offset + 12) }, (_, index) => {
    const at = offset + 16 + index * 12;
    return {
      first: cmap.readUInt32BE(at),
      last: cmap.readUInt32BE(at + 4),
      glyph: cmap.readUInt32BE(at + 8),
    };
  });
}
