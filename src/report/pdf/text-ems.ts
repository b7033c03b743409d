/** Widths in the Roman font of figures, in ems. */
const ROMAN: ReadonlyMap<string, number> = new Map([
  [",", 0.25],
  [".", 0.25],
  ["-", 0.33],
  ["%", 0.83],
]);
const NARROW = /[\u0020-\u024F]/;

/** How wide a text is on one line. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) {
    ems += NARROW.test(character) ? (ROMAN.get(character) ?? 0.5) : 1;
  }
  return ems;
}
