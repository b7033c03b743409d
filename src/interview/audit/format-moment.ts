/**
 * A moment as people of the bureau read it: 2020-08-12 09:02.
 *
 * @param at ISO 8601, UTC
 * @param timeZone as the configuration names it: Asia/Shanghai
 */
export function formatInTimeZone(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit" },
  }).formatToParts(new Date(at));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}
