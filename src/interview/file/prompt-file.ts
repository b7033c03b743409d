import type { Proposal } from "../../events/chat/chat-events.js";
import { type Draft, yuanOf } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { showAnswer } from "../answers/show-answer.js";
import { askWhich } from "../prompts/prompt-paste.js";
import type { Choice, Turn } from "../turn.js";
import type { FilePosition } from "./apply-file.js";

const LINES_SHOWN = 6;
const REMARKS_SHOWN = 8;
/** A message holds some four thousand characters. */
const MOST_LINES = 80;

/** What a file would change, before anything is stored. */
export function promptFile(turn: Turn, draft: Draft, position: FilePosition): void {
  if (position.asks !== undefined) return askWhich(turn, draft, position, position.asks);
  const lines = linesOf(draft, position);
  const shown = lines.slice(0, LINES_SHOWN);
  if (lines.length > shown.length) shown.push(`……共${lines.length}项`);
  const { remarks } = position;
  const told = remarks.slice(0, REMARKS_SHOWN);
  if (remarks.length > told.length) told.push(`……共${remarks.length}处要看`);
  const isWhole = lines.length <= LINES_SHOWN && remarks.length <= REMARKS_SHOWN;
  ask(turn, draft, { ...position, remarks: told }, { lines: shown, isWhole });
}

/** 逐行看. */
export function promptFileLines(turn: Turn, draft: Draft, position: FilePosition): void {
  const lines = linesOf(draft, position);
  const shown = lines.slice(0, MOST_LINES);
  if (lines.length > shown.length) shown.push(`……还有${lines.length - shown.length}项`);
  ask(turn, draft, position, { lines: shown, isWhole: true });
}

function ask(
  turn: Turn,
  draft: Draft,
  { proposals, remarks, file }: FilePosition,
  { lines, isWhole }: { readonly lines: readonly string[]; readonly isWhole: boolean },
): void {
  const titles = file.closes.flatMap((id) => draft.pack.groups.get(id)?.title ?? []);
  const changed = proposals.filter(({ key }) => isChange(draft, key)).length;
  const counts = changed === 0 ? "" : `，其中改${changed}项`;
  const isEmpty = proposals.length + file.closes.length === 0;
  const buttons: Choice[][] = [
    isEmpty ? [] : [{ label: "全部采用", action: { do: "confirm" } }],
    [
      ...(isWhole ? [] : [{ label: "逐行看", action: { do: "walk" } } satisfies Choice]),
      { label: "取消", action: { do: "cancel" } },
    ],
  ];
  turn.ask(
    [
      isEmpty
        ? `《${file.name}》没有能直接采用的：`
        : proposals.length === 0
          ? `《${file.name}》没有新的数，还没有记录：`
          : `《${file.name}》认出${proposals.length}项${counts}，还没有记录：`,
      ...lines,
      ...(titles.length === 0 ? [] : [`${titles.join("、")}：其余全部为0`]),
      ...remarks,
    ].join("\n"),
    buttons,
  );
}

function linesOf(draft: Draft, { proposals }: FilePosition): readonly string[] {
  // What replaces an answer is looked at first, a zero last.
  const weight = ({ key, answer }: Proposal): number =>
    isChange(draft, key) ? 0 : yuanOf(answer) === "0" ? 2 : 1;
  const ordered = [...proposals].sort((a, b) => weight(a) - weight(b));
  return ordered.flatMap(({ key, answer }) => {
    const question = draft.pack.find(key);
    if (question === undefined) return [];
    const stored = draft.sheet().stored.answer(key);
    const before = isChange(draft, key) && stored !== undefined ? showAnswer(question, stored) : "";
    const was = before === "" ? "" : `（原来${before}）`;
    return [`${nameQuestion(draft, key)} ${showAnswer(question, answer)}${was}`];
  });
}

function isChange(draft: Draft, key: string): boolean {
  const stored = draft.sheet().stored.answer(key);
  return stored !== undefined && stored.state !== "open";
}
