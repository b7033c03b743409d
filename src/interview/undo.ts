import type { Draft } from "./draft.js";
import { nameQuestion } from "./find-question.js";
import { settle } from "./settle.js";
import type { Turn } from "./turn.js";

const NAMED = 3;

/** Takes back the last change that still stands; what it replaced comes back as it was. */
export function undoLast(turn: Turn, draft: Draft): void {
  const entry = draft.report.undo.at(-1);
  if (entry === undefined) {
    turn.say("没有可以撤销的改动了。");
    return;
  }
  draft.record({ type: "undone", batch: entry.batch });
  for (const [group, code] of entry.rowsAdded) draft.record({ type: "row-removed", group, code });
  for (const [group, code] of entry.rowsRemoved) draft.record({ type: "row-added", group, code });
  for (const [group, before] of entry.closures) {
    draft.record(
      before === null
        ? { type: "group-reopened", group }
        : { type: "group-closed", group, as: before },
    );
  }
  for (const [key, before] of entry.answers) {
    draft.record({
      type: "answered",
      key,
      answer: before?.answer ?? { state: "open" },
      via: "undo",
      typed: before?.typed ?? "",
      ...(before?.follows === true ? { follows: true } : {}),
    });
  }
  settle(draft);
  const names = entry.answers.slice(0, NAMED).map(([key]) => nameQuestion(draft, key));
  const rest = entry.answers.length > NAMED ? `等${entry.answers.length}项` : "";
  turn.say(names.length === 0 ? "已撤销上一步。" : `已撤销：${names.join("、")}${rest}恢复原样。`);
}
