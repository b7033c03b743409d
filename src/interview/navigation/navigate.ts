import type { Position } from "../../events/chat/chat-events.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { Group, Key, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { cellsOf, type Draft } from "../draft.js";
import {
  groupApplies,
  isAsked,
  isFigure,
  isKnownName,
  isLeftOpen,
  tallyClosing,
} from "../answers/tally.js";

/** Where to go once `key` is dealt with: the next open question of its group, its end, or the next group. */
export function positionAfter(draft: Draft, key: Key): Position {
  const question = draft.pack.find(key);
  const group = question === undefined ? undefined : draft.pack.groups.get(question.group);
  if (question === undefined || group === undefined) return { at: "done" };
  const next = group.rows === undefined ? nextIn(draft, group, key) : nextCell(draft, group, key);
  if (next !== undefined) return { at: "question", key: next };
  if (group.rows !== undefined) return { at: "rows", group: group.id };
  return positionAtEnd(draft, group);
}

/** First open question of a group, its rows or its portrait; undefined when it is complete. */
export function positionIn(draft: Draft, group: Group): Position | undefined {
  if (groupApplies(draft.sheet(), group) !== true) return undefined;
  if (group.portrait) return { at: "portrait", group: group.id, ticked: tickedOf(draft, group) };
  if (group.rows !== undefined) {
    const cell = draft
      .rows(group.id)
      .map((code) => firstOpenCell(draft, group, code))
      .find(isKey);
    return cell === undefined ? { at: "rows", group: group.id } : { at: "question", key: cell };
  }
  const key = nextIn(draft, group, null);
  if (key !== undefined) return { at: "question", key };
  return isUnclosed(draft, group) ? { at: "close", group: group.id } : undefined;
}

/** The end of a group: closing a sparse one, then what its checks found, then the next group. */
export function positionAtEnd(draft: Draft, group: Group): Position {
  if (!isUnclosed(draft, group)) return positionPastFindings(draft, group);
  return group.rows === undefined
    ? { at: "close", group: group.id }
    : { at: "rows", group: group.id };
}

/** A sparse group of which nobody said yet that the rest is zero, or a repeat group without a row. */
export function isUnclosed(draft: Draft, group: Group): boolean {
  const { asked, done } = tallyClosing(draft.sheet(), group);
  return asked > done;
}

export function positionPastFindings(draft: Draft, group: Group): Position {
  const finding = findingToShow(draft, group);
  if (finding !== undefined) return { at: "finding", finding: finding.id, group: group.id };
  return positionAfterGroup(draft, group);
}

/** The next group with something to do; the summary after the last. Never turns back. */
export function positionAfterGroup(draft: Draft, group: Group): Position {
  const groups = [...draft.pack.groups.values()];
  for (const next of groups.slice(groups.indexOf(group) + 1)) {
    if (isComplete(draft, next)) continue;
    const position = positionIn(draft, next);
    if (position !== undefined) return position;
  }
  return { at: "done" };
}

/** The first place with something to do, from the beginning. */
export function firstOpenPosition(draft: Draft): Position {
  for (const group of draft.pack.groups.values()) {
    if (isComplete(draft, group)) continue;
    const position = positionIn(draft, group);
    if (position !== undefined) return position;
  }
  return { at: "done" };
}

export function isComplete(draft: Draft, group: Group): boolean {
  const { asked, done } = draft.tally(group.id);
  return asked === done;
}

/** Whether an answer may be changed as the report stands: not all may once it was sent back. */
type MayChange = (key: Key) => boolean;

/** The last question of a group, or of a group before it, that can be asked. */
export function lastKeyUpTo(draft: Draft, group: Group, may: MayChange): Key | undefined {
  const groups = [...draft.pack.groups.values()];
  for (const other of groups.slice(0, groups.indexOf(group) + 1).reverse()) {
    if (other.portrait) continue;
    const last = keysIn(draft, other)
      .reverse()
      .find((candidate) => isBehind(draft, candidate) && may(candidate));
    if (last !== undefined) return last;
  }
  return undefined;
}

/** Whether 上一题 comes to it: of a sparse group only to what was answered, or is offered to all. */
function isBehind(draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question === undefined || !isReachable(draft, key)) return false;
  const isListed = draft.pack.groups.get(question.group)?.sparse !== true || question.usual;
  return isListed || draft.sheet().stored.answer(key) !== undefined;
}

/** The question before `key` in its group that can be asked, or the last one of the group before. */
export function keyBefore(draft: Draft, key: Key, may: MayChange): Key | undefined {
  const question = draft.pack.find(key);
  const group = question === undefined ? undefined : draft.pack.groups.get(question.group);
  if (group === undefined) return undefined;
  const here = keysIn(draft, group);
  const before = here
    .slice(0, here.indexOf(key))
    .reverse()
    .find((other) => isBehind(draft, other) && may(other));
  if (before !== undefined) return before;
  const groups = [...draft.pack.groups.values()];
  const earlier = groups[groups.indexOf(group) - 1];
  return earlier === undefined ? undefined : lastKeyUpTo(draft, earlier, may);
}

/** Every key of a group that a person may answer, rows included. */
export function keysIn(draft: Draft, group: Group): Key[] {
  const fixed = group.questions.filter((question) => question.value === undefined);
  const cells = draft.rows(group.id).flatMap((code) => cellsOf(group, code));
  return [...fixed.map((question) => question.key), ...cells].filter(
    (key) => draft.pack.find(key)?.value === undefined,
  );
}

/** Labels and keys still missing, in order; only groups that are not complete are looked through. */
export function missingKeys(draft: Draft): Key[] {
  const missing: Key[] = [];
  for (const group of draft.pack.groups.values()) {
    if (isComplete(draft, group)) continue;
    missing.push(...keysIn(draft, group).filter((key) => isMissing(draft, key)));
  }
  return missing;
}

/** Optional questions that are asked here and still empty. */
export function optionalKeys(draft: Draft): Key[] {
  return [...draft.pack.groups.values()].flatMap((group) =>
    keysIn(draft, group).filter((key) => {
      const question = draft.pack.find(key);
      return question?.optional === true && isReachable(draft, key) && isOpen(draft, key);
    }),
  );
}

function findingToShow(draft: Draft, group: Group): KeptFinding | undefined {
  const order = { error: 0, warning: 1, note: 2 };
  return draft
    .findings()
    .filter((finding) => finding.severity !== "note")
    .filter((finding) => !draft.isAccepted(finding.id) && !draft.isPostponed(finding.id))
    .filter((finding) => finding.keys.some((key) => isInGroup(draft, key, group)))
    .sort((a, b) => order[a.severity] - order[b.severity])[0];
}

function isInGroup(draft: Draft, key: Key, group: Group): boolean {
  return draft.pack.find(key)?.group === group.id;
}

function nextIn(draft: Draft, group: Group, after: Key | null): Key | undefined {
  const { questions } = group;
  const start = after === null ? 0 : questions.findIndex((one) => one.key === after) + 1;
  for (let index = start; index < questions.length; index += 1) {
    const question = questions[index];
    if (question !== undefined && isNext(draft, question)) return question.key;
  }
  return undefined;
}

function isNext(draft: Draft, question: Question): boolean {
  if (question.value !== undefined || question.optional) return false;
  return isMissing(draft, question.key) || isUntouchedCell(draft, question);
}

/**
 * In a sparse group only what most units have is offered one by one until it is closed; the rest is pasted, or gone
 * to by name. The columns of a row that was given are all offered.
 */
function isUntouchedCell(draft: Draft, question: Question): boolean {
  const group = draft.pack.groups.get(question.group);
  if (group?.sparse !== true || !isFigure(question)) return false;
  if (draft.sheet().stored.closure(group.id) !== undefined) return false;
  if (!question.usual && group.rows === undefined) return false;
  return isOpen(draft, question.key) && isAsked(draft.sheet(), question) === true;
}

function isMissing(draft: Draft, key: Key): boolean {
  return isMissingIn(draft, draft.sheet(), key);
}

/** Whether an answer has to be given and is not, as a sheet of the draft has it. */
export function isMissingIn(draft: Draft, sheet: Sheet, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question === undefined || question.value !== undefined || question.optional) return false;
  const group = draft.pack.groups.get(question.group);
  if (group?.sparse === true && isFigure(question) && !isLeftOpen(sheet, question)) return false;
  return (
    sheet.answer(key).state === "open" &&
    isAsked(sheet, question) === true &&
    !isKnownName(draft.pack, question)
  );
}

function isOpen(draft: Draft, key: Key): boolean {
  return draft.sheet().answer(key).state === "open";
}

/** A question that may be answered now, and whose group was not said to be 无此项. */
export function isReachable(draft: Draft, key: Key): boolean {
  const group = draft.pack.find(key)?.group ?? "";
  return draft.sheet().stored.closure(group) !== "none" && isAnswerable(draft, key);
}

/** A question whose condition and place allow an answer, whatever stands there now. */
export function isAnswerable(draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question === undefined || question.value !== undefined) return false;
  if (isKnownName(draft.pack, question) || !isInGivenRow(draft, question)) return false;
  return isAsked(draft.sheet(), question) === true;
}

/**
 * A figure of a repeat group has a place only in a code that was given and has none deeper: a parent is a sum. A
 * parent has a name of its own.
 */
function isInGivenRow(draft: Draft, { group, cell }: Question): boolean {
  const rows = draft.pack.groups.get(group)?.rows;
  if (cell === undefined || rows === undefined) return true;
  const here = draft.rows(group).filter((code) => code.startsWith(cell.row));
  if (cell.column === rows.nameColumn) return here.length > 0;
  return here.length > 0 && here.every((code) => code === cell.row);
}

/** The next column to ask in the row of `key`, then names of parents the pack's list does not know. */
function nextCell(draft: Draft, group: Group, key: Key): Key | undefined {
  const code = draft.pack.find(key)?.cell?.row;
  if (code === undefined || group.rows === undefined) return undefined;
  const cells = cellsOf(group, code);
  const rest = cells.slice(cells.indexOf(key) + 1);
  return rest.find((cell) => isNextCell(draft, cell)) ?? unnamedParent(draft, group, code, key);
}

/** First column of a row still to ask. */
export function firstOpenCell(draft: Draft, group: Group, code: string): Key | undefined {
  return (
    cellsOf(group, code).find((cell) => isNextCell(draft, cell)) ??
    unnamedParent(draft, group, code, null)
  );
}

/** Columns with a suggestion are not asked: closing the group gives them theirs. */
function isNextCell(draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question === undefined || question.suggest !== undefined) return false;
  if (isKnownName(draft.pack, question)) return false;
  return isNext(draft, question) || (isName(draft, question) && isOpen(draft, key));
}

/** The column that holds the names of codes the pack's list does not know. */
function isName(draft: Draft, { group, cell }: Question): boolean {
  const rows = draft.pack.groups.get(group)?.rows;
  return rows !== undefined && cell?.column === rows.nameColumn;
}

function unnamedParent(
  draft: Draft,
  group: Group,
  code: string,
  after: Key | null,
): Key | undefined {
  const rows = group.rows;
  if (rows === undefined) return undefined;
  const names = rows.codeLengths
    .filter((length) => length < code.length)
    .map((length) => `${rows.prefix}.${code.slice(0, length)}.${rows.nameColumn}`)
    .filter((key) => isOpen(draft, key) && !isKnownNameKey(draft, key));
  return after === null ? names[0] : names.slice(names.indexOf(after) + 1)[0];
}

function isKnownNameKey(draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  return question !== undefined && isKnownName(draft.pack, question);
}

function isKey(key: Key | undefined): key is Key {
  return key !== undefined;
}

function tickedOf(draft: Draft, group: Group): Record<string, readonly string[]> {
  const sheet = draft.sheet();
  return Object.fromEntries(
    group.questions.map((question) => {
      const answer = sheet.answer(question.key);
      // What was ticked last year stays to be confirmed; a default is nobody's choice.
      const isTicked = sheet.stored.answer(question.key) !== undefined;
      const value =
        (isTicked ? undefined : draft.carried(question.key)) ??
        (answer.state === "value" ? answer.value : undefined);
      if (value === undefined) return [question.key, []];
      if (value.kind === "choices") return [question.key, value.choices];
      return [question.key, value.kind === "choice" ? [value.choice] : []];
    }),
  );
}
