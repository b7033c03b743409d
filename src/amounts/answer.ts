/**
 * An exact amount of money in 元 as `Decimal.toFixed()` writes it ("4629600", "-3.5"): no exponent,
 * no grouping. Stored, compared and summed; never a `number`.
 */
export type Yuan = string;

/** The unit of bare numbers, chosen once per report. */
export type MoneyUnit = "万元" | "元";

/**
 * What a person's reply came to.
 *
 * `precision` is half the last place typed, in 元 ("50" for 462.96 typed in 万元), or "0" when the
 * amount was typed in 元 or is zero: the slack a check allows for this figure.
 */
export type Value =
  | { readonly kind: "money"; readonly yuan: Yuan; readonly precision: Yuan }
  | { readonly kind: "count"; readonly count: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "choice"; readonly choice: string }
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | { readonly kind: "year"; readonly year: string }
  | { readonly kind: "date"; readonly date: string };

/**
 * The four states of an answer: 未填, 无此项, 按规定不公开, or a value. Zero is a value.
 */
export type Answer =
  | { readonly state: "open" }
  | { readonly state: "not-applicable" }
  | { readonly state: "withheld" }
  | { readonly state: "value"; readonly value: Value };

export const OPEN: Answer = Object.freeze({ state: "open" });
export const NOT_APPLICABLE: Answer = Object.freeze({ state: "not-applicable" });
export const WITHHELD: Answer = Object.freeze({ state: "withheld" });
