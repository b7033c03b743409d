import type { Gate } from "../../events/report/report-events.js";
import type { Input } from "../context.js";
import type { Draft } from "../draft.js";
import { mayTake, placeOf } from "../navigation/lock.js";
import { shorten } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";
import { correctedAnswers } from "./changes.js";
import { unpassedErrors } from "./open-findings.js";
import { isContributor, isMine, titleOf } from "./people.js";

const OWN = "这份报告里有您填的内容，不能由您通过。请主管另指定一位审核人。";
/** 王芳, 阿依古丽·买买提, 王芳、李明; no figure, no sentence. */
const NAME = /^\p{L}[\p{L}\s·•.、]{0,29}$/u;
/** What is answered instead of a name: said of a report, or of there being nobody. */
const NO_NAME =
  /^(?:无|没有|没|不|未|是|对|好|嗯|ok|yes|no)|通过|退回|同意|审核|审查|保密|审签|取消|确定|撤回|看/iu;

function isName(text: string): boolean {
  return NAME.test(text) && !NO_NAME.test(text);
}

export const GATES: Readonly<Record<Gate, string>> = {
  secrecy: "保密审查",
  signature: "负责人审签",
};

/** Lets one explained 必须改 stand. */
export function passFinding(turn: Turn, draft: Draft, id: string): boolean {
  const finding = draft.finding(id);
  if (finding === undefined) turn.say("这个问题已经没有了。");
  else if (!mayTake(turn, draft, "passed")) turn.say("放行由审核人在审核时办，什么都没改。");
  else if (isOwn(turn, draft)) turn.say(OWN);
  else if (!draft.isAccepted(id)) turn.say("填报人还没有写说明，不能放行。可以退回请他写。");
  else {
    draft.record({ type: "passed", finding: id });
    turn.say(`已放行：${shorten(finding.says, 40)}`);
  }
  return true;
}

/** 通过: what is in the way first; then the files are put away, and only then it counts. */
export function approve(turn: Turn, draft: Draft): boolean {
  if (!mayTake(turn, draft, "approved")) {
    turn.say("这份报告现在不在您这里审核，不能通过。");
    return true;
  }
  const obstacle = obstacleTo(turn, draft);
  if (obstacle !== undefined) {
    turn.say(obstacle);
    turn.position = { at: "done" };
    return true;
  }
  const gate = openGates(draft)[0];
  if (gate !== undefined) {
    turn.position = { at: "review", task: { wants: "gate", gate } };
    return true;
  }
  turn.position = { at: "done" };
  turn.ask("正在生成并封存通过的版本，请稍候…");
  turn.request({ kind: "approve", changes: correctedAnswers(draft) });
  return false;
}

/** Somebody answers for a gate by name; then the next one, or the approval. */
export function takeGate(turn: Turn, draft: Draft, gate: Gate, text: string): boolean {
  // It was handed in anew since, and the names are asked for from the first.
  if (openGates(draft)[0] !== gate) return approve(turn, draft);
  const name = text.trim();
  if (!isName(name)) {
    turn.say(`“${shorten(name, 20)}”不像姓名。请只写${GATES[gate]}人的姓名，例：王芳。`);
    return true;
  }
  draft.record({ type: "gated", gate, name });
  turn.say(`已记下：${GATES[gate]} ${name}。`);
  return approve(turn, draft);
}

/** The files are safe: now it is approved, unless something happened meanwhile. */
export function approveFrozen(turn: Turn, input: Extract<Input, { kind: "frozen" }>): boolean {
  const { draft, context } = turn;
  if (draft === null) return false;
  const isHere = context.chat.report === draft.report.id;
  if (
    !mayTake(turn, draft, "approved") ||
    draft.report.review.submissions !== input.submission ||
    openGates(draft).length > 0 ||
    obstacleTo(turn, draft) !== undefined
  ) {
    turn.say(`${titleOf(turn, draft)}没有通过：刚才它被撤回或改动了。`);
    return isHere;
  }
  draft.record({ type: "approved", hash: input.hash, on: context.today });
  const title = titleOf(turn, draft);
  turn.say(`${title}已通过 ✅ 内容已封存，标识${input.hash}。`);
  const place = placeOf(draft.report);
  const responsible = new Set(context.whoMay("submit", place).map(({ id }) => id));
  for (const { id } of context.whoMay("fill", place)) {
    const next = responsible.has(id)
      ? "公开以后请发 /publish 填日期和网址。"
      : "公开以后由负责的填报人登记日期和网址。";
    turn.notify(id, {
      text: `${title}已通过审核 ✅ 文件发 /report 就能拿。${next}`,
      report: draft.report.id,
    });
  }
  return false;
}

function isOwn(turn: Turn, draft: Draft): boolean {
  return isContributor(draft, (account) => isMine(turn, account));
}

function obstacleTo(turn: Turn, draft: Draft): string | undefined {
  if (isOwn(turn, draft)) return OWN;
  const unpassed = unpassedErrors(draft);
  if (unpassed.length === 0) return undefined;
  return `还有${unpassed.length}项必须改没有放行，先看说明：同意就点〔放行〕，不同意就退回。`;
}

/** Those nobody answered for yet, in the order they are asked. */
function openGates(draft: Draft): readonly Gate[] {
  const taken = new Set<Gate>(draft.report.review.gates.keys());
  for (const event of draft.events) if (event.type === "gated") taken.add(event.gate);
  return draft.pack.gates.filter((gate) => !taken.has(gate));
}
