import { describe, expect, it } from "vitest";
import { NOT_APPLICABLE, OPEN, WITHHELD } from "../../src/amounts/answer.js";
import { applyReportEvent, createReportState } from "../../src/events/report/apply-report-event.js";
import type { KeptFinding, ReportEvent } from "../../src/events/report/report-events.js";
import { answered, foldEach, foldRecorded, money, recorded, text } from "./fold-events.js";

const OPENED: ReportEvent = {
  type: "opened",
  pack: "final-accounts",
  packVersion: "1.0.0",
  packKeys: ["income.total"],
  year: "2019",
  owner: "terminal:ann",
};

const FINDING: KeptFinding = {
  id: "R04",
  severity: "error",
  about: "money",
  keys: ["income.total", "income.fiscal"],
  left: "10",
  right: "9",
  difference: "1",
  says: "差1元",
  gapEquals: [],
};

function settled(more: Partial<Extract<ReportEvent, { type: "settled" }>>): ReportEvent {
  return { type: "settled", findings: {}, reviews: {}, tallies: {}, ...more };
}

describe("a report's life", () => {
  it("is opened, put away and taken back", () => {
    const state = foldEach(OPENED);
    expect(state).toMatchObject({
      phase: "filling",
      pack: "final-accounts",
      packVersion: "1.0.0",
      packKeys: ["income.total"],
      year: "2019",
      owner: "terminal:ann",
      openedAt: "2020-08-01T08:00:00.000Z",
    });
    applyReportEvent(state, recorded({ type: "put-away" }));
    expect(state.phase).toBe("put-away");
    applyReportEvent(state, recorded({ type: "taken-back" }));
    expect(state.phase).toBe("filling");
  });

  it("counts events and knows when it changed last", () => {
    const state = foldRecorded([
      recorded(OPENED, { at: "2020-08-01T08:00:00.000Z" }),
      recorded(answered("a", money("1")), { at: "2020-08-02T09:30:00.000Z" }),
    ]);
    expect(state.version).toBe(2);
    expect(state.changedAt).toBe("2020-08-02T09:30:00.000Z");
    expect(state.openedAt).toBe("2020-08-01T08:00:00.000Z");
  });

  it("moves to a newer pack", () => {
    const state = foldEach(OPENED, {
      type: "pack-upgraded",
      from: "1.0.0",
      to: "1.1.0",
      packKeys: ["income.total", "income.other"],
      added: ["income.other"],
      removed: [],
    });
    expect(state.packVersion).toBe("1.1.0");
    expect(state.packKeys).toEqual(["income.total", "income.other"]);
  });

  it("refuses an event it does not know, naming it", () => {
    const state = createReportState("r1");
    // As it might come from a journal of a newer version.
    const event = { type: "archived", by: "x" } as unknown as ReportEvent;
    expect(() => applyReportEvent(state, recorded(event))).toThrow("archived");
    expect(state.version).toBe(0);
  });
});

describe("answers", () => {
  it("keeps what was typed, by whom, when and in which message", () => {
    const state = foldRecorded([
      recorded(answered("a", money("4629600"), { typed: "462.96", message: "m7" }), {
        by: "telegram:5",
        at: "2020-08-01T10:00:00.000Z",
      }),
    ]);
    expect(state.answers.get("a")).toEqual({
      answer: money("4629600"),
      via: "typed",
      typed: "462.96",
      by: "telegram:5",
      at: "2020-08-01T10:00:00.000Z",
      follows: false,
      message: "m7",
    });
  });

  it.each([
    { name: "无此项", answer: NOT_APPLICABLE },
    { name: "按规定不公开", answer: WITHHELD },
    { name: "zero", answer: money("0") },
  ])("keeps $name as an answer", ({ answer }) => {
    expect(foldEach(answered("a", answer)).answers.get("a")?.answer).toEqual(answer);
  });

  it("takes an answer away when it is open again", () => {
    const state = foldEach(answered("a", money("5")), answered("a", OPEN));
    expect(state.answers.has("a")).toBe(false);
    expect(state.keysByYuan.size).toBe(0);
  });

  it("remembers that an answer follows its suggestion until it does not", () => {
    const state = foldEach(answered("a", money("5"), { follows: true, via: "suggestion" }));
    expect(state.answers.get("a")?.follows).toBe(true);
    applyReportEvent(state, recorded(answered("a", money("6"))));
    expect(state.answers.get("a")?.follows).toBe(false);
  });
});

describe("finding an answer again", () => {
  it("finds keys by amount and by number of digits, zero left out", () => {
    const state = foldEach(
      answered("a", money("4629600")),
      answered("b", money("4629600")),
      answered("c", money("-0.5")),
      answered("d", money("0")),
    );
    expect(state.keysByYuan).toEqual(
      new Map([
        ["4629600", new Set(["a", "b"])],
        ["-0.5", new Set(["c"])],
      ]),
    );
    expect(state.keysByMagnitude).toEqual(
      new Map([
        [7, new Set(["a", "b"])],
        [1, new Set(["c"])],
      ]),
    );
  });

  it("forgets the old amount of a changed answer", () => {
    const state = foldEach(answered("a", money("4629600")), answered("a", money("12.5")));
    expect([...state.keysByYuan.keys()]).toEqual(["12.5"]);
    expect([...state.keysByMagnitude.keys()]).toEqual([2]);
  });

  it("knows which texts quote an amount, until they are rewritten", () => {
    const state = foldEach(
      answered("why", text("新增项目支出77.97万元，另有培训费3万元。")),
      answered("list", {
        state: "value",
        value: { kind: "list", items: ["购置设备77.97万元", "维修"] },
      }),
    );
    expect(state.quotes.get("779700")).toEqual(new Set(["why", "list"]));
    expect(state.quotes.get("30000")).toEqual(new Set(["why"]));
    applyReportEvent(state, recorded(answered("why", text("退休1人。"))));
    expect(state.quotes).toEqual(new Map([["779700", new Set(["list"])]]));
  });

  it("finds all keys a message answered, each once", () => {
    const state = foldEach(
      answered("a", money("1"), { message: "m1" }),
      answered("b", money("2"), { message: "m1" }),
      answered("a", money("3"), { message: "m1" }),
      answered("c", money("3")),
    );
    expect(state.messages).toEqual(new Map([["m1", ["a", "b"]]]));
  });

  it("keeps the newest 500 messages", () => {
    const events = Array.from({ length: 503 }, (_, n) =>
      answered("a", money("1"), { message: `m${n}` }),
    );
    const state = foldEach(...events);
    expect(state.messages.size).toBe(500);
    expect([...state.messages.keys()].at(0)).toBe("m3");
    expect([...state.messages.keys()].at(-1)).toBe("m502");
  });
});

describe("rows and groups", () => {
  it("keeps codes in the order given, each once", () => {
    const state = foldEach(
      { type: "row-added", group: "function", code: "2050803" },
      { type: "row-added", group: "function", code: "2010101" },
      { type: "row-added", group: "function", code: "2050803" },
    );
    expect(state.rows.get("function")).toEqual(["2050803", "2010101"]);
  });

  it("removes a row, and one that is not there is no matter", () => {
    const state = foldEach(
      { type: "row-added", group: "function", code: "2050803" },
      { type: "row-removed", group: "function", code: "205" },
      { type: "row-removed", group: "function", code: "2050803" },
    );
    expect(state.rows.size).toBe(0);
  });

  it("closes a group and opens it again", () => {
    const state = foldEach({ type: "group-closed", group: "basic", as: "zero" });
    expect(state.closures.get("basic")).toBe("zero");
    applyReportEvent(state, recorded({ type: "group-reopened", group: "basic" }));
    expect(state.closures.size).toBe(0);
  });
});

describe("what answers led to", () => {
  it("keeps findings and reviews until they are gone", () => {
    const mark = { because: "quote", key: "a", sentence: "增加3万元。" } as const;
    const state = foldEach(settled({ findings: { R04: FINDING }, reviews: { why: mark } }));
    expect(state.findings.get("R04")).toEqual(FINDING);
    expect(state.reviews.get("why")).toEqual(mark);
    applyReportEvent(
      state,
      recorded(settled({ findings: { R04: null, R05: null }, reviews: { why: null } })),
    );
    expect(state.findings.size).toBe(0);
    expect(state.reviews.size).toBe(0);
  });

  it("adds the tallies up", () => {
    const state = foldEach(
      settled({ tallies: { income: { asked: 9, done: 2 }, basic: { asked: 30, done: 30 } } }),
      settled({ tallies: { income: { asked: 8, done: 8 } } }),
    );
    expect([state.asked, state.done]).toEqual([38, 38]);
  });

  it("keeps who accepted a finding and why, until it lapses", () => {
    const state = foldEach({ type: "accepted", finding: "R04", reason: "按批复数" });
    expect(state.acceptances.get("R04")).toEqual({
      reason: "按批复数",
      by: "terminal:ann",
      at: "2020-08-01T08:00:00.000Z",
    });
    applyReportEvent(state, recorded({ type: "acceptance-lapsed", finding: "R04" }));
    expect(state.acceptances.size).toBe(0);
  });

  it.each([
    { name: "changes", finding: FINDING },
    { name: "goes", finding: null },
  ])("shows a finding put off again when it $name", ({ finding }) => {
    const state = foldEach({ type: "postponed", finding: "R04" });
    expect(state.postponed.has("R04")).toBe(true);
    applyReportEvent(state, recorded(settled({ findings: { R04: finding } })));
    expect(state.postponed.has("R04")).toBe(false);
  });

  it("clears 待复核 once somebody looked", () => {
    const state = foldEach(settled({ reviews: { why: { because: "figure", key: "a" } } }), {
      type: "reviewed",
      key: "why",
    });
    expect(state.reviews.size).toBe(0);
  });
});
