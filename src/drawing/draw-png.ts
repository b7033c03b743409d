import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import type { Chart } from "./chart.js";
import { drawSvg, type SvgOptions } from "./draw-svg.js";
import { Coverage } from "./coverage.js";
import { FONT_FAMILY, FONT_FILE } from "./font.js";
import { reduceFont } from "./reduce-font.js";
import { PrintableText } from "./printable-text.js";

export interface PngOptions extends SvgOptions {
  /** Pixels a point; 3 prints sharply. */
  readonly scale?: number;
}

/** Draws a chart as a PNG on white, with our own font: it looks the same on every machine. */
export function drawPng(chart: Chart, { scale = 3, ...options }: PngOptions = {}): Uint8Array {
  return pngOf(drawSvg(chart, options), scale);
}

/** Read once. */
let font: { readonly bytes: Buffer; readonly coverage: Coverage } | undefined;

function readFont() {
  const bytes = readFileSync(FONT_FILE);
  return { bytes, coverage: new Coverage([bytes]) };
}

/**
 * What the font lacks is drawn as 〓: nothing would be drawn instead.
 *
 * @param scale pixels a point
 */
export function pngOf(svg: string, scale: number): Uint8Array {
  font ??= readFont();
  const text = new PrintableText(font.coverage).of(svg);
  return withSmallFont(font.bytes, text, (file) =>
    new Resvg(text, {
      background: "#ffffff",
      fitTo: { mode: "zoom", value: scale },
      font: { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: FONT_FAMILY },
    })
      .render()
      .asPng(),
  );
}

/** The library opens the file of the font for each letter: with only what is needed in it that is 10 times quicker. */
function withSmallFont<T>(bytes: Buffer, text: string, draw: (file: string) => T): T {
  const dir = mkdtempSync(path.join(tmpdir(), "juesuan-font-"));
  try {
    const file = path.join(dir, "small.ttf");
    writeFileSync(file, reduceFont(bytes, text));
    return draw(file);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
