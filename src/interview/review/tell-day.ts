import type { Turn } from "../turn.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** 11月24日: an ISO date, or the day an instant (ISO 8601, UTC) falls on where the bureau is. */
export function tellDay({ context }: Turn, at: string): string {
  const day = DATE.test(at) ? at : context.dateOf(at);
  const [, month, date] = /^\d{4}-0?(\d{1,2})-0?(\d{1,2})$/.exec(day) ?? [];
  return month === undefined || date === undefined ? day : `${month}月${date}日`;
}
