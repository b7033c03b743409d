import { parseYesNo } from "../../amounts/parse-yes-no.js";
import type { Position } from "../../events/chat/chat-events.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import { shorten } from "../answers/show-answer.js";
import { isFigure } from "../answers/tally.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";
import { yearBefore } from "../opening/several-reports.js";
import { isAmount, isAmountInWords } from "../replies/amount-in-words.js";
import { isAcknowledgement, saysNone } from "../replies/bare-words.js";
import { readReply } from "../replies/read-reply.js";
import type { Choice, Turn } from "../turn.js";
import { changedTo } from "./change-words.js";
import { tellApart } from "./find-question.js";
import { perform } from "./perform.js";

const QUOTED = 20;
/** More figures than these are looked through instead. */
const FIGURES_OFFERED = 5;
const SHORTEST_REASON = 4;

/**
 * Reads what is typed where a finding is shown and a button is waited for: a yes to the one slip that is named, a
 * figure put right, a reason sent too early. Nothing is stored but by the button of a slip.
 *
 * @returns whether the current prompt should be said next
 */
export function readAtFinding(
  turn: Turn,
  draft: Draft,
  { finding: id }: Extract<Position, { at: "finding" }>,
  text: string,
): boolean {
  const { actions } = turn.context.chat;
  const yes = parseYesNo(text);
  const mends = actions.flatMap(([, action]) => (action.do === "mend" ? [action] : []));
  const [mend] = mends;
  if (yes.ok && yes.value && mend !== undefined && mends.length === 1) return perform(turn, mend);
  const finding = draft.finding(id);
  if (finding === undefined) return true;
  const amount = (changedTo(text) ?? text).replace(/^[=＝]\s*/, "");
  if (finding.about !== "text" && isAmount(amount) && !saysNone(amount))
    return offerFigures(turn, draft, finding, amount);
  turn.say(tellNotTaken(finding, text));
  return true;
}

/** Which button what was typed may be meant for. */
function tellNotTaken({ about, severity }: KeptFinding, text: string): string {
  const shown = `“${shorten(text, QUOTED)}”没有记。`;
  const label = severity === "error" ? "写审核说明" : "没错，写一句说明";
  if (isAmountInWords(text) && about !== "text")
    return `${shown}要改数，点〔我来查〕，再点要改的那一项。`;
  if (isAcknowledgement(text) || Array.from(text).length < SHORTEST_REASON)
    return "这条没有记下。请先点下面一个按钮，点了再写说明。";
  return about === "text"
    ? `${shown}要换掉那段话，先点〔改〕再发；没有错，先点〔${label}〕再发。`
    : `${shown}要当说明，先点〔${label}〕再发一次。`;
}

/** Which of the figures it is meant for: asked, since any of them may be the wrong one. */
function offerFigures(turn: Turn, draft: Draft, finding: KeptFinding, amount: string): boolean {
  const keys = finding.keys.filter((key) => {
    const question = draft.pack.find(key);
    if (question === undefined || !isFigure(question) || !isAnswerable(draft, key)) return false;
    const isGiven = draft.sheet().stored.answer(key) !== undefined;
    return isGiven && readReply(draft, question, amount).kind === "answer";
  });
  if (keys.length === 0 || keys.length > FIGURES_OFFERED) {
    turn.say(`“${shorten(amount, QUOTED)}”没有记。要改数，点〔我来查〕，再点要改的那一项。`);
    return true;
  }
  const names = tellApart(draft, keys);
  const choices = keys.map((key, index): readonly Choice[] => [
    { label: `${names[index] ?? ""}改为${amount}`, action: { do: "answer", key, reply: amount } },
  ]);
  turn.ask(`${yearBefore(turn, draft)}“${shorten(amount, QUOTED)}”没有记。是改哪一项？`, [
    ...choices,
    [{ label: "都不是", action: { do: "cancel" } }],
  ]);
  return false;
}
