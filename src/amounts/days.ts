import { addDays as add } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { formatISO } from "date-fns/formatISO";
import { getISODay } from "date-fns/getISODay";
import { parseISO } from "date-fns/parseISO";

/** The day so many days later. Dates are ISO 8601: "2020-08-12". */
export function addDays(date: string, days: number): string {
  return formatISO(add(parseISO(date), days), { representation: "date" });
}

/** Days from one date to another, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return getISODay(parseISO(date));
}
