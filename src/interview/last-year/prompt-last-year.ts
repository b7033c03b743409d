import type { Position } from "../../events/chat/chat-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { weighLastYear } from "./weigh-last-year.js";

type LastYearPosition = Extract<Position, { at: "last-year" }>;

const FIGURES_SHOWN = 3;
const TEXTS_SHOWN = 4;
/** A message holds some four thousand characters. */
const MOST_LINES = 80;

/** What last year's report would bring, before anything is stored. */
export function promptLastYear(turn: Turn, draft: Draft, position: LastYearPosition): void {
  const { figures, texts } = linesOf(draft, position);
  const some = (lines: readonly string[], most: number): string =>
    `${lines.slice(0, most).join("、")}${lines.length > most ? "……" : ""}`;
  ask(turn, position, [
    ...(figures.length === 0 ? [] : [`上年数${figures.length}项：${some(figures, FIGURES_SHOWN)}`]),
    ...(texts.length === 0
      ? []
      : [
          `上年写的${texts.length}处（${some(texts, TEXTS_SHOWN)}）：填到时带出来，确认或改过才算。`,
        ]),
  ]);
}

/** 逐行看. */
export function promptLastYearLines(turn: Turn, draft: Draft, position: LastYearPosition): void {
  const { figures, texts } = linesOf(draft, position);
  const lines = [...figures, ...texts.map((name) => `${name}：上年写的`)];
  const shown = lines.slice(0, MOST_LINES);
  if (lines.length > shown.length) shown.push(`……还有${lines.length - shown.length}项`);
  ask(turn, position, shown, { isWhole: true });
}

function ask(
  turn: Turn,
  { name, year, remarks }: LastYearPosition,
  lines: readonly string[],
  { isWhole } = { isWhole: false },
): void {
  const source = name === "" ? `${year}年度的报告` : `《${name}》（${year}年度）`;
  const buttons: Choice[][] = [
    [{ label: "用上年报告", action: { do: "last-year", take: true } }],
    [
      ...(isWhole ? [] : [{ label: "逐行看", action: { do: "walk" } } satisfies Choice]),
      { label: "不用", action: { do: "cancel" } },
    ],
  ];
  turn.ask([`${source}可以沿用，还没有记录：`, ...lines, ...remarks].join("\n"), buttons);
}

function linesOf(
  draft: Draft,
  { values }: LastYearPosition,
): { readonly figures: readonly string[]; readonly texts: readonly string[] } {
  const { proposals, starts } = weighLastYear(draft, new Map(Object.entries(values)));
  const figures = proposals.flatMap(({ key, answer }) => {
    const question = draft.pack.find(key);
    if (question === undefined) return [];
    const stored = draft.sheet().stored.answer(key);
    const was =
      stored === undefined || stored.state === "open"
        ? ""
        : `（原来${showAnswer(question, stored)}）`;
    return [`${nameQuestion(draft, key)} ${showAnswer(question, answer)}${was}`];
  });
  // What is written is looked at first, what is only ticked last.
  const isTicked = (key: Key): boolean =>
    draft.pack.groups.get(draft.pack.find(key)?.group ?? "")?.portrait === true;
  const ordered = [...starts.filter((key) => !isTicked(key)), ...starts.filter(isTicked)];
  return { figures, texts: ordered.map((key) => nameQuestion(draft, key)) };
}
