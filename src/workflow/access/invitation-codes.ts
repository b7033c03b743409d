import { createHash, randomInt } from "node:crypto";
import type { InvitationCode } from "../../interview/context.js";

/** Without letters and digits that are read for one another: 0 O, 1 I L, 2 Z, 5 S, 8 B. */
const LETTERS = "34679ACDEFGHJKMNPQRTUVWXY";
const GROUPS = 3;
const GROUP = 4;
/** 25^12: over 55 bits, beside a limit on guesses. */
const SHAPE = new RegExp(`^[${LETTERS}]{${GROUPS * GROUP}}$`);

/** As somebody may send one, with spaces, or behind /start@bot_name. */
const LONGEST_CODE = 100;

export interface Codes {
  next(): InvitationCode;
}

/** Where a code can be pressed instead of typed; the first is of the messenger that chat is in, where it has such links. */
export type LinksFor = (code: string, chat: string) => readonly string[];

export const randomCodes: Codes = {
  next() {
    const groups = Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
    );
    const code = groups.join("-");
    return { code, hash: hashCode(code) };
  },
};

/**
 * Reads a code as people send it: "k7m4-9qxa 4dwp", or what a link starts the bot with.
 *
 * @returns the code's hash; undefined for any other text
 */
export function readCode(text: string): string | undefined {
  if (text.length > LONGEST_CODE) return undefined;
  const code = text
    .normalize("NFKC")
    .replace(/^\/start(?:@\w+)?\s+/i, "")
    .replace(/[\s-]/g, "")
    .toUpperCase();
  return SHAPE.test(code) ? hashCode(code) : undefined;
}

/** What is kept of a code: hyphens and case make no difference. */
export function hashCode(code: string): string {
  return createHash("sha256").update(code.replaceAll("-", "").toUpperCase()).digest("hex");
}
