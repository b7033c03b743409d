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

/**
 * Tells the hour of the day in a time zone, 0 to 23.
 *
 * @param timeZone IANA name, "Asia/Shanghai"
 * @throws {RangeError} when the zone is not known
 */
export function createHourInZone(timeZone: string): (now: string) => number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
  return (now) => Number(format.format(new Date(now)));
}

/**
 * Tells date and minute in a time zone: "2020-08-20 09:05".
 *
 * @param timeZone IANA name, "Asia/Shanghai"
 * @throws {RangeError} when the zone is not known
 */
export function createMomentInZone(timeZone: string): (now: string) => string {
  const dateOf = createDateInZone(timeZone);
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (now) => `${dateOf(now)} ${format.format(new Date(now))}`;
}
