import { optionAt } from "./numbered-options.js";

const SEPARATORS = /[、，,;；\n\t ]+/;
const NONE = new Set(["无", "都没有", "没有", "全无", "以上都没有"]);

/** Folds what people vary: widths, brackets, spaces. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s“”"'。.]/g, "")
    .toLowerCase();
}

/**
 * The option a reply names: exactly, by its number, as the only one that contains it, or as its only reading in short
 * (参公事业).
 */
export function matchOption(options: readonly string[], text: string): string | undefined {
  const typed = fold(text);
  if (typed === "") return undefined;
  const exact = options.find((option) => fold(option) === typed);
  const named = exact ?? optionAt(options, text);
  if (named !== undefined) return named;
  const near = options.filter((option) => fold(option).includes(typed));
  if (near.length > 0 || typed.length < 2) return near.length === 1 ? near[0] : undefined;
  const short = options.filter((option) => isShortFor(typed, fold(option)));
  return short.length === 1 ? short[0] : undefined;
}

/** Begins alike and leaves words out. */
function isShortFor(typed: string, option: string): boolean {
  let at = 0;
  for (const character of option) if (character === typed[at]) at += 1;
  return at === typed.length && typed[0] === option[0];
}

/** The options a reply lists, in the pack's order, and the words that are none of them. */
export function matchOptions(
  options: readonly string[],
  text: string,
): { readonly options: readonly string[]; readonly unknown: readonly string[] } {
  if (NONE.has(fold(text))) return { options: [], unknown: [] };
  const words = text.split(SEPARATORS).filter((word) => word.trim() !== "");
  const found = new Set<string>();
  const unknown: string[] = [];
  for (const word of words) {
    const option = matchOption(options, word);
    if (option === undefined) unknown.push(word);
    else found.add(option);
  }
  if (words.length === 0) unknown.push(text.trim());
  return { options: options.filter((option) => found.has(option)), unknown };
}
