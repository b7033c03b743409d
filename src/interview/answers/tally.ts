import type { Tally } from "../../events/report/report-events.js";
import type { Group, Key, Pack, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";

const NOTHING: Tally = { asked: 0, done: 0 };
const MISSING: Tally = { asked: 1, done: 0 };
const DONE: Tally = { asked: 1, done: 1 };

/** Whether a group is asked at all; undefined while that is not known yet. */
export function groupApplies(sheet: Sheet, group: Group): boolean | undefined {
  return group.when === undefined ? true : sheet.holds(group.when);
}

/**
 * What one question adds to its group's tally. Computed and optional ones add nothing; a cell of a sparse
 * group counts once it is filled, since nobody is asked for all of them; a question whose condition is not
 * decided yet is not asked yet.
 */
export function tallyQuestion(sheet: Sheet, question: Question): Tally {
  if (question.value !== undefined || question.optional) return NOTHING;
  if (isKnownName(sheet.pack, question)) return NOTHING;
  const group = sheet.pack.groups.get(question.group);
  if (group?.rows !== undefined && !isInRow(sheet, group, question)) return NOTHING;
  const { state } = sheet.answer(question.key);
  if (state === "not-applicable") return NOTHING;
  if (group?.sparse === true && isFigure(question)) {
    if (sheet.stored.answer(question.key)?.state === "value") return DONE;
    return isLeftOpen(sheet, question) ? MISSING : NOTHING;
  }
  if (state !== "open") return DONE;
  return isAsked(sheet, question) === true ? MISSING : NOTHING;
}

/** Nothing is asked of a code that was not given. */
function isInRow(sheet: Sheet, group: Group, { cell }: Question): boolean {
  return cell !== undefined && sheet.stored.rows(group.id).includes(cell.row);
}

/** What every department has is no zero because the rest of its group is: it is still to be answered. */
export function isLeftOpen(sheet: Sheet, { key, group, always }: Question): boolean {
  return always && sheet.stored.closure(group) === "zero" && sheet.answer(key).state === "open";
}

/** Whether the question is asked: its own condition and its group's; undefined while not known. */
export function isAsked(sheet: Sheet, question: Question): boolean | undefined {
  return sheet.asks(question.key);
}

/** A sparse group has one more thing to do: saying that the rest is zero. Any repeat group needs a row, or that word. */
export function tallyClosing(sheet: Sheet, group: Group): Tally {
  if (!mayClose(group) || groupApplies(sheet, group) !== true) return NOTHING;
  if (sheet.stored.closure(group.id) !== undefined) return DONE;
  return group.sparse || sheet.stored.rows(group.id).length === 0 ? MISSING : DONE;
}

/** Whether a group is ended by a word of its own. */
export function mayClose(group: Group): boolean {
  return group.sparse || group.rows !== undefined;
}

/** Any words are an answer to it. */
export function isText({ kind }: Pick<Question, "kind">): boolean {
  return kind === "text" || kind === "list";
}

export function isFigure(question: Question): boolean {
  return question.kind === "money" || question.kind === "count";
}

export function tallyGroup(sheet: Sheet, group: Group, keys: readonly Key[]): Tally {
  let { asked, done } = tallyClosing(sheet, group);
  for (const key of keys) {
    const question = sheet.pack.find(key);
    if (question === undefined) continue;
    const one = tallyQuestion(sheet, question);
    asked += one.asked;
    done += one.done;
  }
  return { asked, done };
}

/** The name of a code that the pack's list knows is not asked for. */
export function isKnownName(pack: Pack, question: Question): boolean {
  const { cell } = question;
  if (cell === undefined) return false;
  const rows = pack.groups.get(question.group)?.rows;
  if (rows === undefined || cell.column !== rows.nameColumn) return false;
  return rows.names.has(cell.row);
}
