import type { Answer } from "../../amounts/answer.js";
import type { Question } from "../../pack/pack.js";
import { shorten } from "../answers/show-answer.js";
import type { Draft } from "../draft.js";
import { ALWAYS_THERE, readReply } from "../replies/read-reply.js";
import { stateWritten } from "./written-reply.js";

/**
 * Reads a cell as if it had been typed.
 *
 * @returns the answer, or why it is none
 */
export function readWritten(draft: Draft, question: Question, typed: string): Answer | string {
  const state = stateWritten(typed);
  if (state?.state === "withheld" && !question.mayWithhold) return "这一项不能不公开。";
  if (state?.state === "not-applicable" && question.always) return ALWAYS_THERE;
  if (state !== undefined) return state;
  const reply = readReply(draft, question, typed);
  if (reply.kind === "answer") return reply.answer;
  if (reply.kind === "refused") return reply.because;
  const doubt = question.kind === "money" ? "可能看错了单位" : "不太像";
  return `“${shorten(typed, 20)}”${doubt}，没有采用，请单独填。`;
}
