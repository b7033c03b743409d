const MS_A_DAY = 86_400_000;

/** The day so many days later. Dates are ISO 8601: "2020-08-12". */
export function addDays(date: string, days: number): string {
  return new Date(startOf(date) + days * MS_A_DAY).toISOString().slice(0, 10);
}

/** Days from one date to another, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to) - startOf(from)) / MS_A_DAY;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(startOf(date)).getUTCDay() || 7;
}

/** Days of the calendar have no zone: counted in UTC, where each has 24 hours. */
function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
