import { addDays } from "../../amounts/days.js";
import { parseDate } from "../../amounts/parse-date.js";
import type { Turn } from "../turn.js";

/** 今天, 昨天 or a date as people type it. @returns its ISO date; undefined for anything else */
export function readDay({ context }: Turn, text: string): string | undefined {
  const word = text.trim().replace(/[。！!]+$/, "");
  if (/^(?:今天|今日)$/.test(word)) return context.today;
  if (/^(?:昨天|昨日)$/.test(word)) return addDays(context.today, -1);
  const read = parseDate(text);
  return read.ok ? read.value.date : undefined;
}
