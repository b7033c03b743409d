import type { Turn } from "../turn.js";

/**
 * Years a report is offered for, oldest first: the first the question scripts serve, and a later one once there is a
 * report of the year before it. Any other is begun by naming it.
 */
export function yearsOffered({ context }: Turn): readonly string[] {
  const years = [...new Set(context.packs.flatMap((pack) => pack.years))].sort();
  const begun = new Set(context.reports.map(({ year }) => year));
  return years.filter(
    (year, index) => index === 0 || begun.has(year) || begun.has(years[index - 1] ?? ""),
  );
}
