import type { Action, Alive } from "../../events/chat/chat-events.js";
import type { ReviewAct } from "../../events/review/review-acts.js";

/** What is written on the buttons of a report's way to the public, and what people say for it. */
const WORDS: Readonly<Record<string, ReviewAct["what"]>> = {
  提交审核: "submit",
  提交: "submit",
  撤回: "withdraw",
  看变化: "changes",
  退回: "return",
  通过: "approve",
  已公开: "publish",
  今天: "today",
  更正: "correct",
  更正说明: "note",
  不更正了: "drop-correction",
  "生成更正版和更正说明，送审": "take-correction",
  分工: "share",
  放行: "pass",
  取消: "stop",
};

/** Said at any time, whether or not a button for it is on the screen. */
const ANYTIME: Readonly<Record<string, ReviewAct>> = {
  提交审核: { what: "submit" },
  撤回: { what: "withdraw" },
  更正: { what: "correct" },
  不更正了: { what: "drop-correction" },
  分工: { what: "share" },
};

const CAUSES = { 公开稿抄错: "text", 批复数有误: "figure" } as const;

/** The action a typed word stands for: that of the one button it may mean, or one that can always be said. */
export function reviewAction(word: string, alive: Alive): Action | undefined {
  const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  const found = alive.filter(
    ([, action]) => action.do === "review" && isMeant(action.act, word, wanted),
  );
  if (found.length === 1) return found[0]?.[1];
  const act = Object.hasOwn(ANYTIME, word) ? ANYTIME[word] : undefined;
  return act === undefined ? undefined : { do: "review", act };
}

function isMeant(act: ReviewAct, word: string, wanted: ReviewAct["what"] | undefined): boolean {
  if (act.what === "send-back") return /^退回\d+处$/.test(word);
  if (act.what === "cause")
    return word in CAUSES && CAUSES[word as keyof typeof CAUSES] === act.cause;
  return act.what === wanted;
}
