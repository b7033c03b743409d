import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FONT_FAMILY, FONT_FILE } from "../../drawing/font.js";

/** Families of our own, see scripts/make-fonts.ts: fonts of the machine are never taken. */
export const SERIF = "Juesuan Serif";
export const KAI = "Juesuan Kai";
export const LATIN = "Juesuan Latin";
export const SANS = FONT_FAMILY;

const NAMES = [
  "NotoSerifSC-Regular",
  "NotoSerifSC-Bold",
  "LXGWWenKai-Medium",
  "Tinos-Regular",
  "Tinos-Bold",
];

/** @returns the fonts of a PDF, 14 MB: read once a worker */
export function readFonts(): readonly Buffer[] {
  const ours = NAMES.map((name) => fileURLToPath(new URL(`../fonts/${name}.ttf`, import.meta.url)));
  return [...ours, FONT_FILE].map((file) => readFileSync(file));
}
