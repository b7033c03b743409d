import type { Coverage } from "./coverage.js";

/** Stands for a character no font has: a blank would be read as if nothing had been there. */
export const MISSING_MARK = "〓";

/** Characters without a look of their own: marks of direction, joiners, variants of a character. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
/** Widths of white nobody can tell apart; a paragraph has no line breaks within. */
const SPACE = /\s/u;

/** Makes texts fit for printing with the fonts there are, and keeps a list of what they lack. */
export class PrintableText {
  readonly #coverage: Coverage;
  readonly #missing = new Set<string>();

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  /** Characters without a glyph, each once, in the order met: "😀 U+1F600". */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** The text as it can be printed. */
  of(text: string): string {
    let printable = "";
    for (const character of text.replace(INVISIBLE, "")) printable += this.#glyphOf(character);
    return printable;
  }

  #glyphOf(character: string): string {
    if (this.#coverage.has(character)) return character;
    if (SPACE.test(character)) return " ";
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    this.#missing.add(`${character} U+${code}`);
    return MISSING_MARK;
  }
}
