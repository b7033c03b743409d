import type { ReviewMark } from "../events/report-events.js";
import type { LastYearValues, StoredAnswer, UndoEntry } from "../events/report-state.js";
import type { Key } from "../pack/pack.js";
import { type Draft, yuanOf } from "./draft.js";
import { nameQuestion } from "./find-question.js";
import { isAnswerable, positionAtEnd } from "./navigate.js";
import { outOfTurn } from "./resume.js";
import { settle } from "./settle.js";
import { showAnswer } from "./show-answer.js";
import type { Turn } from "./turn.js";

const NAMED = 3;
const NOTHING_KNOWN: LastYearValues = { year: "", values: new Map() };

/** Takes back the last change that still stands; what it replaced comes back as it was. */
export function undoLast(turn: Turn, draft: Draft): void {
  const entry = draft.report.undo.at(-1);
  if (entry === undefined || isOpening(draft, entry)) {
    turn.say("没有可以撤销的改动了。");
    return;
  }
  draft.record({ type: "undone", batch: entry.batch });
  restore(draft, entry);
  settle(draft);
  clearMarks(draft, entry);
  turn.say(tell(draft, entry));
  goWhereItWas(turn, draft, entry);
}

/** The year was given as the report was opened: without it there is no report. */
function isOpening({ report }: Draft, entry: UndoEntry): boolean {
  const [first] = entry.answers;
  if (first === undefined || entry.answers.length > 1 || first[1] !== null) return false;
  return report.answers.get(first[0])?.at === report.openedAt;
}

function restore(draft: Draft, entry: UndoEntry): void {
  for (const [group, code] of entry.rowsAdded) draft.record({ type: "row-removed", group, code });
  for (const [group, code] of entry.rowsRemoved) draft.record({ type: "row-added", group, code });
  for (const [group, before] of entry.closures) {
    draft.record(
      before === null
        ? { type: "group-reopened", group }
        : { type: "group-closed", group, as: before },
    );
  }
  if (entry.lastYear !== undefined) {
    const { year, values } = entry.lastYear ?? NOTHING_KNOWN;
    draft.record({ type: "last-year-taken", year, values: Object.fromEntries(values) });
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
}

/** Texts written when the figure had the value it has again are in order. */
function clearMarks(draft: Draft, entry: UndoEntry): void {
  const restored = new Map(entry.answers);
  const reviews: Record<Key, null> = {};
  for (const [key, mark] of draft.reviews()) {
    const before = restored.get(mark.key);
    if (before !== undefined && agrees(draft, key, mark, before)) reviews[key] = null;
  }
  if (Object.keys(reviews).length > 0) {
    draft.record({ type: "settled", findings: {}, reviews, tallies: {} });
  }
}

function agrees(
  { report }: Draft,
  text: Key,
  mark: ReviewMark,
  before: StoredAnswer | null,
): boolean {
  const yuan = yuanOf(before?.answer);
  const quotes = yuan !== undefined && report.quotes.get(yuan)?.has(text) === true;
  if (mark.because === "quote") return quotes;
  const writtenAt = report.answers.get(text)?.at;
  return quotes || before === null || (writtenAt !== undefined && before.at <= writtenAt);
}

function tell(draft: Draft, entry: UndoEntry): string {
  if (entry.lastYear !== undefined) return "已撤销：上年报告没有采用，都恢复原样。";
  const known = entry.answers.filter(([key]) => draft.pack.find(key) !== undefined);
  const [only] = known;
  if (only !== undefined && entry.answers.length === 1) {
    const question = draft.pack.find(only[0]);
    const now = draft.sheet().stored.answer(only[0]) ?? { state: "open" };
    const shown = question === undefined ? "" : showAnswer(question, now);
    return `已撤销：${nameQuestion(draft, only[0])}恢复为${shown}。`;
  }
  const names = known.slice(0, NAMED).map(([key]) => nameQuestion(draft, key));
  const rest = known.length > NAMED ? `等${known.length}项` : "";
  if (names.length > 0) return `已撤销：${names.join("、")}${rest}恢复原样。`;
  const [row] = [...entry.rowsAdded, ...entry.rowsRemoved];
  if (row !== undefined)
    return `已撤销：${row[1]}这一行${entry.rowsAdded.length > 0 ? "不要了" : "恢复了"}。`;
  const [group] = entry.closures;
  const title = group === undefined ? undefined : draft.pack.groups.get(group[0])?.title;
  return title === undefined ? "已撤销上一步。" : `已撤销：${title}恢复原样。`;
}

/** What was just taken back and is open again is asked again, then what was asked before. */
function goWhereItWas(turn: Turn, draft: Draft, entry: UndoEntry): void {
  const { at } = turn.position;
  if (at === "home" || at === "portrait") return;
  const [answer, ...others] = entry.answers;
  const [closure] = entry.closures;
  if (answer !== undefined && others.length === 0) {
    const [key] = answer;
    if (isAnswerable(draft, key) && draft.sheet().answer(key).state === "open")
      turn.position = outOfTurn(turn, key);
  } else if (answer === undefined && closure !== undefined) {
    const group = draft.pack.groups.get(closure[0]);
    if (group !== undefined) turn.position = positionAtEnd(draft, group);
  }
}
