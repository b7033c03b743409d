const LONGEST = 31;

/**
 * The name of a sheet. The writer does not quote names in print titles, where anything but letters and digits,
 * and a digit in front, would need it.
 */
export function sheetName(title: string): string {
  const name = title.replace(/[^\p{L}\p{N}_]/gu, "").replace(/^(?=\p{N})/u, "_");
  return name.slice(0, LONGEST);
}
