import type { Draft } from "../draft.js";
import type { Turn } from "../turn.js";
import { tellChange } from "./changes.js";
import { largeChangesOf } from "./large-changes.js";
import { tellingFindings } from "./open-findings.js";
import { tellException } from "./prompt-desk.js";
import { otherChanges, remarkedAnswers, tellRemarked } from "./remarks.js";

/** 看变化: every exception, every change since the last submission and against last year, then the desk again. */
export function showChanges(turn: Turn, draft: Draft): boolean {
  const { submissions, correction } = draft.report.review;
  const again = submissions > 1 || correction !== null;
  const sections = [
    section(
      "问题和说明",
      tellingFindings(draft).map((one) => tellException(draft, one)),
    ),
    section("退回的", remarkedAnswers(draft).map(tellRemarked)),
    section("上次提交以后改过", again ? otherChanges(draft).map(tellChange) : []),
    section("与上年差30%以上", largeChangesOf(draft)),
  ].filter((lines) => lines !== "");
  turn.ask(sections.length === 0 ? "没有问题，也没有大的变化。" : sections.join("\n\n"));
  return true;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [`${title}（${lines.length}项）`, ...lines].join("\n");
}
