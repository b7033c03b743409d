import * as z from "zod";
import { FONT_ROLES, type FontRole, SIZE_ROLES, type SizeRole } from "../house.js";

const text = z.string().min(1);
const optionalTexts = z.array(text).min(1).optional();

/** The shapes of house.yaml, one an object, so that each mistake finds its line. */
export const houseShape = z.strictObject({
  fonts: z.record(z.string(), z.unknown()).optional(),
  sizes: z.record(z.string(), z.unknown()).optional(),
  cover: z.record(z.string(), z.unknown()).optional(),
  footer: text.optional(),
});

const LONGEST_FONT_NAME = 31;
const fontName = text.refine((name) => name.length <= LONGEST_FONT_NAME && !/[,;"<>]/u.test(name), {
  message: `字体名最多${LONGEST_FONT_NAME}个字，不能有逗号、分号、引号`,
});

/** A name alone, or a list with the fonts to fall back to behind it. */
const fontNames = z
  .preprocess((font) => (typeof font === "string" ? [font] : font), z.array(fontName).min(1))
  .optional();

export const fontsShape = z.strictObject(
  shapeOf<FontRole, typeof fontNames>(FONT_ROLES, fontNames),
);

/** Names and points are read by `readFontSize`, which says better what is wrong. */
const fontSize = z.unknown().optional();

export const sizesShape = z.strictObject(shapeOf<SizeRole, typeof fontSize>(SIZE_ROLES, fontSize));

export const coverShape = z.strictObject({ title: optionalTexts, notes: optionalTexts });

function shapeOf<R extends string, S>(roles: readonly R[], shape: S): Record<R, S> {
  // One entry a role: fromEntries forgets the names.
  return Object.fromEntries(roles.map((role) => [role, shape])) as Record<R, S>;
}
