import type { Action } from "../events/chat-events.js";
import type { Answer } from "../amounts/answer.js";
import { recordAnswer } from "./answer-key.js";
import type { Draft } from "./draft.js";
import { nameQuestion } from "./find-question.js";
import { findingToShow, positionPastFindings } from "./navigate.js";
import { addRow } from "./rows.js";
import { settle } from "./settle.js";
import { showAnswer } from "./show-answer.js";
import type { Choice, Turn } from "./turn.js";

const KEYS_SHOWN = 12;
/** Half of the last place of an amount with two decimals of 万元. */
const HALF_OF_WAN_CENT = "50";

/** Mends a slip by one tap: the suggested value is stored, a row left out is added. */
export function mendFinding(
  turn: Turn,
  draft: Draft,
  action: Extract<Action, { do: "mend" }>,
): void {
  const question = draft.pack.find(action.key);
  if (question === undefined) return;
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
  const { solved } = settle(draft);
  const done = solved.length > 1 ? `，${solved.length}处问题一起解决了` : "";
  turn.say(
    `已改 ✅ ${nameQuestion(draft, action.key)}改为${showAnswer(question, answer)}${done}。`,
  );
  moveOn(turn, draft);
}

function precisionOf(yuan: string): string {
  return /^-?\d+00$/.test(yuan) ? HALF_OF_WAN_CENT : "0";
}

/** Stores why a finding may stand. */
export function acceptFinding(turn: Turn, draft: Draft, finding: string, reason: string): void {
  draft.record({ type: "accepted", finding, reason: reason.trim() });
  turn.say("已记下说明。");
  moveOn(turn, draft);
}

export function postponeFinding(turn: Turn, draft: Draft, finding: string): void {
  draft.record({ type: "postponed", finding });
  moveOn(turn, draft);
}

/** 我来查: the figures of a finding, each one tap away. */
export function lookAtFinding(turn: Turn, draft: Draft, id: string): void {
  const finding = draft.finding(id);
  if (finding === undefined) return;
  const keys = finding.keys.filter((key) => {
    const question = draft.pack.find(key);
    if (question === undefined || question.value !== undefined) return false;
    return draft.sheet().stored.answer(key) !== undefined || finding.keys.length <= KEYS_SHOWN;
  });
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
}

/** After one finding: the next of the same group, or past it. */
function moveOn(turn: Turn, draft: Draft): void {
  const { position } = turn;
  if (position.at !== "finding" && position.at !== "reason") return;
  const group = position.group === null ? undefined : draft.pack.groups.get(position.group);
  turn.position = group === undefined ? nextFinding(draft) : positionPastFindings(draft, group);
}

/** The most serious finding anywhere that nobody has dealt with, then the summary. */
export function nextFinding(draft: Draft): Turn["position"] {
  const finding = findingToShow(draft, null);
  return finding === undefined
    ? { at: "done" }
    : { at: "finding", finding: finding.id, group: null };
}

/** 看问题: postponed findings come up again. */
export function showFindings(turn: Turn, draft: Draft): void {
  const open = draft
    .findings()
    .filter((finding) => finding.severity !== "note" && !draft.isAccepted(finding.id));
  const [first] = [...open].sort((a, b) =>
    a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1,
  );
  if (first === undefined) {
    turn.say("没有要处理的问题 ✅");
    return;
  }
  turn.position = { at: "finding", finding: first.id, group: null };
}

/** 看待复核: one explanation at a time, to change or to leave. */
export function showReview(turn: Turn, draft: Draft): boolean {
  const [entry] = draft.reviews();
  if (entry === undefined) return false;
  const [key, mark] = entry;
  const question = draft.pack.find(key);
  const about = draft.pack.find(mark.key)?.label ?? "";
  const why =
    mark.because === "quote"
      ? `${about}改过了，这里还写着旧数：“${mark.sentence ?? ""}”`
      : `${about}改过了，请看这段说明还对不对：“${question === undefined ? "" : showAnswer(question, draft.sheet().answer(key))}”`;
  turn.ask(`待复核 ${nameQuestion(draft, key)}：${why}`, [
    [
      { label: "看过了，不用改", action: { do: "reviewed", key } },
      { label: "改", action: { do: "go", to: key } },
    ],
  ]);
  return true;
}
