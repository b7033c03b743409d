import {
  isSameSpot,
  type PasteMatch,
  type PasteOrder,
  type PasteUnordered,
  type Spot,
} from "../paste-reading.js";
import type { GroupReading } from "./own-orders.js";

/** What one group makes of a figure. */
export interface Claim {
  readonly group: string;
  readonly match: PasteMatch;
}

/** Which group the figures of a row are of, where several may have them. */
export function askGroup(
  text: string,
  rivals: readonly Claim[],
  readings: readonly GroupReading[],
): PasteUnordered {
  const orders = readings.flatMap(({ group }): PasteOrder[] => {
    const own = rivals.filter((claim) => claim.group === group.id).map(({ match }) => match);
    if (own.length === 0) return [];
    const reading = { matched: own, totals: [], conflicts: [], unread: [] };
    return [{ columns: [group.title], reading }];
  });
  return { text, lines: rivals.slice(0, 1).map(({ match }) => match.line), orders };
}

/** 对个人和家庭的补助 in 公开06表: the sum of a class there, whatever else elsewhere is called so. */
export function isTotalHere(
  readings: readonly GroupReading[],
  scope: ReadonlySet<string>,
  spot: Spot,
): boolean {
  return readings.some(
    ({ group, reading }) =>
      scope.has(group.id) && reading.totals.some((total) => isSameSpot(spot, total)),
  );
}

/** 公务接待费决算数 is a name of one group: that another has 公务接待费 makes it no rival. */
export function withoutBare(claims: readonly Claim[]): readonly Claim[] {
  const exact = claims.filter(({ match }) => match.bare !== true);
  return exact.length === 0 ? claims : exact;
}
