import { checkExplanation } from "../../checks/texts/check-text.js";
import { runAllChecks } from "../../checks/run-checks.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { Draft } from "../draft.js";
import { isSameFinding } from "./settle.js";

/** Works out every finding anew, as the pack changed; what was said of a finding that is another now lapses. */
export function settleAll(draft: Draft): void {
  const found = findAll(draft);
  const findings: Record<string, KeptFinding | null> = {};
  for (const [id, finding] of found) {
    const kept = draft.finding(id);
    if (kept === undefined || !isSameFinding(kept, finding)) findings[id] = finding;
  }
  for (const { id } of draft.findings()) if (!found.has(id)) findings[id] = null;
  for (const id of Object.keys(findings)) {
    if (draft.isAccepted(id)) draft.record({ type: "acceptance-lapsed", finding: id });
  }
  const unasked = [...draft.reviews().keys()].filter((key) => !isWritten(draft, key));
  const reviews = Object.fromEntries(unasked.map((key) => [key, null]));
  draft.record({ type: "settled", findings, reviews, tallies: {} });
}

function findAll(draft: Draft): Map<string, KeptFinding> {
  const sheet = draft.sheet();
  const found = new Map<string, KeptFinding>();
  for (const verdict of runAllChecks(sheet)) {
    if (verdict.outcome === "finding") found.set(verdict.id, verdict.finding);
  }
  for (const key of draft.report.answers.keys()) {
    const answer = isWritten(draft, key) ? sheet.answer(key) : undefined;
    if (answer?.state !== "value" || answer.value.kind !== "text") continue;
    const finding = checkExplanation(sheet, key, answer.value.text);
    if (finding !== undefined) found.set(finding.id, finding);
  }
  return found;
}

/** Whether a text stands there and is asked for. */
export function isWritten(draft: Draft, key: string): boolean {
  return draft.pack.find(key) !== undefined && draft.sheet().answer(key).state === "value";
}
