import type { LastYearValues, UndoEntry } from "../../events/report/report-state.js";
import type { Group, Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isAnswerable, positionAtEnd, positionIn } from "../navigation/navigate.js";
import { outOfTurn } from "../navigation/resume.js";
import { isMine, nameOfAccount } from "../review/people.js";
import { restoreMarks } from "./restore-marks.js";
import { settle } from "./settle.js";
import { shorten, showInSentence } from "./show-answer.js";
import { tellLapses } from "./tell-troubles.js";
import type { Turn } from "../turn.js";

const NAMED = 3;
const LONGEST_REASON = 20;
const NOTHING_KNOWN: LastYearValues = { year: "", values: new Map() };

/**
 * Takes back one's own last change that still stands; what it replaced comes back as it was. A colleague's is never
 * taken back, nor what a colleague changed again since.
 */
export function undoLast(turn: Turn, draft: Draft): void {
  const { undo } = draft.report;
  const entry = undo.findLast(({ by }) => isMine(turn, by));
  if (entry === undefined || isOpening(draft, entry)) {
    turn.say(tellNothing(turn, draft));
    return;
  }
  const later = undo.slice(undo.indexOf(entry) + 1).find((one) => overlaps(one, entry));
  if (later !== undefined) {
    const what = nameChange(draft, entry);
    turn.say(
      `您上一步改的${what}，${nameOfAccount(turn, later.by)}后来又改过，没有撤销。要改请用 /edit。`,
    );
    return;
  }
  draft.record({ type: "undone", batch: entry.batch });
  restore(draft, entry);
  const consequences = settle(draft);
  restoreMarks(draft, entry);
  const restored = restoreReasons(draft, entry);
  const left = consequences.lapsed.filter(({ id }) => !draft.isAccepted(id));
  const lapses = tellLapses(draft, { ...consequences, lapsed: left });
  turn.say(`${tell(draft, entry)}${restored}${lapses}`);
  goWhereItWas(turn, draft, entry);
}

function tellNothing(turn: Turn, draft: Draft): string {
  const last = draft.report.undo.at(-1);
  if (last === undefined || isMine(turn, last.by)) return "没有可以撤销的改动了。";
  const who = nameOfAccount(turn, last.by);
  return `您没有可以撤销的改动；上一步是${who}改的${nameChange(draft, last)}，不能替${who}撤销。要改请用 /edit。`;
}

/** Whether two changes touched the same answer, row or group. */
function overlaps(a: UndoEntry, b: UndoEntry): boolean {
  const places = placesOf(b);
  return placesOf(a).some((one) => places.some((other) => isAt(one, other) || isAt(other, one)));
}

function isAt(place: string, other: string): boolean {
  return place === other || (other.endsWith(".") && place.startsWith(other));
}

/** Keys; rows with a dot behind them, as the keys of their answers begin; groups. */
function placesOf(entry: UndoEntry): readonly string[] {
  const rows = [...entry.rowsAdded, ...entry.rowsRemoved];
  return [
    ...entry.answers.map(([key]) => key),
    ...rows.map(([group, code]) => `${group}.${code}.`),
    ...entry.closures.map(([group]) => `#${group}`),
    ...(entry.lastYear === undefined ? [] : ["#"]),
  ];
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

/** A reason that the change made void holds again where the finding is what it was. @returns that it does, in few words */
function restoreReasons(draft: Draft, { lapsed = [] }: UndoEntry): string {
  const back = lapsed.filter(
    ([id, { says }]) => !draft.isAccepted(id) && draft.finding(id)?.says === says,
  );
  for (const [finding, { reason, by, at }] of back)
    draft.record({ type: "acceptance-restored", finding, reason, by, at });
  const [first] = back;
  if (first === undefined) return "";
  const more = back.length === 1 ? "" : `等${String(back.length)}处`;
  const [id, { reason }] = first;
  // Written since, for figures that are gone with the change.
  const since = draft.report.acceptances.get(id)?.reason;
  const instead = since === undefined ? "" : `，代替“${quote(since)}”`;
  return `原来的说明“${quote(reason)}”${more}也恢复了${instead}。`;
}

function quote(reason: string): string {
  return shorten(reason.replace(/[。！]$/u, ""), LONGEST_REASON);
}

function tell(draft: Draft, entry: UndoEntry): string {
  if (entry.lastYear !== undefined) return "已撤销：上年报告没有采用，都恢复原样。";
  const [only] = knownAnswers(draft, entry);
  if (only !== undefined && entry.answers.length === 1) {
    const question = draft.pack.find(only[0]);
    const now = draft.sheet().stored.answer(only[0]) ?? { state: "open" };
    const shown = question === undefined ? "" : showInSentence(question, now);
    return `已撤销：${nameQuestion(draft, only[0])}恢复为${shown}。`;
  }
  const names = nameAnswers(draft, entry);
  if (names !== "") return `已撤销：${names}恢复原样。`;
  const [row] = [...entry.rowsAdded, ...entry.rowsRemoved];
  if (row !== undefined)
    return `已撤销：${row[1]}这一行${entry.rowsAdded.length > 0 ? "不要了" : "恢复了"}。`;
  const title = titleOf(draft, entry);
  return title === undefined ? "已撤销上一步。" : `已撤销：${title}恢复原样。`;
}

/** 办公费、差旅费、会议费等5项 */
function nameAnswers(draft: Draft, entry: UndoEntry): string {
  const known = knownAnswers(draft, entry);
  const names = known.slice(0, NAMED).map(([key]) => nameQuestion(draft, key));
  return names.join("、") + (known.length > NAMED ? `等${known.length}项` : "");
}

function knownAnswers({ pack }: Draft, { answers }: UndoEntry): UndoEntry["answers"] {
  return answers.filter(([key]) => pack.find(key) !== undefined);
}

function titleOf({ pack }: Draft, { closures: [group] }: UndoEntry): string | undefined {
  return group === undefined ? undefined : pack.groups.get(group[0])?.title;
}

/** What a change was about. */
function nameChange(draft: Draft, entry: UndoEntry): string {
  const names = nameAnswers(draft, entry);
  if (names !== "") return `“${names}”`;
  const [row] = [...entry.rowsAdded, ...entry.rowsRemoved];
  return row === undefined ? `“${titleOf(draft, entry) ?? "上年报告"}”` : `${row[1]}这一行`;
}

/** What was just taken back and is open again is asked again, then what was asked before. */
function goWhereItWas(turn: Turn, draft: Draft, entry: UndoEntry): void {
  const { at } = turn.position;
  if (at === "home" || at === "portrait") return;
  const [answer, ...others] = entry.answers;
  const [closure] = entry.closures;
  const portrait = portraitOf(draft, answer?.[0]);
  if (portrait !== undefined) {
    turn.position = positionIn(draft, portrait) ?? turn.position;
    return;
  }
  if (answer !== undefined && others.length === 0) {
    const [key] = answer;
    if (isAnswerable(draft, key) && draft.sheet().answer(key).state === "open")
      turn.position = outOfTurn(turn, key);
  } else if (answer === undefined && closure !== undefined) {
    const group = draft.pack.groups.get(closure[0]);
    if (group !== undefined) turn.position = positionAtEnd(draft, group);
  }
}

/** The ticks a key belongs to: they are looked at together, and confirmed again. */
function portraitOf({ pack }: Draft, key: Key | undefined): Group | undefined {
  const group = pack.groups.get(pack.find(key ?? "")?.group ?? "");
  return group?.portrait === true ? group : undefined;
}
