import { Decimal } from "../../amounts/decimal.js";
import type { SlipKind } from "../finding.js";
import { digitsAs, type TypedAmount } from "../typed-amount.js";

/** What a figure may have been meant to be. */
export interface Variant {
  readonly kind: SlipKind;
  readonly oddness: number;
  readonly value: Decimal;
}

/**
 * The amounts from which one plain slip leads to what was typed: neighbours swapped, the point or the unit
 * wrong, the sign, the first digit lost, a digit doubled.
 */
export function findVariants(typed: TypedAmount): readonly Variant[] {
  if (typed.value.isZero()) return [];
  return [
    ...digitVariants(typed),
    ...(typed.about === "money" ? scaled(typed, "unit", [10_000]) : []),
    { kind: "sign", oddness: 0, value: typed.value.neg() } as const,
    ...scaled(typed, "decimal-shift", [10, 100, 1_000]),
  ];
}

function scaled(
  { value, about }: TypedAmount,
  kind: "unit" | "decimal-shift",
  factors: readonly number[],
): Variant[] {
  const places = about === "count" ? 0 : 2;
  return factors
    .flatMap((factor, oddness) => [
      { kind, oddness, value: value.times(factor) },
      { kind, oddness, value: value.div(factor) },
    ])
    .filter((variant) => variant.value.decimalPlaces() <= places);
}

function digitVariants(typed: TypedAmount): Variant[] {
  const digits = digitsAs(typed, typed.value, typed.decimals) ?? "";
  const variants: Variant[] = [];
  const add = (text: string, kind: SlipKind): void => {
    const size = new Decimal(text).times(typed.unit);
    const value = typed.value.isNegative() ? size.neg() : size;
    if (!value.eq(typed.value) && !value.isZero()) variants.push({ kind, oddness: 0, value });
  };
  const places = Array.from(digits, (char, index) => (char === "." ? -1 : index)).filter(
    (index) => index >= 0,
  );
  places.forEach((index, nth) => {
    const next = places[nth + 1];
    if (next === undefined) return;
    const between = digits.slice(index + 1, next);
    const a = digits.charAt(index);
    const b = digits.charAt(next);
    add(`${digits.slice(0, index)}${b}${between}${a}${digits.slice(next + 1)}`, "digits-swapped");
    if (a === b && between === "")
      add(digits.slice(0, index) + digits.slice(index + 1), "entered-twice");
  });
  for (const digit of "123456789") add(`${digit}${digits}`, "digit-lost");
  return variants;
}
