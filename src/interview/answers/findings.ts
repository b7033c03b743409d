import type { Action, Position } from "../../events/chat/chat-events.js";
import type { Answer } from "../../amounts/answer.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import { recordAnswer } from "./record-answer.js";
import { outOfTurn } from "../navigation/resume.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isAnswerable, positionPastFindings } from "../navigation/navigate.js";
import { addRow } from "../navigation/rows.js";
import { settle } from "./settle.js";
import { showAnswer } from "./show-answer.js";
import { tellTroubles } from "./tell-troubles.js";
import type { Choice, Turn } from "../turn.js";

const KEYS_SHOWN = 12;
const LONGEST_REASON = 500;
const GONE = "这个问题已经没有了。";
const ORDER = { error: 0, warning: 1, note: 2 };
/** Half of the last place of an amount with two decimals of 万元. */
const HALF_OF_WAN_CENT = "50";

/** Mends a slip by one tap: the suggested value is stored, a row left out is added. */
export function mendFinding(
  turn: Turn,
  draft: Draft,
  action: Extract<Action, { do: "mend" }>,
): void {
  const question = draft.pack.find(action.key);
  if (question === undefined || draft.finding(action.finding) === undefined) {
    turn.say(GONE);
    return;
  }
  const group = draft.pack.groups.get(question.group);
  if (group?.rows !== undefined) addRow(draft, group, question.cell?.row ?? "");
  const answer: Answer =
    question.kind === "count"
      ? { state: "value", value: { kind: "count", count: action.value } }
      : {
          state: "value",
          value: { kind: "money", yuan: action.value, precision: precisionOf(action.value) },
        };
  recordAnswer(turn, draft, action.key, answer, { via: "pressed", typed: "" });
  const consequences = settle(draft);
  const { solved } = consequences;
  const done = solved.length > 1 ? `，${solved.length}处问题一起解决了` : "";
  turn.say(
    `已改 ✅ ${nameQuestion(draft, action.key)}改为${showAnswer(question, answer)}${done}。`,
  );
  moveOn(turn, draft);
  for (const line of tellTroubles(draft, consequences, { key: action.key, next: turn.position }))
    turn.say(line);
}

function precisionOf(yuan: string): string {
  return /^-?\d+00$/.test(yuan) ? HALF_OF_WAN_CENT : "0";
}

/** Stores why a finding may stand. */
export function acceptFinding(turn: Turn, draft: Draft, finding: string, reason: string): void {
  const kept = draft.finding(finding);
  if (kept === undefined) {
    turn.say(GONE);
    return;
  }
  const length = Array.from(reason.trim()).length;
  if (length > LONGEST_REASON) {
    turn.say(`说明有${length}个字，最多${LONGEST_REASON}个字。请缩短后再发。`);
    return;
  }
  draft.record({ type: "accepted", finding, reason: reason.trim() });
  const isLookedAt = (key: string): boolean => kept.about === "text" && draft.reviews().has(key);
  for (const key of kept.keys.filter(isLookedAt)) draft.record({ type: "reviewed", key });
  turn.say("已记下说明。");
  moveOn(turn, draft);
}

export function postponeFinding(turn: Turn, draft: Draft, finding: string): void {
  if (draft.finding(finding) !== undefined) draft.record({ type: "postponed", finding });
  moveOn(turn, draft);
}

/**
 * 我来查: the figures of a finding, each one tap away; a single one is gone to at once.
 *
 * @returns whether something was asked that the prompt must not follow
 */
export function lookAtFinding(turn: Turn, draft: Draft, id: string): boolean {
  const finding = draft.finding(id);
  if (finding === undefined) {
    turn.say(GONE);
    return false;
  }
  const keys = finding.keys.filter(
    (key) =>
      isAnswerable(draft, key) &&
      (draft.sheet().stored.answer(key) !== undefined || finding.keys.length <= KEYS_SHOWN),
  );
  const [only] = keys;
  if (only !== undefined && keys.length === 1) {
    turn.position = outOfTurn(turn, only);
    return false;
  }
  const shown = keys.slice(0, KEYS_SHOWN);
  const lines = shown.map((key) => {
    const question = draft.pack.find(key);
    const answer = draft.sheet().answer(key);
    return `${nameQuestion(draft, key)}：${question === undefined ? "" : showAnswer(question, answer)}`;
  });
  if (keys.length > shown.length)
    lines.push(`还有${keys.length - shown.length}项，发 /edit 加名称就能改。`);
  const choices = shown.map((key): Choice => ({
    label: nameQuestion(draft, key),
    action: { do: "go", to: key },
  }));
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += 2)
    rows.push(choices.slice(index, index + 2));
  rows.push([{ label: "先放着", action: { do: "later", finding: id } }]);
  turn.ask(["涉及这些数，点一个就能改：", ...lines].join("\n"), rows);
  return true;
}

/** After one finding: the next of the same group, or past it. */
function moveOn(turn: Turn, draft: Draft): void {
  const { position } = turn;
  if (position.at !== "finding" && position.at !== "reason") return;
  const group = position.group === null ? undefined : draft.pack.groups.get(position.group);
  turn.position =
    group === undefined
      ? findingAfter(draft, position.finding)
      : positionPastFindings(draft, group);
}

/** Looking through all of them, those put off before come up too: the next in order, then the summary. */
function findingAfter(draft: Draft, id: string): Turn["position"] {
  const before = bySeverity([...draft.report.findings.values()]);
  const rest = before.slice(before.findIndex((finding) => finding.id === id) + 1);
  const next = rest.find((finding) => isOpen(draft, draft.finding(finding.id)));
  return next === undefined ? { at: "done" } : { at: "finding", finding: next.id, group: null };
}

function isOpen(draft: Draft, finding: KeptFinding | undefined): boolean {
  return finding !== undefined && finding.severity !== "note" && !draft.isAccepted(finding.id);
}

function bySeverity(findings: readonly KeptFinding[]): KeptFinding[] {
  return [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** 看问题: postponed findings come up again. Undefined where none is open. */
export function positionAtFinding(draft: Draft): Position | undefined {
  const [first] = bySeverity(draft.findings().filter((finding) => isOpen(draft, finding)));
  return first && { at: "finding", finding: first.id, group: null };
}
