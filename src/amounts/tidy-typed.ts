/** No number is longer: what is, is a page pasted in the wrong place. */
export const LONGEST_NUMBER = 200;

const MINUS = /[\u2010-\u2015\u2212\uFE63]/g;
const YUAN_SIGN = /\uFFE5/g;
const CLOSING = /[。；;，,、！!\s]+$/;

/**
 * A reply in one spelling: full-width letters, digits and punctuation become ASCII, every dash `-`,
 * ￥ becomes ¥, spaces are single, the sentence's end is cut. Not Unicode's NFKC, which would read
 * ① as 1 and 10² as 102.
 */
export function tidyTyped(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(MINUS, "-")
    .replace(YUAN_SIGN, "¥")
    .replace(/[\s\u200B\uFEFF]+/g, " ")
    .replace(CLOSING, "")
    .trim();
}

/** Whether a tab or a line break stands between digits: two cells, never one number. */
export function holdsTwoCells(text: string): boolean {
  return /\p{Nd}[^\S\t\r\n]*[\t\r\n]\s*\p{Nd}/u.test(text);
}

/**
 * Spaces inside a number, as sheets and broken lines leave them ("1, 537.4", "4 629 600 元"). Those
 * beside a mark or a word go; those between digits must set thousands apart.
 *
 * @returns `joined` with grouping commas where digits were set apart; `sure` false when a space
 *   between digits does not set thousands apart, so that it may part two numbers
 */
export function joinSpaces(tidy: string): { readonly joined: string; readonly sure: boolean } {
  if (!tidy.includes(" ")) return { joined: tidy, sure: true };
  const kept = tidy.replace(/(?<!\d) | (?!\d)/g, "");
  if (!kept.includes(" ")) return { joined: kept, sure: true };
  const grouped = kept.replaceAll(" ", ",");
  const groups = grouped.match(/[\d,]+/g) ?? [];
  const sure = groups.every((run) => !run.includes(",") || /^\d{1,3}(?:,\d{3})+$/.test(run));
  return { joined: sure ? grouped : kept.replaceAll(" ", ""), sure };
}
