import type { Decimal } from "../../amounts/decimal.js";
import type { SlipKind } from "../finding.js";
import { digitsAs, type TypedAmount } from "../typed-amount.js";

/** Amounts are written with two decimals, in 万元 as in 元. */
const USUAL_DECIMALS = 2;

/** What kind of slip turns one figure into another. `oddness` orders slips of one kind, 0 first. */
export interface SlipShape {
  readonly kind: SlipKind;
  readonly oddness: number;
}

/**
 * Names the one slip of the keyboard by which `needed` became what was typed.
 *
 * @returns undefined when no single slip explains it, or nothing was typed but 0
 */
export function classifySlip(typed: TypedAmount, needed: Decimal): SlipShape | undefined {
  const { value } = typed;
  if (value.isZero() || needed.isZero() || value.eq(needed)) return undefined;
  if (needed.eq(value.neg())) return { kind: "sign", oddness: 0 };
  if (value.isNegative() !== needed.isNegative()) return undefined;
  return classifyShift(typed, needed) ?? classifyDigits(typed, needed);
}

/** Before the digits: 0.60 for 6.00 is a point in the wrong place, though two digits changed places too. */
function classifyShift(typed: TypedAmount, needed: Decimal): SlipShape | undefined {
  const ratio =
    needed.gt(typed.value) === needed.isPositive()
      ? needed.div(typed.value)
      : typed.value.div(needed);
  if (ratio.eq(10_000) && typed.about === "money") return { kind: "unit", oddness: 0 };
  if (ratio.eq(10)) return { kind: "decimal-shift", oddness: 0 };
  if (ratio.eq(100)) return { kind: "decimal-shift", oddness: 1 };
  if (ratio.eq(1_000)) return { kind: "decimal-shift", oddness: 2 };
  return undefined;
}

function classifyDigits(typed: TypedAmount, needed: Decimal): SlipShape | undefined {
  const { decimals } = typed;
  const was = digitsAs(typed, typed.value, decimals);
  if (was === undefined) return undefined;
  const same = digitsAs(typed, needed, decimals);
  const distance = same === undefined ? undefined : findSwap(was, same);
  if (distance !== undefined) return { kind: "digits-swapped", oddness: distance - 1 };
  return classifyLost(typed, needed, was) ?? classifyExtra(typed, needed, was);
}

/** A decimal missing of the usual two is likelier lost than one of several other digits. */
function classifyLost(typed: TypedAmount, needed: Decimal, was: string): SlipShape | undefined {
  const longer =
    typed.decimals < USUAL_DECIMALS ? digitsAs(typed, needed, typed.decimals + 1) : undefined;
  if (longer !== undefined && findExtra(longer, was) !== undefined) {
    return { kind: "digit-lost", oddness: 0 };
  }
  const same = digitsAs(typed, needed, typed.decimals);
  if (same === undefined || findExtra(same, was) === undefined) return undefined;
  return { kind: "digit-lost", oddness: 1 };
}

/** A digit struck twice, or one more decimal than is usual; a stray digit elsewhere is odd. */
function classifyExtra(typed: TypedAmount, needed: Decimal, was: string): SlipShape | undefined {
  const shorter = digitsAs(typed, needed, typed.decimals - 1);
  const decimal = shorter === undefined ? undefined : findExtra(was, shorter);
  if (decimal === "doubled" || (decimal === "other" && typed.decimals > USUAL_DECIMALS)) {
    return { kind: "entered-twice", oddness: 0 };
  }
  const same = digitsAs(typed, needed, typed.decimals);
  const digit = same === undefined ? undefined : findExtra(was, same);
  if (digit === undefined) return undefined;
  return { kind: "entered-twice", oddness: digit === "doubled" ? 0 : 2 };
}

/** How far apart the two digits are that changed places, the point not counted; 1 is side by side. */
function findSwap(was: string, should: string): number | undefined {
  const a = was.replace(".", "");
  const b = should.replace(".", "");
  if (a.length !== b.length) return undefined;
  const moved = Array.from(a, (digit, index) => (digit === b[index] ? -1 : index)).filter(
    (index) => index >= 0,
  );
  const [first, second] = moved;
  if (first === undefined || second === undefined || moved.length !== 2) return undefined;
  return a[first] === b[second] && a[second] === b[first] ? second - first : undefined;
}

/** Whether `long` is `short` with one digit more, and whether that digit doubles its neighbour. */
function findExtra(long: string, short: string): "doubled" | "other" | undefined {
  const more = withPoint(long);
  const less = withPoint(short);
  let index = 0;
  while (index < less.length && more[index] === less[index]) index += 1;
  if (more[index] === ".") return undefined;
  const rest = more.slice(0, index) + more.slice(index + 1);
  if ((rest.startsWith(".") ? `0${rest}` : rest) !== less) return undefined;
  return index > 0 && more[index - 1] === more[index] ? "doubled" : "other";
}

function withPoint(digits: string): string {
  return digits.includes(".") ? digits : `${digits}.`;
}
