import { fileURLToPath } from "node:url";

export const FONT_FAMILY = "Juesuan Sans";

/** A subset made by scripts/make-fonts.ts; its licence stands beside it. */
export const FONT_FILE = fileURLToPath(new URL("./fonts/NotoSansSC-Regular.ttf", import.meta.url));
