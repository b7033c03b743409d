import { describe, expect, it } from "vitest";
import { OPEN } from "../../src/amounts/answer.js";
import type { Recorded, ReportEvent } from "../../src/events/report/report-events.js";
import { answered, foldRecorded, money, recorded } from "./fold-events.js";

function batch(id: string, ...events: readonly ReportEvent[]): Recorded<ReportEvent>[] {
  return events.map((event) => recorded(event, { batch: id }));
}

const EMPTY = { by: "terminal:ann", answers: [], rowsAdded: [], rowsRemoved: [], closures: [] };

describe("what can be taken back", () => {
  it("holds what stood before, one entry a batch", () => {
    const state = foldRecorded([
      ...batch("1", answered("a", money("1"))),
      ...batch("2", answered("a", money("2")), answered("b", money("5")), answered("a", OPEN)),
    ]);
    const first = foldRecorded(batch("1", answered("a", money("1")))).answers.get("a");
    expect(state.undo).toEqual([
      { ...EMPTY, batch: "1", answers: [["a", null]] },
      {
        ...EMPTY,
        batch: "2",
        answers: [
          ["a", first],
          ["b", null],
        ],
      },
    ]);
  });

  it("holds rows and closures, the closure as it was before the batch", () => {
    const state = foldRecorded([
      ...batch("1", { type: "group-closed", group: "function", as: "none" }),
      ...batch(
        "2",
        { type: "group-reopened", group: "function" },
        { type: "row-added", group: "function", code: "2050803" },
        { type: "row-removed", group: "function", code: "2050803" },
        { type: "group-closed", group: "function", as: "zero" },
      ),
    ]);
    expect(state.undo.at(-1)).toEqual({
      ...EMPTY,
      batch: "2",
      rowsAdded: [["function", "2050803"]],
      rowsRemoved: [["function", "2050803"]],
      closures: [["function", "none"]],
    });
  });

  it("keeps the newest 20", () => {
    const state = foldRecorded(
      Array.from({ length: 25 }, (_, n) => batch(`${n}`, answered("a", money("1")))).flat(),
    );
    expect(state.undo.map((entry) => entry.batch)).toEqual(
      Array.from({ length: 20 }, (_, n) => `${n + 5}`),
    );
  });

  it("keeps apart two people's batches of the same id", () => {
    const state = foldRecorded([
      recorded(answered("a", money("1")), { batch: "7", by: "telegram:1" }),
      recorded(answered("b", money("1")), { batch: "7", by: "telegram:2" }),
    ]);
    expect(state.undo.map((entry) => entry.by)).toEqual(["telegram:1", "telegram:2"]);
  });

  it("is not touched by acceptances, reviews or what answers led to", () => {
    const state = foldRecorded(
      batch(
        "1",
        { type: "accepted", finding: "R04", reason: "按批复数" },
        { type: "reviewed", key: "a" },
        { type: "settled", findings: {}, reviews: {}, tallies: {} },
      ),
    );
    expect(state.undo).toEqual([]);
  });
});

describe("taking back", () => {
  const before = [
    ...batch("1", answered("a", money("1"))),
    ...batch("2", answered("a", money("2")), { type: "row-added", group: "f", code: "205" }),
  ];
  const undone = { type: "undone", batch: "2" } as const;
  const restored = answered("a", money("1"), { via: "undo" });
  const removed = { type: "row-removed", group: "f", code: "205" } as const;

  it.each([
    { order: "said first", events: [undone, restored, removed] },
    { order: "said last", events: [restored, removed, undone] },
    { order: "said in between", events: [removed, undone, restored] },
  ])("leaves only what was there before, when it is $order", ({ events }) => {
    const state = foldRecorded([...before, ...batch("3", ...events)]);
    expect(state.undo.map((entry) => entry.batch)).toEqual(["1"]);
    expect(state.answers.get("a")?.answer).toEqual(money("1"));
    expect(state.rows.size).toBe(0);
  });

  it("does not make a figure that followed along a change of its own", () => {
    const followed = answered("b", money("1"), { via: "suggestion", follows: true });
    const state = foldRecorded([...before, ...batch("3", undone, restored, followed)]);
    expect(state.undo.map((entry) => entry.batch)).toEqual(["1"]);
  });

  it("goes on to the change before, and later changes count again", () => {
    const state = foldRecorded([
      ...before,
      ...batch("3", undone, restored),
      ...batch("4", { type: "undone", batch: "1" }, answered("a", OPEN, { via: "undo" })),
      ...batch("5", answered("a", money("9"))),
    ]);
    expect(state.undo.map((entry) => entry.batch)).toEqual(["5"]);
  });
});

describe("the marks of a change", () => {
  const mark = (key: string) => ({ because: "figure", key }) as const;
  const settled = (reviews: Readonly<Record<string, ReturnType<typeof mark>>>): ReportEvent => ({
    type: "settled",
    findings: {},
    reviews,
    tallies: {},
  });

  it("are kept with it as they were before, and handed down when it is taken back", () => {
    const both = [
      ...batch("1", answered("a", money("1")), settled({ why: mark("a") })),
      ...batch("2", answered("b", money("2")), settled({ why: mark("b") })),
    ];
    expect(foldRecorded(both).undo.map(({ reviews }) => reviews)).toEqual([
      [["why", null]],
      [["why", mark("a")]],
    ]);
    const undone = foldRecorded([...both, ...batch("3", { type: "undone", batch: "1" })]);
    expect(undone.undo.map(({ reviews }) => reviews)).toEqual([[["why", null]]]);
  });

  it("are no change by themselves", () => {
    expect(foldRecorded(batch("1", settled({ why: mark("a") }))).undo).toEqual([]);
  });
});
