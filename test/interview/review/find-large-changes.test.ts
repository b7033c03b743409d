import { expect, it } from "vitest";
import type { Value } from "../../../src/amounts/answer.js";
import { findLargeChanges } from "../../../src/interview/review/find-large-changes.js";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import { createSheet } from "../../../src/pack/sheet/create-sheet.js";
import { createLastYear } from "../../../src/pack/sheet/last-year.js";
import { smallPack } from "../../pack/small-pack.js";
import { store } from "../../pack/stored.js";

const PACK = buildPack(
  smallPack({
    questions: `
- { key: fee.actual, label: 办公费, kind: money }
- { key: fee.prior, label: 上年办公费, kind: money, carry: fee.actual }
- { key: cars, label: 车辆, kind: count, unit: 辆 }
- { key: rent, label: 租金, kind: money }
`,
  }),
);

const money = (yuan: string): Value => ({ kind: "money", yuan, precision: "0" });
const cars = (count: string): Value => ({ kind: "count", count });

it.each([
  { what: "just 30%", now: "13000", prior: "10000", told: [] },
  { what: "a little more", now: "13001", prior: "10000", told: ["fee.actual from fee.prior"] },
  { what: "much less", now: "1", prior: "10000", told: ["fee.actual from fee.prior"] },
  { what: "something from nothing", now: "500", prior: "0", told: ["fee.actual from fee.prior"] },
  { what: "a difference that prints as nothing", now: "40", prior: "20", told: [] },
])("looks at $what", ({ now, prior, told }) => {
  const answers = { "fee.actual": money(now), "fee.prior": money(prior) };
  expect(tell(answers)).toEqual(told);
});

it("asks last year's report where the report has no column of its own", () => {
  const answers = {
    "fee.actual": money("9"),
    "fee.prior": money("9"),
    cars: cars("3"),
    rent: money("5"),
  };
  const before = { "fee.actual": money("1"), cars: cars("2"), rent: money("5") };
  expect(tell(answers, before)).toEqual(["cars from last year's report"]);
  expect(tell(answers)).toEqual([]);
});

function tell(
  answers: Readonly<Record<string, Value>>,
  before?: Readonly<Record<string, Value>>,
): readonly string[] {
  const stored = Object.entries(answers).map(
    ([key, value]) => [key, { state: "value", value }] as const,
  );
  const lastYear = before === undefined ? null : createLastYear(new Map(Object.entries(before)));
  const sheet = createSheet(PACK, store({ answers: Object.fromEntries(stored) }));
  return findLargeChanges(sheet, lastYear).map(
    ({ key, base }) => `${key} from ${base ?? "last year's report"}`,
  );
}
