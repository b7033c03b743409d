import { addDays, daysBetween } from "../../amounts/days.js";

/** Days before the deadline on which whoever's turn it is is reminded; after it, every day. */
export const REMINDER_DAYS_LEFT: readonly number[] = [14, 7, 3, 2, 1, 0];

/**
 * The last day, today included, that was one to remind of a deadline; undefined: none has come yet. ISO dates.
 */
export function lastReminderDay(due: string, today: string): string | undefined {
  const left = daysBetween(today, due);
  if (left < 0) return today;
  const reached = REMINDER_DAYS_LEFT.filter((days) => days >= left).at(-1);
  return reached === undefined ? undefined : addDays(due, -reached);
}

/** Hours in which nobody is written to unasked; from and until are hours of the day, the same: none. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

export function isQuiet({ from, until }: QuietHours, hour: number): boolean {
  if (from <= until) return hour >= from && hour < until;
  return hour >= from || hour < until;
}

/** The hour of the day in which quiet hours end, while they last; null: they do not. */
export type QuietUntil = (now: string) => number | null;

/** @param hourOf the hour there, 0 to 23 */
export function createQuietUntil(quiet: QuietHours, hourOf: (now: string) => number): QuietUntil {
  return (now) => (isQuiet(quiet, hourOf(now)) ? quiet.until : null);
}
