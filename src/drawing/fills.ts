/** Told apart by lightness and pattern, so that a grey print or a copy stays readable. */
const INK = "#2f4a6b";
const MIDDLE = "#8ea3bd";
const PALE = "#e9eef4";

interface Fill {
  readonly base: string;
  /** Lines or dots over the base, in a square of 6 points. */
  readonly over?: string;
}

const stroke = (path: string, ink = INK): string =>
  `<path d="${path}" stroke="${ink}" stroke-width="0.9" fill="none"/>`;

/** Neighbours differ the most. */
const FILLS: readonly Fill[] = [
  { base: INK },
  { base: PALE, over: stroke("M-1,5 L1,7 M-1,-1 L7,7 M5,-1 L7,1") },
  { base: MIDDLE },
  {
    base: "#ffffff",
    over: `<circle cx="1.5" cy="1.5" r="0.9" fill="${INK}"/><circle cx="4.5" cy="4.5" r="0.9" fill="${INK}"/>`,
  },
  { base: "#d5dde7" },
  { base: "#ffffff", over: stroke("M0,3 L6,3") },
  { base: INK, over: stroke("M-1,1 L1,-1 M-1,7 L7,-1 M5,7 L7,5", "#ffffff") },
  { base: PALE, over: stroke("M0,3 L6,3 M3,0 L3,6") },
];

export const OUTLINE = `stroke="${INK}" stroke-width="0.6"`;

/** The fill of the series or slice of that number; after eight they begin again. */
export function fillOf(index: number): string {
  const fill = FILLS[index % FILLS.length];
  return fill?.over === undefined ? (fill?.base ?? INK) : `url(#f${index % FILLS.length})`;
}

/** Definitions of the first `count` fills. */
export function fillDefinitions(count: number): string {
  const patterns = FILLS.slice(0, count).flatMap(({ base, over }, index) =>
    over === undefined
      ? []
      : [
          `<pattern id="f${index}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${base}"/>${over}</pattern>`,
        ],
  );
  return patterns.length === 0 ? "" : `<defs>${patterns.join("")}</defs>`;
}
