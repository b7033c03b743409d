import { isText } from "../answers/tally.js";
import type { Remark } from "../../events/report/report-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { mayTake, placeOf } from "../navigation/lock.js";
import { holderOf } from "../sharing/holders.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";
import { titleOf } from "./people.js";
import { tiedKeys } from "./tied-keys.js";

const TOLD = 4;
const REMARK = 80;

/** 退回: which answers, and what is wrong with each. */
export function beginReturn(turn: Turn, draft: Draft): boolean {
  if (!mayTake(turn, draft, "returned")) {
    turn.say("这份报告现在不在您这里审核，不能退回。");
    return true;
  }
  turn.position = { at: "review", task: { wants: "remark", remarks: [], key: null } };
  return true;
}

/** Reopens what was chosen and what hangs on it, and tells whoever fills it. */
export function sendBack(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at !== "review" || position.task.wants !== "remark") return true;
  const { remarks } = position.task;
  if (remarks.length === 0) {
    turn.say("还没有选要退回的项。");
    return true;
  }
  const keys = remarks.map(({ key }) => key);
  const reopened = tiedKeys(draft, keys);
  draft.record({ type: "returned", remarks, reopened });
  tellClerks(turn, draft, remarks);
  const tied = reopened.length - keys.length;
  turn.say(
    `已退回${keys.length}处${tied === 0 ? "" : `，与它们勾稽的${tied}项随之可改`}，其余不动。已告诉填报人。`,
  );
  turn.position = { at: "done" };
  return true;
}

/** Everybody who fills the report; of those it was shared out to only whoever has one of these answers. */
function tellClerks(turn: Turn, draft: Draft, remarks: readonly Remark[]): void {
  const place = placeOf(draft.report);
  const responsible = new Set(turn.context.whoMay("submit", place).map(({ id }) => id));
  const shared = new Set(draft.report.review.assigned.values());
  for (const { id } of turn.context.whoMay("fill", place)) {
    const own = remarks.filter(({ key }) => holderOf(draft, key) === id);
    if (shared.has(id) && !responsible.has(id) && own.length === 0) continue;
    const [first] = own.length > 0 ? own : remarks;
    const told = remarks.slice(0, TOLD).map((remark) => tellRemark(draft, remark));
    const more = remarks.length > TOLD ? `……共${remarks.length}处` : "";
    turn.notify(id, {
      text: `${titleOf(turn, draft)}退回${remarks.length}处：${told.join("；")}${more}。`,
      report: draft.report.id,
      ...(first === undefined ? {} : { key: first.key }),
    });
  }
}

/** 办公费3.91万元，审核人写“与账不符” */
export function tellRemark(draft: Draft, { key, text }: Remark): string {
  return `${answerOf(draft, key)}，审核人写“${shorten(text, REMARK)}”`;
}

function answerOf(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return key;
  const shown = showAnswer(question, draft.sheet().answer(key));
  const isLong = isText(question);
  return `${nameQuestion(draft, key)}${isLong ? "" : shown}`;
}
