import { FONT_FAMILY } from "./font.js";

/** Ours; the others are for whoever opens the SVG elsewhere. */
const FONT_FAMILIES = `${FONT_FAMILY}, Noto Sans SC, SimHei, sans-serif`;

/** Size of letters, in points: 五号. */
export const TEXT_SIZE = 10.5;
export const INK = "#1a1a1a";
const QUIET_INK = "#595959";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TextLook {
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  /** For what is no figure: 未填. */
  readonly quiet?: boolean;
  /** Its colour, when it is another. */
  readonly ink?: string;
}

/** A line of text, its middle at the height of the point. */
export function textAt(text: string, { x, y }: Point, look: TextLook = {}): string {
  const { anchor = "start", size = TEXT_SIZE, quiet = false } = look;
  const fill = look.ink ?? (quiet ? QUIET_INK : INK);
  return `<text x="${round(x)}" y="${round(y + size * 0.36)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escapeXml(text)}</text>`;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** @param parts elements, drawn one over the other */
export function svgOf({ width, height }: Size, parts: readonly string[]): string {
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT_FAMILIES}">${parts.join("")}</svg>`;
}

export function round(length: number): string {
  return String(Math.round(length * 100) / 100);
}

/** Marks that turn the direction of what follows have no look of their own, and would mirror a label. */
const DIRECTION_MARKS = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;

function escapeXml(text: string): string {
  return text
    .replace(DIRECTION_MARKS, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
