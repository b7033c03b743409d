import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import { classifySlip } from "../../../src/checks/slips/classify-slip.js";
import { readTypedAmount, type TypedAmount } from "../../../src/checks/typed-amount.js";

/** "59.65" as typed in 万元. */
function typedInWan(text: string): TypedAmount {
  const decimals = text.split(".")[1]?.length ?? 0;
  const lastPlace = new Decimal(10).pow(4 - decimals);
  const yuan = new Decimal(text).times(10_000);
  const typed = readTypedAmount({
    kind: "money",
    yuan: yuan.toFixed(),
    precision: yuan.isZero() ? "0" : lastPlace.div(2).toFixed(),
  });
  if (typed === undefined) throw new Error("money is a figure");
  return typed;
}

function kindOf(typed: string, needed: string): string | undefined {
  return classifySlip(typedInWan(typed), new Decimal(needed).times(10_000))?.kind;
}

describe("one slip of the keyboard", () => {
  it.each([
    ["59.65", "56.95", "digits-swapped"],
    ["67.07", "67.70", "digits-swapped"],
    ["462.69", "462.96", "digits-swapped"],
    ["14.74", "41.74", "digits-swapped"],
    ["964.62", "462.96", undefined],
    ["95.65", "59.65", "digits-swapped"],
    ["677000", "67.70", "unit"],
    ["0.00677", "67.7", "unit"],
    ["-3.91", "3.91", "sign"],
    ["6.770", "67.70", "decimal-shift"],
    ["677", "67.70", "decimal-shift"],
    ["6770", "67.70", "decimal-shift"],
    ["0.0677", "67.70", "decimal-shift"],
    ["0.60", "6.00", "decimal-shift"],
    ["78.99", "378.99", "digit-lost"],
    ["37.99", "378.99", "digit-lost"],
    ["56.9", "56.95", "digit-lost"],
    ["56.5", "56.95", "digit-lost"],
    ["4", "4.5", "digit-lost"],
    ["0.50", "1.50", "digit-lost"],
    ["566.95", "56.95", "entered-twice"],
    ["56.955", "56.95", "entered-twice"],
    ["156.95", "56.95", "entered-twice"],
    ["56.96", "56.95", undefined],
    ["61.00", "56.95", undefined],
    ["0", "56.95", undefined],
    ["56.95", "56.95", undefined],
    ["-56.95", "65.95", undefined],
  ] as const)("%s for %s is %s", (typed, needed, kind) => {
    expect(kindOf(typed, needed)).toBe(kind);
  });

  it("reads the digits of an amount typed in 元 as typed in 元", () => {
    const typed = readTypedAmount({ kind: "money", yuan: "596500", precision: "0" });
    expect(typed && classifySlip(typed, new Decimal("569500"))?.kind).toBe("digits-swapped");
    const plain = readTypedAmount({ kind: "money", yuan: "462.96", precision: "0" });
    expect(plain && classifySlip(plain, new Decimal("4629600"))?.kind).toBe("unit");
  });

  it("knows no unit of a count, but its digits", () => {
    const typed = readTypedAmount({ kind: "count", count: "153" });
    expect(typed && classifySlip(typed, new Decimal(135))?.kind).toBe("digits-swapped");
    expect(typed && classifySlip(typed, new Decimal(1_530_000))).toBeUndefined();
  });

  it("finds a doubled digit likelier than a stray one", () => {
    const oddness = (typed: string): number | undefined =>
      classifySlip(typedInWan(typed), new Decimal(569_500))?.oddness;
    expect(oddness("566.95")).toBeLessThan(oddness("568.95") ?? 0);
  });
});

describe("any amount", () => {
  const amount = fc.integer({ min: 100, max: 99_999_999 }).map((cents) => {
    const digits = String(cents).padStart(3, "0");
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  });

  it("shows a swap of two neighbours", () => {
    fc.assert(
      fc.property(amount, fc.nat(), (needed, at) => {
        const digits = needed.replace(".", "");
        const index = at % (digits.length - 1);
        fc.pre(digits[index] !== digits[index + 1]);
        const swapped =
          digits.slice(0, index) +
          String(digits[index + 1]) +
          String(digits[index]) +
          digits.slice(index + 2);
        const typed = `${swapped.slice(0, -2)}.${swapped.slice(-2)}`;
        fc.pre(!/^0\d/u.test(typed));
        expect(["digits-swapped", "decimal-shift"]).toContain(kindOf(typed, needed));
      }),
    );
  });

  it("shows a lost digit", () => {
    fc.assert(
      fc.property(amount, fc.nat(), (needed, at) => {
        const places = Array.from(needed, (char, index) => (char === "." ? -1 : index)).filter(
          (index) => index >= 0,
        );
        const index = places[at % places.length] ?? 0;
        const typed = needed.slice(0, index) + needed.slice(index + 1);
        fc.pre(!typed.startsWith(".") && !new Decimal(typed).isZero());
        fc.pre(!/^0\d/u.test(typed) && !new Decimal(typed).eq(needed));
        expect(["digit-lost", "decimal-shift"]).toContain(kindOf(typed, needed));
      }),
    );
  });

  it("never takes two unlike amounts for a slip of the sign", () => {
    fc.assert(
      fc.property(amount, amount, (typed, needed) => {
        const kind = kindOf(`-${typed}`, needed);
        expect(kind === "sign").toBe(typed === needed);
      }),
    );
  });
});
