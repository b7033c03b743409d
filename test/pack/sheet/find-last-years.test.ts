import { expect, it } from "vitest";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import { createSheet } from "../../../src/pack/sheet/create-sheet.js";
import { findLastYears } from "../../../src/pack/sheet/find-last-years.js";
import { smallPack } from "../small-pack.js";
import { store } from "../stored.js";

function pairsOf(questions: string): readonly string[] {
  const sheet = createSheet(buildPack(smallPack({ questions })), store({}));
  return findLastYears(sheet).map(({ now, base }) => `${now} < ${base}`);
}

it.each([
  {
    what: "a question that suggests last year's figure",
    questions: `
- { key: a, label: 甲, kind: money }
- { key: old, label: 上年甲, kind: money, suggest: last_year(a) }
`,
    pairs: ["a < old"],
  },
  {
    what: "a question that begins with last year's figure",
    questions: `
- { key: a, label: 甲, kind: money }
- { key: old, label: 上年甲, kind: money, carry: a }
- { key: same, label: 乙, kind: text, carry: same }
`,
    pairs: ["a < old"],
  },
  {
    what: "one that follows such a question, where a text explains the difference",
    questions: `
- { key: a, label: 甲, kind: money }
- { key: old, label: 上年甲, kind: money, suggest: last_year(a) }
- { key: b, label: 乙, kind: money }
- { key: before, label: 上年乙, kind: money, suggest: old }
- { key: why, label: 原因, kind: text, explains: b - before }
`,
    pairs: ["a < old", "b < before"],
  },
  {
    what: "a sum of last year's beside the sum of this year's",
    questions: `
- grid: g
  kind: money
  rows: { p: 丙, q: 丁 }
  columns: { now: 本年, old: { label: 上年, suggest: last_year(@.now) } }
- { key: all.now, label: 合计, kind: money, value: g.q.now + g.p.now }
- { key: all.old, label: 上年合计, kind: money, value: g.p.old + g.q.old }
`,
    pairs: ["g.p.now < g.p.old", "g.q.now < g.q.old", "all.now < all.old"],
  },
  {
    what: "not a budget, though a text explains the difference to it",
    questions: `
- { key: a, label: 甲, kind: money }
- { key: plan, label: 预算, kind: money }
- { key: why, label: 原因, kind: text, explains: a - plan }
`,
    pairs: [],
  },
  {
    what: "not a sum that mixes the years",
    questions: `
- { key: a, label: 甲, kind: money }
- { key: old, label: 上年甲, kind: money, suggest: last_year(a) }
- { key: both, label: 两年, kind: money, value: a + old }
`,
    pairs: ["a < old"],
  },
])("ties $what", ({ questions, pairs }) => {
  expect(pairsOf(questions)).toEqual(pairs);
});
