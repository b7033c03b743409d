import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import type { Chart } from "./chart.js";
import { drawSvg, type SvgOptions } from "./draw-svg.js";
import { Coverage } from "./coverage.js";
import { FONT_FAMILY, FONT_FILE } from "./font.js";
import { PrintableText } from "./printable-text.js";

export interface PngOptions extends SvgOptions {
  /** Pixels a point; 3 prints sharply. */
  readonly scale?: number;
}

/** Draws a chart as a PNG on white, with our own font: it looks the same on every machine. */
export function drawPng(chart: Chart, { scale = 3, ...options }: PngOptions = {}): Uint8Array {
  return pngOf(drawSvg(chart, options), scale);
}

/** Of our font; read once. */
let coverage: Coverage | undefined;

/**
 * What the font lacks is drawn as 〓: nothing would be drawn instead.
 *
 * @param scale pixels a point
 */
export function pngOf(svg: string, scale: number): Uint8Array {
  coverage ??= new Coverage([readFileSync(FONT_FILE)]);
  const picture = new Resvg(new PrintableText(coverage).of(svg), {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false, fontFiles: [FONT_FILE], defaultFontFamily: FONT_FAMILY },
  });
  return picture.render().asPng();
}
