import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/amounts/answer.js";
import { buildDocument } from "../../src/report/build-document.js";
import { hashAnswers, shortHash } from "../../src/report/hash-answers.js";
import { EXAMPLE, pack, repliesOf } from "./final-accounts.js";
import { snapshotOf } from "./snapshot-of.js";

const snapshot = snapshotOf(pack, repliesOf(EXAMPLE));
const hash = hashAnswers(pack, snapshot, "某单位");

describe("the hash of a report", () => {
  it("is the same for equal answers, whatever their order and the day", () => {
    const later = {
      ...snapshot,
      answers: [...snapshot.answers].reverse(),
      rows: [...snapshot.rows]
        .reverse()
        .map(([group, codes]) => [group, [...codes].reverse()] as const),
      closures: [...snapshot.closures].reverse(),
      date: "2026-11-24",
      findings: ["请核实：甲"],
    };
    expect(hashAnswers(pack, later, "某单位")).toBe(hash);
  });

  it("does not see how an amount was typed, nor what is open", () => {
    const answers = snapshot.answers.map(([key, answer]): readonly [string, Answer] =>
      answer.state === "value" && answer.value.kind === "money"
        ? [key, { state: "value", value: { ...answer.value, precision: "0" } }]
        : [key, answer],
    );
    const open: readonly [string, Answer] = ["profile.phone", { state: "open" }];
    const same = { ...snapshot, answers: [...answers, open] };
    expect(hashAnswers(pack, same, "某单位")).toBe(hash);
  });

  const [[firstKey, firstAnswer] = ["", { state: "open" } as Answer], ...rest] = snapshot.answers;
  it.each([
    ["an answer less", { ...snapshot, answers: rest }],
    ["an answer withheld", { ...snapshot, answers: [[firstKey, { state: "withheld" }], ...rest] }],
    ["an answer elsewhere", { ...snapshot, answers: [["other.key", firstAnswer], ...rest] }],
    ["a group not closed", { ...snapshot, closures: snapshot.closures.slice(1) }],
    ["a row more", { ...snapshot, rows: [["income_item", ["205"]]] }],
    ["another year", { ...snapshot, year: "2020" }],
  ] as const)("is another for %s", (_what, changed) => {
    expect(hashAnswers(pack, changed, "某单位")).not.toBe(hash);
  });

  it("is another for another department and another script", () => {
    expect(hashAnswers(pack, snapshot, "别的单位")).not.toBe(hash);
    expect(hashAnswers({ ...pack, version: "0" }, snapshot, "某单位")).not.toBe(hash);
  });

  it("stands in the document, people see twelve digits of it", () => {
    const document = buildDocument(pack, snapshot);
    expect(document.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(shortHash(document.hash)).toBe(document.hash.slice(0, 12));
  });
});

it("makes what must be mended a draft", () => {
  expect(buildDocument(pack, snapshot).draft).toBe(false);
  expect(buildDocument(pack, { ...snapshot, errors: 1 }).draft).toBe(true);
});
