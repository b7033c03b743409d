import { expect } from "vitest";
import { checkExplanation } from "../../src/checks/texts/check-text.js";
import type { Finding } from "../../src/checks/finding.js";
import { runAllChecks } from "../../src/checks/run-checks.js";
import type { KeptFinding } from "../../src/events/report/report-events.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import { createDraft } from "../../src/interview/draft.js";
import { keysIn } from "../../src/interview/navigation/navigate.js";
import type { OutMessage } from "../../src/interview/message.js";
import { tallyGroup } from "../../src/interview/answers/tally.js";
import type { Pack } from "../../src/pack/pack.js";
import type { Sheet } from "../../src/pack/sheet/sheet.js";

/** What is kept beside the answers is what comes out when everything is worked out anew. */
export function expectConsistent(pack: Pack, report: ReportState): void {
  const draft = createDraft(pack, report);
  const sheet = draft.sheet();
  const tallies = [...pack.groups.values()].map((group) => [
    group.id,
    tallyGroup(sheet, group, keysIn(draft, group)),
  ]);
  expect(Object.fromEntries([...pack.groups.keys()].map((id) => [id, draft.tally(id)]))).toEqual(
    Object.fromEntries(tallies),
  );
  expect(Object.fromEntries([...report.findings].map(([id, one]) => [id, core(one)]))).toEqual(
    findAll(pack, sheet, report),
  );
  for (const key of report.reviews.keys()) expect(sheet.answer(key).state).toBe("value");
  for (const id of report.acceptances.keys()) expect(report.findings.has(id)).toBe(true);
}

function findAll(pack: Pack, sheet: Sheet, report: ReportState): Record<string, object> {
  const found: Finding[] = runAllChecks(sheet).flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
  for (const key of report.answers.keys()) {
    const answer = pack.find(key) === undefined ? undefined : sheet.answer(key);
    if (answer?.state !== "value" || answer.value.kind !== "text") continue;
    const finding = checkExplanation(sheet, key, answer.value.text);
    if (finding !== undefined) found.push(finding);
  }
  return Object.fromEntries(found.map((one) => [one.id, core(one)]));
}

/** A finding but for what only the moment it is told decides. */
function core({ severity, left, right, difference, keys }: KeptFinding): object {
  return { severity, left, right, difference, keys: [...keys].sort() };
}

const NOT_FOR_PEOPLE = [
  /undefined|\bnull\b|NaN|\[object/,
  /\b[a-z]+(?:_[a-z]+)*\.[a-z\d_]+/,
  /\b[A-Z]\d{2}[a-z]?\b/,
  /\{row\}|\{column\}|@\./,
];
const LONGEST_LABEL = 40;

/** Nothing of the machinery is ever said, and every message says something. */
export function expectForPeople(messages: readonly OutMessage[]): void {
  for (const { text, buttons } of messages) {
    expect(text.trim()).not.toBe("");
    for (const words of [text, ...buttons.flat().map((button) => button.label)]) {
      for (const pattern of NOT_FOR_PEOPLE) expect(words).not.toMatch(pattern);
    }
    for (const { label, token } of buttons.flat()) {
      expect(label.trim()).not.toBe("");
      expect(Array.from(label).length).toBeLessThanOrEqual(LONGEST_LABEL);
      expect(token.length).toBeLessThanOrEqual(64);
    }
  }
}

/** The facts of a report, without the order they came in. */
export function factsOf(report: ReportState): object {
  return {
    answers: Object.fromEntries(
      [...report.answers].map(([key, { answer, follows }]) => [key, { answer, follows }]),
    ),
    rows: Object.fromEntries([...report.rows].map(([id, codes]) => [id, [...codes].sort()])),
    closures: Object.fromEntries(report.closures),
  };
}
