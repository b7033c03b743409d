import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { expect, it } from "vitest";
import { Coverage } from "../../src/drawing/coverage.js";
import { FONT_FAMILY, FONT_FILE } from "../../src/drawing/font.js";
import { readTables, tableOf } from "../../src/drawing/font-tables.js";
import { drawBoard } from "../../src/drawing/status-board.js";
import { pngOf } from "../../src/drawing/draw-png.js";
import { reduceFont } from "../../src/drawing/reduce-font.js";

const font = readFileSync(FONT_FILE);

/** The outline of a glyph, by its number. */
function outlineOf(file: Buffer, glyph: number): string {
  const tables = readTables(file);
  const loca = tableOf(tables, "loca");
  const isLong = tableOf(tables, "head").readInt16BE(50) === 1;
  const at = (index: number) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2;
  return tableOf(tables, "glyf")
    .subarray(at(glyph), at(glyph + 1))
    .toString("hex");
}

const glyphs = tableOf(readTables(font), "maxp").readUInt16BE(4);
const filled = (file: Buffer): readonly number[] =>
  Array.from({ length: glyphs }, (_, glyph) => glyph).filter(
    (glyph) => outlineOf(file, glyph) !== "",
  );

it("keeps the outlines of the characters asked for, as they are, and is small", () => {
  const small = reduceFont(font, "市教育局2019");
  expect(small.length).toBeLessThan(font.length / 10);
  const kept = filled(small);
  expect(kept).toHaveLength(8);
  for (const glyph of kept) {
    expect(outlineOf(small, glyph).startsWith(outlineOf(font, glyph))).toBe(true);
  }
  expect(new Coverage([small]).has("龙")).toBe(true);
});

it("keeps nothing for what the font lacks", () => {
  expect(filled(reduceFont(font, "\u{10FFFD}"))).toEqual([]);
  expect(filled(reduceFont(font, ""))).toEqual([]);
});

it("is for a font none of whose glyphs is put together from others", () => {
  const composite = filled(font).filter((glyph) => /^[89a-f]/.test(outlineOf(font, glyph)));
  expect(composite).toEqual([]);
});

it("draws the same as with the whole font", () => {
  const svg = drawBoard({
    ...{ title: "2019年度决算公开进度", subtitle: "①〓", parts: [], footer: "“龙”" },
    rows: [],
  });
  const whole = new Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: 1 },
    font: { loadSystemFonts: false, fontFiles: [FONT_FILE], defaultFontFamily: FONT_FAMILY },
  });
  expect(Buffer.from(pngOf(svg, 1)).equals(whole.render().asPng())).toBe(true);
});
