import { readGroups } from "./font-characters.js";
import { type FontTable, joinTables, readTables, tableOf } from "./font-tables.js";

/**
 * The same font with the outlines of these characters alone: whoever draws with it reads it anew for every letter.
 *
 * @param font TrueType with a grouped list of characters, none of its glyphs put together from others: ours
 */
export function reduceFont(font: Buffer, characters: Iterable<string>): Buffer {
  const tables = readTables(font);
  const table = (tag: string): Buffer => tableOf(tables, tag);
  const glyphOf = createGlyphOf(table("cmap"));
  const kept = new Set([0]);
  for (const character of new Set(characters)) kept.add(glyphOf(character.codePointAt(0) ?? 0));
  const head = Buffer.from(table("head"));
  const isLong = head.readInt16BE(HEAD_LONG_OFFSETS) === 1;
  const { glyf, loca } = keepOutlines({ glyf: table("glyf"), loca: table("loca"), isLong }, kept);
  head.writeInt16BE(1, HEAD_LONG_OFFSETS);
  const replaced: readonly FontTable[] = [
    { tag: "glyf", bytes: glyf },
    { tag: "loca", bytes: loca },
    { tag: "head", bytes: head },
  ];
  return joinTables(
    font.readUInt32BE(0),
    tables.map((one) => replaced.find(({ tag }) => tag === one.tag) ?? one),
  );
}

/** Whether the places of outlines are told in bytes (1) or in pairs of them (0). */
const HEAD_LONG_OFFSETS = 50;

/** Glyphs keep their numbers; the outlines of those that go are empty. */
function keepOutlines(
  {
    glyf,
    loca,
    isLong,
  }: { readonly glyf: Buffer; readonly loca: Buffer; readonly isLong: boolean },
  kept: ReadonlySet<number>,
): { readonly glyf: Buffer; readonly loca: Buffer } {
  const startOf = (glyph: number): number =>
    isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const count = loca.length / (isLong ? 4 : 2) - 1;
  const places = Buffer.alloc((count + 1) * 4);
  const pieces: Buffer[] = [];
  let at = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    places.writeUInt32BE(at, glyph * 4);
    if (!kept.has(glyph)) continue;
    const outline = glyf.subarray(startOf(glyph), startOf(glyph + 1));
    pieces.push(outline, Buffer.alloc(-outline.length & 3));
    at += (outline.length + 3) & ~3;
  }
  places.writeUInt32BE(at, count * 4);
  return { glyf: Buffer.concat(pieces), loca: places };
}

/** @returns 0 for what the font lacks */
function createGlyphOf(cmap: Buffer): (character: number) => number {
  const groups = readGroups(cmap);
  if (groups === undefined) throw new Error("a font without a grouped list of characters");
  return (character) => {
    const group = groups.find(({ first, last }) => first <= character && character <= last);
    return group === undefined ? 0 : group.glyph + character - group.first;
  };
}
