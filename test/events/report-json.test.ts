import fc from "fast-check";
import { expect, it } from "vitest";
import { applyReportEvent } from "../../src/events/report/apply-report-event.js";
import { recordedReportEventSchema } from "../../src/events/report/report-event-schema.js";
import { reportFromJson, reportToJson } from "../../src/events/report/report-json.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import { histories } from "./event-arbitraries.js";
import { answered, foldEach, foldRecorded, money, recorded } from "./fold-events.js";

function throughText(state: ReportState): ReportState {
  return reportFromJson(JSON.parse(JSON.stringify(reportToJson(state))));
}

/** Everything a reader can see, the order of keys included; an index's own order tells nothing. */
function seen(state: ReportState): unknown {
  const sorted = <K>(index: ReadonlyMap<K, ReadonlySet<string>>): unknown =>
    [...index].map(([at, keys]) => [String(at), ...keys]).sort();
  return {
    ...reportToJson(state),
    asked: state.asked,
    done: state.done,
    keysByYuan: sorted(state.keysByYuan),
    keysByMagnitude: sorted(state.keysByMagnitude),
    quotes: sorted(state.quotes),
  };
}

it("comes back from text as it was, whatever happened to the report", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const state = foldRecorded(history);
      expect(throughText(state)).toEqual(state);
      expect(seen(throughText(state))).toEqual(seen(state));
    }),
  );
});

it("goes on after a restart as if there had been none", () => {
  fc.assert(
    fc.property(histories, histories, (before, after) => {
      const restarted = throughText(foldRecorded(before));
      for (const event of after) applyReportEvent(restarted, event);
      expect(seen(restarted)).toEqual(seen(foldRecorded([...before, ...after])));
    }),
  );
});

it("reads every event as it was written", () => {
  fc.assert(
    fc.property(histories, (history) => {
      for (const event of history) {
        expect(recordedReportEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }
    }),
  );
});

it.each([
  { name: "an amount with an exponent", spoil: { answers: [["a", stored("1e3")]] } },
  { name: "an amount that is a number", spoil: { answers: [["a", stored(1000)]] } },
  { name: "a version below zero", spoil: { version: -1 } },
  { name: "an unknown phase", spoil: { phase: "archived" } },
  { name: "a missing part", spoil: { undo: undefined } },
])("refuses $name", ({ spoil }) => {
  const json = reportToJson(foldEach(answered("a", money("1000"))));
  expect(() => reportFromJson({ ...json, ...spoil })).toThrow();
});

function stored(yuan: unknown): unknown {
  const [entry] = reportToJson(foldEach(answered("a", money("1000")))).answers;
  return {
    ...entry?.[1],
    answer: { state: "value", value: { kind: "money", yuan, precision: "0" } },
  };
}

it("loads what older versions kept of closed groups and of a 更正", () => {
  const state = foldRecorded([
    recorded({ type: "group-closed", group: "income", as: "zero" }),
    recorded({ type: "submitted" }),
    recorded({ type: "approved", hash: "9b1c33f0", on: "2020-08-14" }),
    recorded({ type: "correction-opened", cause: "text", why: "抄错", reopened: ["a"] }),
    recorded(answered("a", money("1"))),
  ]);
  const json = reportToJson(state);
  const review = { ...json.review, correctedFrom: undefined };
  // What is undefined is left out of the text.
  const old = JSON.stringify({ ...json, closedOnce: undefined, review });
  const loaded = reportFromJson(JSON.parse(old));
  expect([...loaded.closedOnce]).toEqual(["income"]);
  expect(loaded.review.correctedFrom).toEqual(state.review.correctedFrom);
});
