import { type Decimal, ZERO } from "../../amounts/decimal.js";
import type { CheckOnRow, Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { comparedBy } from "../judge-check.js";

/** How likely it is that a figure was left out: the less the likelier. */
export const LEFT_OUT = { paired: 0, expected: 1, usual: 2, unusual: 3 } as const;

/**
 * Weighs whether a figure of some amount was left out: with it an inequality would be just equal (公务接待费
 * of table 06 beside that of table 07), or it is bounded by a figure that is not 0, or last year had it, or most
 * departments do.
 *
 * @param relation the id of the finding itself: what it compares is no news
 */
export function createLeftOutScale(
  sheet: Sheet,
  relation: string,
): (key: Key, amount: Decimal) => number {
  const boundsOf = rememberBounds(sheet, relation);
  return (key, amount) => {
    const bounds = boundsOf(key);
    if (bounds.some(({ own, other }) => other.gt(0) && own.plus(amount).eq(other))) {
      return LEFT_OUT.paired;
    }
    const isExpected =
      bounds.some(({ alone, other }) => alone && other.gt(0)) || hadItLastYear(sheet, key);
    if (isExpected) return LEFT_OUT.expected;
    return sheet.pack.find(key)?.usual === true ? LEFT_OUT.usual : LEFT_OUT.unusual;
  };
}

/** An inequality as seen from one of its sides. */
interface Bound {
  readonly own: Decimal;
  readonly other: Decimal;
  /** The own side is nothing but the figure asked about. */
  readonly alone: boolean;
}

interface Side {
  readonly keys: readonly Key[];
  readonly value: Decimal;
}

/** A check is worked out once, not once a cell. */
function rememberBounds(sheet: Sheet, relation: string): (key: Key) => readonly Bound[] {
  const known = new Map<string, readonly Side[]>();
  return (key) =>
    sheet.pack.checksOf(key).flatMap((place) => {
      const id = place.row === undefined ? place.check.id : `${place.check.id}@${place.row}`;
      if (id === relation) return [];
      const sides = known.get(id) ?? readSides(sheet, place);
      known.set(id, sides);
      return sides.flatMap((own, index): Bound[] => {
        if (!own.keys.includes(key)) return [];
        const other = sides[1 - index]?.value ?? ZERO;
        return [{ own: own.value, other, alone: own.keys.length === 1 }];
      });
    });
}

/** Both sides of an inequality; an equation counts by what it mends, not here. */
function readSides(sheet: Sheet, place: CheckOnRow): readonly Side[] {
  const { clause, row } = comparedBy(place);
  if (clause.comparison === "=" || clause.comparison === "!=") return [];
  return [clause.left, clause.right].map((side) => ({
    keys: sheet.inputsIn(side, row),
    value: sheet.evaluateParts(side, row).value,
  }));
}

function hadItLastYear(sheet: Sheet, key: Key): boolean {
  const figure = sheet.evaluate({
    source: `last_year(${key})`,
    terms: [{ factor: "1", of: { kind: "last_year", key }, column: 1 }],
  });
  return figure.state === "value" && !figure.value.isZero();
}
