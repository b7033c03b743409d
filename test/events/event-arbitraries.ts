import fc from "fast-check";
import type { Answer } from "../../src/amounts/answer.js";
import type { KeptFinding, Recorded, ReportEvent } from "../../src/events/report/report-events.js";

// Few names, so that events meet each other.
const keys = fc.constantFrom("income.total", "basic.30101", "function.205.project", "why");
const groups = fc.constantFrom("income", "function");
const codes = fc.constantFrom("205", "20508", "2050803");
const findings = fc.constantFrom("R04", "R13@205");
const amounts = fc.constantFrom("0", "4629600", "-3.5", "0.05", "90071992547409930.01");
const words = fc.constantFrom("退休1人。", "新增支出462.96万元，另有3万元。", "# *x* <b>", "");

const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom<Answer>({ state: "open" }, { state: "not-applicable" }, { state: "withheld" }),
  fc.record({
    state: fc.constant("value" as const),
    value: fc.oneof(
      fc.record({ kind: fc.constant("money" as const), yuan: amounts, precision: amounts }),
      fc.record({ kind: fc.constant("count" as const), count: amounts }),
      fc.record({ kind: fc.constant("text" as const), text: words }),
      fc.record({ kind: fc.constant("list" as const), items: fc.array(words, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant("choice" as const), choice: words }),
      fc.record({ kind: fc.constant("choices" as const), choices: fc.array(words) }),
      fc.record({ kind: fc.constant("year" as const), year: fc.constant("2019") }),
      fc.record({ kind: fc.constant("date" as const), date: fc.constant("2020-08-14") }),
    ),
  }),
);

const kept: fc.Arbitrary<KeptFinding> = fc.record({
  id: findings,
  severity: fc.constantFrom("error", "warning", "note"),
  about: fc.constantFrom("money", "count", "text"),
  keys: fc.array(keys, { maxLength: 3 }),
  left: amounts,
  right: amounts,
  difference: fc.oneof(amounts, fc.constant("")),
  says: words,
  gapEquals: fc.array(keys, { maxLength: 2 }),
});

const marks = fc.record(
  { because: fc.constantFrom("figure", "quote"), key: keys, sentence: words },
  { requiredKeys: ["because", "key"] },
);

const tallies = fc.record({ asked: fc.nat(50), done: fc.nat(50) });

const batches = fc.nat(6).map(String);

const events: fc.Arbitrary<ReportEvent> = fc.oneof(
  { weight: 8, arbitrary: answeredEvents() },
  fc.record({
    type: fc.constant("opened" as const),
    pack: fc.constant("final-accounts"),
    packVersion: fc.constant("1.0.0"),
    packKeys: fc.array(keys),
    year: fc.constant("2019"),
    owner: fc.constant("terminal:ann"),
  }),
  fc.record({ type: fc.constant("row-added" as const), group: groups, code: codes }),
  fc.record({ type: fc.constant("row-removed" as const), group: groups, code: codes }),
  fc.record({
    type: fc.constant("group-closed" as const),
    group: groups,
    as: fc.constantFrom("zero", "none"),
  }),
  fc.record({ type: fc.constant("group-reopened" as const), group: groups }),
  fc.record({ type: fc.constant("accepted" as const), finding: findings, reason: words }),
  fc.record({ type: fc.constant("acceptance-lapsed" as const), finding: findings }),
  fc.record({
    type: fc.constant("acceptance-restored" as const),
    finding: findings,
    reason: words,
    by: words,
    at: words,
  }),
  fc.record({ type: fc.constant("postponed" as const), finding: findings }),
  fc.record({ type: fc.constant("reviewed" as const), key: keys }),
  fc.record({
    type: fc.constant("last-year-taken" as const),
    year: fc.constant("2018"),
    values: fc.dictionary(keys, fc.record({ kind: fc.constant("text" as const), text: words })),
  }),
  fc.record({ type: fc.constant("undone" as const), batch: batches }),
  fc.constantFrom<ReportEvent>({ type: "put-away" }, { type: "taken-back" }),
  fc.record({
    type: fc.constant("pack-upgraded" as const),
    from: fc.constant("1.0.0"),
    to: fc.constant("1.1.0"),
    packKeys: fc.array(keys),
    added: fc.array(keys),
    removed: fc.array(keys),
  }),
  reviewEvents(),
  fc.record({
    type: fc.constant("exported" as const),
    files: fc.array(words),
    hash: fc.constantFrom("", "0123456789ab"),
  }),
  fc.record({
    type: fc.constant("settled" as const),
    findings: fc.dictionary(findings, fc.option(kept)),
    reviews: fc.dictionary(keys, fc.option(marks)),
    tallies: fc.dictionary(groups, tallies),
  }),
);

function answeredEvents(): fc.Arbitrary<ReportEvent> {
  return fc.record(
    {
      type: fc.constant("answered" as const),
      key: keys,
      answer: answers,
      via: fc.constantFrom("typed", "pressed", "pasted", "edited", "suggestion", "undo"),
      typed: words,
      message: fc.constantFrom("m1", "m2", "m3"),
      follows: fc.boolean(),
    },
    { requiredKeys: ["type", "key", "answer", "via", "typed"] },
  );
}

function reviewEvents(): fc.Arbitrary<ReportEvent> {
  const cause = fc.constantFrom("text" as const, "figure" as const);
  return fc.oneof(
    fc.constantFrom<ReportEvent>({ type: "submitted" }, { type: "withdrawn" }),
    fc.record({
      type: fc.constant("assigned" as const),
      part: fc.constantFrom("who:office", "group:overall"),
      person: fc.option(fc.constantFrom("p1", "p2")),
    }),
    fc.record({
      type: fc.constant("returned" as const),
      remarks: fc.array(fc.record({ key: keys, text: words }), { maxLength: 2 }),
      reopened: fc.array(keys, { maxLength: 3 }),
    }),
    fc.record({ type: fc.constant("passed" as const), finding: findings }),
    fc.record({
      type: fc.constant("gated" as const),
      gate: fc.constantFrom("secrecy" as const, "signature" as const),
      name: words,
    }),
    fc.record({
      type: fc.constant("approved" as const),
      hash: fc.constant("9b1c33f0"),
      on: fc.constant("2020-08-14"),
    }),
    fc.record({
      type: fc.constant("published" as const),
      on: fc.constant("2020-08-20"),
      address: fc.constant("https://example.org/a"),
    }),
    fc.record({
      type: fc.constant("correction-dropped" as const),
      back: fc.constantFrom("approved" as const, "published" as const),
    }),
    fc.record({
      type: fc.constant("correction-opened" as const),
      cause,
      why: words,
      reopened: fc.array(keys, { maxLength: 3 }),
    }),
  );
}

/** Any history of a report, sensible or not. */
export const histories: fc.Arbitrary<Recorded<ReportEvent>[]> = fc.array(
  fc.record({
    batch: batches,
    by: fc.constantFrom("telegram:1", "telegram:2"),
    at: fc.constantFrom("2020-08-01T08:00:00.000Z", "2020-08-02T09:00:00.000Z"),
    event: events,
  }),
  { maxLength: 60 },
);
