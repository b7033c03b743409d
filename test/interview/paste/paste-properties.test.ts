import fc from "fast-check";
import { expect, it } from "vitest";
import { readIfBlock } from "../../../src/interview/paste/looks-like-block.js";
import { readPaste } from "../../../src/interview/paste/read-paste.js";
import { basicTargets, valuesOf } from "./targets.js";

const TARGETS = basicTargets();
const ITEMS = TARGETS.filter(({ parts }) => parts === undefined);

/** Whole 元 up to 100亿, as typed in 万元 with four decimals at most. */
const wan = fc.bigInt({ min: 0n, max: 10n ** 10n }).map((yuan) => {
  const digits = yuan.toString().padStart(5, "0");
  return { yuan: yuan.toString(), typed: `${digits.slice(0, -4)}.${digits.slice(-4)}` };
});
const block = fc.uniqueArray(fc.tuple(fc.constantFrom(...ITEMS), wan), {
  selector: ([target]) => target.key,
  minLength: 2,
});

const SHAPES: readonly ((label: string, typed: string, code: string) => string)[] = [
  (label, typed) => `${label} ${typed}\n`,
  (label, typed) => `${label}：${typed}万元\n`,
  (label, typed, code) => `${code}\t${label}\t${typed}\n`,
  (label, typed) => `${label}${typed}万元，占1.5%；`,
  (label, typed) => `${label}\n${typed}\n`,
  (label, typed) => `|${label}|${typed}|\n`,
];

it("reads the same figures in whatever shape they are pasted", () => {
  fc.assert(
    fc.property(block, fc.constantFrom(...SHAPES), (items, shape) => {
      const text = items
        .map(([{ label, code = "" }, { typed }]) => shape(label, typed, code))
        .join("");
      const reading = readPaste(text, TARGETS, "万元");
      expect(valuesOf(reading)).toEqual(
        Object.fromEntries(items.map(([target, { yuan }]) => [target.key, yuan])),
      );
      expect(reading.unread).toEqual([]);
      expect(readIfBlock(text, TARGETS, "万元") !== undefined).toBe(true);
    }),
  );
});

it("adds up what it read: a total of the parts agrees, one that is 1万元 more does not", () => {
  fc.assert(
    fc.property(block, fc.boolean(), (items, isRight) => {
      const sum = items.reduce((before, [, { yuan }]) => before + BigInt(yuan), 0n);
      const total = isRight ? sum : sum + 10_000n;
      const lines = items.map(([{ label }, { typed }]) => `${label} ${typed}`);
      const { totals } = readPaste(
        [...lines, `合计 ${total.toString()}元`].join("\n"),
        TARGETS,
        "万元",
      );
      expect(totals).toMatchObject([
        { sum: sum.toString(), difference: (total - sum).toString(), agrees: isRight },
      ]);
    }),
  );
});

it("never throws, and matches only questions of the group, each once", () => {
  const keys = new Set(ITEMS.map(({ key }) => key));
  const piece = fc.oneof(
    fc.constantFrom(...ITEMS.map(({ label }) => label)),
    fc.constantFrom(
      "\t",
      "\n",
      " ",
      "，",
      "：",
      "%",
      "万元",
      "元",
      "合计",
      "30101",
      "其中：",
      "(",
      "-",
      "年",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
    wan.map(({ typed }) => typed),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { matched } = readPaste(pieces.join(""), TARGETS, "万元");
      const found = matched.map(({ key }) => key);
      expect(found.every((key) => keys.has(key))).toBe(true);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});

it.each([
  ["spaces", `基${" ".repeat(20_000)}x`],
  ["figures", "1 ".repeat(10_000)],
  ["a label over and over", "基本工资，".repeat(4_000)],
  ["digits", `${"1".repeat(20_000)}基`],
  ["words without a break", "本年度人员增加，".repeat(2_500)],
])("does not choke on 20,000 signs of %s", (_name, text) => {
  const started = performance.now();
  readPaste(text, TARGETS, "万元");
  expect(performance.now() - started).toBeLessThan(5_000);
});
