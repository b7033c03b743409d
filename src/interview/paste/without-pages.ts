/** — 1 —, 第1页 共2页, 1/2: alone in its line. */
const PAGE =
  /^[^\S\n]*(?:[—–-]\s?\d{1,4}\s?[—–-]|第[^\S\n]*\d{1,4}[^\S\n]*页(?:[^\S\n]*[,，/]?[^\S\n]*共[^\S\n]*\d{1,4}[^\S\n]*页)?)[^\S\n]*$/gmu;

/** A text without its page numbers; every line keeps its place. */
export function withoutPages(text: string): string {
  return text.replace(PAGE, "");
}
