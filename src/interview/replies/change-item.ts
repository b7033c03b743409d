import type { Answer } from "../../amounts/answer.js";
import { refuse, type Reply, valueAnswer } from "./reply.js";

const CHANGE = /^第\s*(\d+|[一二三四五六七八九十])\s*[条项]\s*(?:改为|改成|换成)\s*[:：]?\s*(.+)$/s;
const REMOVE = /^(?:删除|删掉|删去|去掉|不要)\s*第\s*(\d+|[一二三四五六七八九十])\s*[条项][。.]?$/;
const DIGITS = "零一二三四五六七八九十";

/** 删除第2条, 第2条改为：X: meant for a list, wherever it is said. */
export function isListChange(text: string): boolean {
  return REMOVE.test(text.trim()) || CHANGE.test(text.trim());
}

/**
 * Reads 第2条改为：X, or 删除第2条, where a list has items.
 *
 * @returns the list with that item changed, or without it; undefined for anything else
 */
export function changeItem(stored: Answer | undefined, text: string): Reply | undefined {
  if (stored?.state !== "value" || stored.value.kind !== "list") return undefined;
  const [, removed] = REMOVE.exec(text.trim()) ?? [];
  const [, which = removed ?? "", item = ""] = CHANGE.exec(text.trim()) ?? [];
  if (which === "") return undefined;
  const { items } = stored.value;
  const index = (DIGITS.includes(which) ? DIGITS.indexOf(which) : Number(which)) - 1;
  if (items[index] === undefined)
    return refuse(`现在共${items.length}条，没有第${which}条，没有记。`);
  if (removed !== undefined && items.length === 1)
    return refuse("只有这一条，不能删。要换就直接发新的。");
  const left = items.filter((_, at) => at !== index);
  if (removed !== undefined)
    return { kind: "answer", answer: valueAnswer({ kind: "list", items: left }) };
  const changed = items.map((one, at) => (at === index ? item.trim() : one));
  return { kind: "answer", answer: valueAnswer({ kind: "list", items: changed }) };
}
