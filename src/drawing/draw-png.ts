import { Resvg } from "@resvg/resvg-js";
import type { Chart } from "./chart.js";
import { drawSvg, type SvgOptions } from "./draw-svg.js";
import { FONT_FAMILY, FONT_FILE } from "./font.js";

export interface PngOptions extends SvgOptions {
  /** Pixels a point; 3 prints sharply. */
  readonly scale?: number;
}

/** Draws a chart as a PNG on white, with our own font: it looks the same on every machine. */
export function drawPng(chart: Chart, { scale = 3, ...options }: PngOptions = {}): Uint8Array {
  const picture = new Resvg(drawSvg(chart, options), {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false, fontFiles: [FONT_FILE], defaultFontFamily: FONT_FAMILY },
  });
  return picture.render().asPng();
}
