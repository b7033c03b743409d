import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import { fromMillionths, multiply, toMillionths } from "../../../src/pack/sheet/exact.js";

/** Amounts of up to 15 digits before the point and `places` behind it. */
function amounts(places: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat({ max: 10 ** places - 1 }))
    .map(([whole, rest]) =>
      new Decimal(`${whole}.${String(rest).padStart(places, "0")}`).toFixed(),
    );
}

it("reads and writes an amount as decimals write it", () => {
  fc.assert(
    fc.property(amounts(6), (text) => {
      expect(fromMillionths(toMillionths(text))).toBe(new Decimal(text).toFixed());
    }),
  );
});

it("sums as decimals do", () => {
  fc.assert(
    fc.property(fc.array(amounts(3), { maxLength: 40 }), (texts) => {
      const sum = texts.reduce((total, text) => total + toMillionths(text), 0n);
      const decimals = texts.reduce((total, text) => total.plus(text), new Decimal(0));
      expect(fromMillionths(sum)).toBe(decimals.toFixed());
    }),
  );
});

it("multiplies by a factor of two decimals as decimals do", () => {
  fc.assert(
    fc.property(amounts(3), amounts(2), (text, factor) => {
      const product = multiply(toMillionths(text), toMillionths(factor));
      expect(fromMillionths(product)).toBe(new Decimal(text).times(factor).toFixed());
    }),
  );
});

it.each(["1e3", "一", "1.2.3", "1,000", "", "0x10", " 1"])(
  'refuses "%s", which no figure is stored as',
  (text) => {
    expect(() => toMillionths(text)).toThrow();
  },
);

it("refuses what it cannot hold exactly", () => {
  expect(() => toMillionths("0.0000001")).toThrow(RangeError);
  expect(() => multiply(toMillionths("0.000001"), toMillionths("0.1"))).toThrow(RangeError);
});
