import type { OfficeState } from "./office-state.js";

/**
 * The fiscal year the bureau is at work on: the newest that has a deadline, else the newest a report was begun for.
 *
 * @param years the question scripts are made for: the newest of them, where neither is there
 */
export function currentYear(office: OfficeState, years: Iterable<string>): string {
  const yearsOf = (places: Iterable<string>) =>
    [...places].map((place) => place.slice(place.lastIndexOf("/") + 1));
  return (
    newest(yearsOf(office.deadlines.keys())) ??
    newest(yearsOf(office.reports.keys())) ??
    newest(years) ??
    ""
  );
}

function newest(years: Iterable<string>): string | undefined {
  let latest: string | undefined;
  for (const year of years) if (latest === undefined || year > latest) latest = year;
  return latest;
}
