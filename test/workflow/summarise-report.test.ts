import { expect, it } from "vitest";
import { applyReportEvent, createReportState } from "../../src/events/report/apply-report-event.js";
import type { KeptFinding, Recorded, ReportEvent } from "../../src/events/report/report-events.js";
import { summariseReport } from "../../src/workflow/summarise-report.js";

let batches = 0;
function record(event: ReportEvent): Recorded<ReportEvent> {
  batches += 1;
  return { batch: `b${batches}`, by: "fake:1", at: `2026-11-24T00:00:${batches}Z`, event };
}

function finding(id: string, severity: KeptFinding["severity"]): KeptFinding {
  const figures = { left: "1", right: "2", difference: "1", gapEquals: [] };
  return { id, severity, about: "money", keys: ["a"], says: id, ...figures };
}

const opened = {
  type: "opened",
  pack: "p",
  packVersion: "1",
  packKeys: [],
  year: "2019",
  owner: "fake:1",
} as const;
const named = (text: string): ReportEvent => ({
  type: "answered",
  key: "profile.name",
  answer: { state: "value", value: { kind: "text", text } },
  via: "typed",
  typed: text,
});
const settled = (
  findings: Record<string, KeptFinding | null>,
  tallies: Record<string, { asked: number; done: number }> = {},
): ReportEvent => ({ type: "settled", findings, reviews: {}, tallies });

const story: readonly (readonly ReportEvent[])[] = [
  [opened, settled({}, { income: { asked: 5, done: 0 }, staff: { asked: 2, done: 0 } })],
  [named("甲办"), settled({}, { income: { asked: 5, done: 1 } })],
  [
    settled({
      R1: finding("R1", "error"),
      R2: finding("R2", "warning"),
      R3: finding("R3", "note"),
    }),
  ],
  [{ type: "accepted", finding: "R1", reason: "是这样" }],
  [
    { type: "acceptance-lapsed", finding: "R1" },
    settled({ R1: finding("R1", "warning"), R2: null }),
  ],
  [settled({}, { income: { asked: 4, done: 4 } }), settled({}, { income: { asked: 6, done: 5 } })],
  [named("乙办")],
  [{ type: "put-away" }],
  [{ type: "taken-back" }],
  [{ type: "exported", files: ["a.docx"], hash: "0123456789ab" }],
  [{ type: "approved", hash: "9b1c33f0", on: "2020-08-14" }],
  [{ type: "published", on: "2020-08-20", address: "https://example.org/a" }],
  [{ type: "correction-opened", cause: "text", why: "抄错", reopened: [] }],
];

const expected = [
  { department: "", phase: "filling", asked: 7, done: 0, errors: 0, warnings: 0 },
  { department: "甲办", phase: "filling", asked: 7, done: 1, errors: 0, warnings: 0 },
  { department: "甲办", phase: "filling", asked: 7, done: 1, errors: 1, warnings: 1 },
  { department: "甲办", phase: "filling", asked: 7, done: 1, errors: 0, warnings: 1 },
  { department: "甲办", phase: "filling", asked: 7, done: 1, errors: 0, warnings: 1 },
  { department: "甲办", phase: "filling", asked: 8, done: 5, errors: 0, warnings: 1 },
  { department: "乙办", phase: "filling", asked: 8, done: 5, errors: 0, warnings: 1 },
  { department: "乙办", phase: "put-away", asked: 8, done: 5, errors: 0, warnings: 1 },
  { department: "乙办", phase: "filling", asked: 8, done: 5, errors: 0, warnings: 1 },
  { department: "乙办", phase: "filling", changedAt: "2026-11-24T00:00:13Z" },
  { phase: "approved" },
  { phase: "published", publishedOn: "2020-08-20" },
  { phase: "correcting", publishedOn: "2020-08-20" },
];

it("foresees the line of a report, which is the same once the events are applied", () => {
  const report = createReportState("r1");
  for (const [index, events] of story.entries()) {
    const recorded = events.map(record);
    const foreseen = summariseReport(report, recorded);
    expect(foreseen).toMatchObject({
      report: "r1",
      owner: "fake:1",
      year: "2019",
      ...expected[index],
    });
    for (const event of recorded) applyReportEvent(report, event);
    expect(summariseReport(report, [])).toEqual(foreseen);
  }
});
