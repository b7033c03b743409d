const WORD_ENDS = /[\s，,、;；和]+/;
const NUMERALS = "一二三四五六七八九十";
const NUMBER =
  /^(?:第|选|选择|#|no\.?)?\(?(\d{1,2}|[一二三四五六七八九十])\)?(?:个|项|号)?[.、。)]?$/i;

/** Options with the numbers they may be chosen by: 1.行政单位 2.事业单位 */
export function numberOptions(options: readonly string[]): string {
  return options.map((option, index) => `${String(index + 1)}.${option}`).join(" ");
}

/** The option a number stands for: 2, 第2个, 选二, ②; undefined for any other word, and beyond the last. */
export function optionAt(options: readonly string[], text: string): string | undefined {
  const number = readNumber(text);
  return number === undefined ? undefined : options[number - 1];
}

/** The numbers a text consists of: 2, 8、10. @returns empty where there is any other word */
export function readNumbers(text: string): readonly number[] {
  const words = text.split(WORD_ENDS).filter((word) => word !== "");
  const numbers = words.map(readNumber);
  return numbers.every((number) => number !== undefined) ? numbers : [];
}

function readNumber(text: string): number | undefined {
  const [, number] = NUMBER.exec(text.normalize("NFKC").replace(/\s/g, "")) ?? [];
  if (number === undefined) return undefined;
  return /\d/.test(number) ? Number(number) : NUMERALS.indexOf(number) + 1;
}
