import type { Turn } from "../turn.js";

/** 11月24日, of an ISO date or time; a time is told by its day in UTC unless it is today's. */
export function tellDay({ context }: Turn, at: string): string {
  const day = at === context.now ? context.today : at.slice(0, 10);
  const [, month, date] = /^\d{4}-0?(\d{1,2})-0?(\d{1,2})$/.exec(day) ?? [];
  return month === undefined || date === undefined ? day : `${month}月${date}日`;
}
