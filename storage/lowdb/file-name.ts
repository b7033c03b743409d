import { createHash } from "node:crypto";

/** File systems take 255 bytes; the rest is for the endings. */
const LONGEST = 180;

/**
 * A file name for an id, one name for one id on every file system: lower-case letters, digits, `-` and `_`
 * stay, everything else (capitals too: some systems take "A" for "a") is written in hexadecimal.
 */
export function fileNameFor(id: string): string {
  const name = [...Buffer.from(id, "utf8")].map(encodeByte).join("");
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, 40)}=${createHash("sha256").update(id).digest("hex")}`;
}

function encodeByte(byte: number): string {
  const letter = String.fromCharCode(byte);
  return /[a-z\d_-]/.test(letter) ? letter : `+${byte.toString(16).padStart(2, "0")}`;
}
