/** A title stands in the first lines. */
const HEAD = 2_000;

/** The year a published report is of, when it is another one: its figures are none of this report. */
export function otherYear(text: string, year: string): string | undefined {
  const years = [...text.slice(0, HEAD).matchAll(/(20\d\d)\s*年\s*度?[^\n\d]{0,20}决算/g)].map(
    ([, one]) => one,
  );
  return years.length > 0 && !years.includes(year) ? years[0] : undefined;
}
