const NUMBER =
  /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳]|指标\d{1,2}[：:]|[-*•·])\s*/u;

/** One item a line; the list's own numbers are left out, since the report numbers them again. */
export function splitItems(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(NUMBER, "").trim())
    .filter((line) => line !== "");
}
