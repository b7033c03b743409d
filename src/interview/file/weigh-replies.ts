import type { Answer } from "../../amounts/answer.js";
import type { FileOffer, Proposal } from "../../events/chat/chat-events.js";
import type { Question } from "../../pack/pack.js";
import { createDraft, type Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { tellNotTicked } from "../dispatch/not-ticked.js";
import { isAnswerable } from "../navigation/navigate.js";
import { addRow } from "../navigation/rows.js";
import { codeProblem } from "../replies/code-problem.js";
import { shorten, showInSentence } from "../answers/show-answer.js";
import { groupApplies, mayClose } from "../answers/tally.js";
import { weighConflicts, withoutDecided } from "./ask-conflicts.js";
import { compareFigures } from "./compare-figures.js";
import type { FileReplies, FileReply } from "./file-reading.js";
import { findConflicts } from "./find-conflicts.js";
import { isSameAnswer } from "../../amounts/same-answer.js";
import { readWritten } from "./read-written.js";
import { isSameWritten, writtenReply } from "./written-reply.js";

/** 0, 0.00万元, 0辆 */
const ZERO = /^[-+]?0+(?:\.0*)?\p{Script=Han}{0,2}$/u;

/**
 * Tries the replies of a file on a copy of the report: in the order of its questions, and again as long as
 * an answer opens another question. What is read is read as if it had been typed.
 */
export function weighReplies({ pack, report }: Draft, file: FileReplies): FileOffer {
  const copy = createDraft(pack, report);
  const remarks: string[] = [...file.remarks];
  const { replies, conflicts: all } = findConflicts(file.replies);
  const conflicts = withoutDecided(copy, all, remarks);
  addCodes(copy, [...replies, ...conflicts.flatMap(({ given }) => given)], remarks);
  const proposals: Proposal[] = [];
  const closes: string[] = [];
  // A group that lacks a figure the file has must not be closed: zero would stand for it.
  const unsettled = new Set(conflicts.map(({ key }) => pack.find(key)?.group ?? ""));
  let pending: readonly FileReply[] = replies;
  for (;;) {
    const before = pending.length;
    pending = pending.filter((reply) => {
      if (!isAnswerable(copy, reply.key)) return true;
      const proposal = weigh(copy, reply, { from: file.from, remarks, unsettled });
      if (proposal === undefined) return false;
      copy.record({ type: "answered", ...proposal, via: "imported" });
      proposals.push(proposal);
      return false;
    });
    if (pending.length < before) continue;
    // A group whose rest is zero may decide what else is asked.
    const closed = file.closes.filter((id) => !unsettled.has(id) && close(copy, id));
    if (closed.length === 0) break;
    closes.push(...closed);
  }
  const rows = codesOf(copy, proposals);
  const { asks, idle } = weighConflicts(copy, conflicts, remarks);
  pending = [...pending, ...idle];
  remarks.push(...tellLeftOpen(copy, file, unsettled), ...tellNotAsked(copy, pending));
  // Only to compare: sums wait for groups that may still get more.
  const touched = new Set(proposals.map(({ key }) => pack.find(key)?.group ?? ""));
  for (const id of touched) if (!unsettled.has(id)) close(copy, id);
  remarks.push(...compareFigures(copy, file.compared, pending));
  return { proposals, asks, rows, closes, remarks };
}

function addCodes(copy: Draft, replies: readonly FileReply[], remarks: string[]): void {
  const seen = new Set<string>();
  for (const { key } of replies) {
    const question = copy.pack.find(key);
    const group = copy.pack.groups.get(question?.group ?? "");
    const code = question?.cell?.row;
    if (group?.rows === undefined || code === undefined) continue;
    const row = `${group.id} ${code}`;
    if (seen.has(row)) continue;
    seen.add(row);
    const problem = codeProblem(group.rows, code);
    if (problem !== undefined) remarks.push(problem);
    else addRow(copy, group, code);
  }
}

interface Weighing {
  readonly from: FileReplies["from"];
  readonly remarks: string[];
  /** Groups that lack a figure the file has: gets those of what is refused. */
  readonly unsettled: Set<string>;
}

function weigh(
  copy: Draft,
  reply: FileReply,
  { from, remarks, unsettled }: Weighing,
): Proposal | undefined {
  const { key, typed } = reply;
  const question = copy.pack.find(key);
  if (question === undefined) return undefined;
  const refuse = (because: string): void => {
    remarks.push(`${reply.place}“${nameQuestion(copy, key)}”：${because}`);
  };
  const stored = copy.sheet().stored.answer(key);
  const now = writtenReply(copy.sheet(), stored);
  if (isSameWritten(typed, reply.before ?? "")) return undefined;
  const answer = readWritten(copy, question, typed);
  if (typeof answer === "string") {
    refuse(answer);
    unsettled.add(question.group);
    return undefined;
  }
  if (isSameAnswer(stored, answer)) return undefined;
  // In a table it may be nothing but another sight of what it follows; whoever fills a template means it.
  if (from === "tables" && isSuggested(copy, question, stored, answer)) return undefined;
  const isNewer = reply.before !== undefined && !isSameWritten(now, reply.before);
  if (isNewer) {
    refuse(
      `模板发出后已改为${showInSentence(question, stored ?? { state: "open" })}，表里的${showInSentence(question, answer)}没有采用。`,
    );
    return undefined;
  }
  return { key, answer, typed };
}

/** What follows from another figure is left to follow it. */
function isSuggested(
  copy: Draft,
  question: Question,
  stored: Answer | undefined,
  answer: Answer,
): boolean {
  if (question.suggest === undefined || (stored !== undefined && stored.state !== "open"))
    return false;
  if (copy.pack.groups.get(question.group)?.sparse !== true) return false;
  const figure = copy.sheet().suggestion(question.key);
  if (figure?.state !== "value" || answer.state !== "value") return false;
  const { value } = answer;
  return value.kind === "money" && figure.value.eq(value.yuan);
}

/** The rest of a group is zero: in a group that is asked and was not closed before. */
function close(copy: Draft, id: string): boolean {
  const group = copy.pack.groups.get(id);
  if (group === undefined || !mayClose(group)) return false;
  if (copy.sheet().stored.closure(id) !== undefined) return false;
  if (groupApplies(copy.sheet(), group) !== true) return false;
  copy.record({ type: "group-closed", group: id, as: "zero" });
  return true;
}

function tellLeftOpen(
  { pack }: Draft,
  { closes }: FileReplies,
  unsettled: ReadonlySet<string>,
): readonly string[] {
  return closes.flatMap((id) => {
    const group = pack.groups.get(id);
    if (group === undefined || !unsettled.has(id)) return [];
    return [`${group.title}：有数没有定，其余先不记为0。定下后把文件再发一次，会接着补全。`];
  });
}

/** A figure of something the department was said not to have is no small thing. */
function tellNotAsked(copy: Draft, pending: readonly FileReply[]): readonly string[] {
  const rows = new Map<string, FileReply[]>();
  const remarks = pending.flatMap(({ key, typed, place, before, ...reply }) => {
    const question = copy.pack.find(key);
    if (question === undefined) return [`${place}：题目换了新版，没有采用。`];
    if (question.value !== undefined || ZERO.test(typed.trim())) return [];
    if (before !== undefined && isSameWritten(typed, before)) return [];
    const group = copy.pack.groups.get(question.group);
    const why = tellNotTicked(copy, key) ?? "这一项现在不用填";
    if (group?.rows === undefined)
      return [`${place}“${nameQuestion(copy, key)}”${shorten(typed, 20)}：${why}，没有采用。`];
    // Rows of a group that is not filled here say the same as another one.
    if (groupApplies(copy.sheet(), group) === false && tellNotTicked(copy, key) === undefined)
      return [];
    rows.set(why, [...(rows.get(why) ?? []), { key, typed, place, ...reply }]);
    return [];
  });
  return [...remarks, ...[...rows].map(([why, replies]) => tellRows(copy, why, replies))];
}

/** Cells of many rows for one reason. */
function tellRows(copy: Draft, why: string, replies: readonly FileReply[]): string {
  const [first] = replies;
  const { key = "", typed = "", place = "" } = first ?? {};
  const more = replies.length > 1 ? `等${replies.length}个数` : "";
  return `${place}“${nameQuestion(copy, key)}”${shorten(typed, 20)}${more}：${why}，没有采用。`;
}

function codesOf(
  copy: Draft,
  proposals: readonly Proposal[],
): Readonly<Record<string, readonly string[]>> {
  const rows: Record<string, string[]> = {};
  for (const { key } of proposals) {
    const question = copy.pack.find(key);
    const code = question?.cell?.row;
    if (question === undefined || code === undefined) continue;
    if (copy.pack.groups.get(question.group)?.rows === undefined) continue;
    const codes = (rows[question.group] ??= []);
    if (!codes.includes(code)) codes.push(code);
  }
  return rows;
}
