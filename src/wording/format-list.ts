import { formatChineseNumber } from "../amounts/format-chinese-number.js";

export const LIST_STYLES = ["（一）", "一、", "1.", "（1）", "①", ""] as const;
export type ListStyle = (typeof LIST_STYLES)[number];

const CIRCLED: ReadonlyMap<string, string> = new Map(
  Array.from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳").map((circle, index) => [String(index + 1), circle]),
);

/** The number of an item in the style of its first one: 3 in the style （一） is （三）. */
export function formatOrdinal(position: string, style: ListStyle): string {
  const chinese = formatChineseNumber(position);
  switch (style) {
    case "（一）":
      return `（${chinese}）`;
    case "一、":
      return `${chinese}、`;
    case "1.":
      return `${position}.`;
    case "（1）":
      return `（${position}）`;
    case "①":
      return CIRCLED.get(position) ?? `（${position}）`;
    case "":
      return "";
    default:
      throw new Error(`unknown style: ${JSON.stringify(style satisfies never)}`);
  }
}

/** Items in one sentence: 甲；乙；丙, each without its own closing mark. The sentence's end is the template's. */
export function formatList(items: readonly string[], style: ListStyle = "", joiner = "；"): string {
  return items
    .map((item, index) => `${formatOrdinal(String(index + 1), style)}${withoutEnd(item)}`)
    .join(joiner);
}

function withoutEnd(item: string): string {
  return item.trim().replace(/[。；;，,、]+$/, "");
}
