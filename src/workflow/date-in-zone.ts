/**
 * Tells the date in a time zone.
 *
 * @param timeZone IANA name, "Asia/Shanghai"
 * @returns a function from an ISO 8601 instant in UTC to "2026-11-24"
 * @throws {RangeError} when the zone is not known
 */
export function createDateInZone(timeZone: string): (now: string) => string {
  // This calendar writes dates as year-month-day.
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (now) => format.format(new Date(now));
}
