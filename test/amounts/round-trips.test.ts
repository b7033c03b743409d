import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal, ZERO } from "../../src/amounts/decimal.js";
import { findAmounts } from "../../src/amounts/find-amounts.js";
import { formatChineseNumber } from "../../src/amounts/format-chinese-number.js";
import {
  formatWan,
  formatWanExact,
  formatWanGrouped,
  formatYuan,
} from "../../src/amounts/format-money.js";
import { parseMoney } from "../../src/amounts/parse-money.js";

/** Amounts to the 分, up to 1万亿元. */
const yuan = fc
  .bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
  .map((fen) => new Decimal(fen.toString()).div(100).toFixed());
const whole = fc.bigInt({ min: 1n, max: 10n ** 12n - 1n }).map(String);

function read(text: string): string | undefined {
  const reading = parseMoney(text, "万元");
  return reading.ok ? reading.value.yuan : undefined;
}

it("reads back every amount it prints", () => {
  fc.assert(
    fc.property(yuan, (amount) => {
      expect(read(`${formatYuan(amount)}元`)).toBe(amount);
      expect(read(formatWanExact(amount))).toBe(amount);
      expect(read(`${formatWanExact(amount)}万元`)).toBe(amount);
    }),
  );
});

it("reads a rounded print back within the slack it states", () => {
  fc.assert(
    fc.property(yuan, (amount) => {
      for (const text of [formatWan(amount), formatWanGrouped(amount)]) {
        const reading = parseMoney(text, "万元");
        if (!reading.ok) throw new Error(text);
        const slack = reading.value.yuan === "0" ? "50" : reading.value.precision;
        expect(new Decimal(reading.value.yuan).minus(amount).abs().lte(slack)).toBe(true);
      }
    }),
  );
});

it("reads back every number it says in Chinese, everyday and 大写", () => {
  const formal = new Map(
    Array.from("一二三四五六七八九十百千").map((char, index) => [
      char,
      "壹贰叁肆伍陆柒捌玖拾佰仟".charAt(index),
    ]),
  );
  fc.assert(
    fc.property(whole, (number) => {
      const spoken = formatChineseNumber(number);
      const written = spoken.replace(/./gu, (char) => formal.get(char) ?? char);
      expect(read(`${spoken}元`)).toBe(number);
      expect(read(`${written}元整`)).toBe(number);
      expect(findAmounts(`支付${spoken}元。`).map((found) => found.yuan)).toEqual([number]);
    }),
  );
});

it("reads full-width and spaced spellings alike", () => {
  fc.assert(
    fc.property(yuan, (amount) => {
      const grouped = formatWanGrouped(amount);
      const wide = grouped.replace(/[!-~]/g, (char) =>
        String.fromCharCode(char.charCodeAt(0) + 0xfee0),
      );
      const bracketed = grouped.startsWith("-") ? `（${grouped.slice(1)}）` : grouped;
      for (const text of [
        wide,
        grouped.replaceAll(",", ", "),
        grouped.replaceAll(",", " "),
        bracketed,
      ])
        expect(read(text)).toBe(read(grouped));
    }),
  );
});

it("sums what it read without losing a 分", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n })), (fen) => {
      const parts = fen.map((each) =>
        read(`${formatYuan(new Decimal(each.toString()).div(100))}元`),
      );
      const sum = parts.reduce((total, part) => total.plus(part ?? NaN), ZERO);
      const exact = fen.reduce((total, each) => total + each, 0n);
      expect(sum.times(100).toFixed()).toBe(exact.toString());
    }),
  );
});

it("never throws, and never takes what it cannot print back", () => {
  const piece = fc.constantFrom(
    ...Array.from(
      "0123456789.,-()（）－，．　 ￥万亿元角分整零一二两三五十百千壹贰拾佰仟年约e负点人%",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom("万元", "元"),
      (pieces, unit) => {
        const reading = parseMoney(pieces.join(""), unit);
        if (reading.ok)
          expect(read(`${formatYuan(reading.value.yuan)}元`)).toBe(reading.value.yuan);
      },
    ),
    { numRuns: 3000 },
  );
});
