import type { ReviewMark } from "../../events/report/report-events.js";
import type { Question } from "../../pack/pack.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { Draft } from "../draft.js";
import { renderLead } from "../prompts/render-lead.js";
import type { Choice, Turn } from "../turn.js";
import { contradictions, howTurned } from "./doubtful-texts.js";
import { showAnswer } from "./show-answer.js";

/** 看待复核: one explanation at a time, to change or to leave; those that cannot stand as they are come first. */
export function showReview(turn: Turn, draft: Draft): boolean {
  const marks = [...draft.reviews()];
  const [key, mark] = marks.find(([, { because }]) => because === "turned") ?? marks[0] ?? [];
  if (key === undefined || mark === undefined) return false;
  const question = draft.pack.find(key);
  if (question === undefined) return false;
  const change: Choice = { label: "改", action: { do: "go", to: key } };
  const contradiction = contradictions(draft).find(({ keys }) => keys.includes(key));
  if (contradiction !== undefined) {
    const explain = { do: "explain", finding: contradiction.id } as const;
    turn.ask(`待复核 ${contradiction.says}${tellPrinted(draft, question)}`, [
      [{ label: "没错，写一句说明", action: explain }, change],
    ]);
    return true;
  }
  const stays = mark.because === "turned" ? "仍适用，不用改" : "看过了，不用改";
  turn.ask(`待复核 ${nameQuestion(draft, key)}：${tellWhy(draft, question, mark)}`, [
    [{ label: stays, action: { do: "reviewed", key } }, change],
  ]);
  return true;
}

function tellWhy(draft: Draft, question: Question, mark: ReviewMark): string {
  const isGone = draft.sheet().answer(mark.key).state === "not-applicable";
  const about = `${draft.pack.find(mark.key)?.label ?? ""}${isGone ? "现在是无此项" : "改过了"}`;
  switch (mark.because) {
    case "quote":
      return `${about}，这里还写着旧数：“${mark.sentence ?? ""}”`;
    case "figure":
      return `${about}，请看这段说明还对不对：“${textOf(draft, question)}”`;
    case "turned":
      return `这段${howTurned(draft, question.key, mark)}。${tellPrinted(draft, question)}`;
    default:
      throw new Error(`unknown mark: ${JSON.stringify(mark.because satisfies never)}`);
  }
}

/** The sentence as the report has it, so that one sees how text and figures go together. */
function tellPrinted(draft: Draft, question: Question): string {
  const lead = question.lead === undefined ? "" : renderLead(draft.sheet(), question);
  return `报告会印：“${lead}${textOf(draft, question)}”`;
}

function textOf(draft: Draft, question: Question): string {
  return showAnswer(question, draft.sheet().answer(question.key));
}
