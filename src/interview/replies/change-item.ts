import type { Answer } from "../../amounts/answer.js";
import { refuse, type Reply, valueAnswer } from "./reply.js";

const CHANGE = /^第\s*(\d+|[一二三四五六七八九十])\s*[条项]\s*(?:改为|改成|换成)\s*[:：]?\s*(.+)$/s;
const DIGITS = "零一二三四五六七八九十";

/**
 * Reads 第2条改为：X where a list has items.
 *
 * @returns the list with that item changed; undefined for anything else
 */
export function changeItem(stored: Answer | undefined, text: string): Reply | undefined {
  if (stored?.state !== "value" || stored.value.kind !== "list") return undefined;
  const [, which = "", item = ""] = CHANGE.exec(text.trim()) ?? [];
  if (item === "") return undefined;
  const { items } = stored.value;
  const index = (DIGITS.includes(which) ? DIGITS.indexOf(which) : Number(which)) - 1;
  if (items[index] === undefined)
    return refuse(`现在共${items.length}条，没有第${which}条，没有记。`);
  const changed = items.map((one, at) => (at === index ? item.trim() : one));
  return { kind: "answer", answer: valueAnswer({ kind: "list", items: changed }) };
}
