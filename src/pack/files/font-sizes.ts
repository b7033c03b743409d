/** 字号 as Word knows them, in points. */
const POINTS: ReadonlyMap<string, number> = new Map([
  ["初号", 42],
  ["小初", 36],
  ["一号", 26],
  ["小一", 24],
  ["二号", 22],
  ["小二", 18],
  ["三号", 16],
  ["小三", 15],
  ["四号", 14],
  ["小四", 12],
  ["五号", 10.5],
  ["小五", 9],
  ["六号", 7.5],
  ["小六", 6.5],
]);

export const FONT_SIZE_NAMES: readonly string[] = [...POINTS.keys()];

/** Smaller is not legible, larger does not fit on a line. */
const LEAST = 6;
const MOST = 72;

/**
 * @param written 三号, or points in steps of a half: 16, 10.5
 * @returns points, undefined for what is no size
 */
export function readFontSize(written: unknown): number | undefined {
  if (typeof written === "string") return POINTS.get(written.trim());
  if (typeof written !== "number" || !Number.isInteger(written * 2)) return undefined;
  return written >= LEAST && written <= MOST ? written : undefined;
}
