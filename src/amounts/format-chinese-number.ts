const CHINESE_DIGITS: ReadonlyMap<string, string> = new Map(
  Array.from("零一二三四五六七八九").map((digit, index) => [String(index), digit]),
);
const SCALES = ["", "十", "百", "千"] as const;
const MYRIADS = ["", "万", "亿"] as const;

/**
 * A whole number in everyday Chinese: 12 -> 十二, 205 -> 二百零五, 10010 -> 一万零一十.
 *
 * @param whole digits without sign or grouping, less than 10^12
 */
export function formatChineseNumber(whole: string): string {
  const digits = whole.replace(/^0+(?=\d)/, "");
  if (digits === "0") return "零";
  const groups = digits.padStart(Math.ceil(digits.length / 4) * 4, "0").match(/\d{4}/g) ?? [];
  const spoken = groups.map((group, index) => formatGroup(group, groups.length - 1 - index));
  return spoken
    .join("")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "")
    .replace(/^一十/, "十");
}

/** Four digits with the myriad behind them; zeros above the first and between digits are told once. */
function formatGroup(group: string, myriad: number): string {
  const spoken = Array.from(group)
    .map((digit, index) =>
      digit === "0" ? "零" : `${CHINESE_DIGITS.get(digit) ?? ""}${SCALES[3 - index] ?? ""}`,
    )
    .join("")
    .replace(/零+$/, "");
  return spoken === "" ? "零" : `${spoken}${MYRIADS[myriad] ?? ""}`;
}
