import type { Yuan } from "../../amounts/answer.js";
import type { ReviewMark } from "../../events/report/report-events.js";
import type { Key, Question } from "../../pack/pack.js";
import { createSheet } from "../../pack/sheet/create-sheet.js";
import type { Sheet, StoredAnswers } from "../../pack/sheet/sheet.js";
import { type Draft, yuanOf } from "../draft.js";
import { directionOf } from "./doubtful-texts.js";
import { goneFigures, goneFrom } from "./gone-figures.js";
import { renderLead } from "../prompts/render-lead.js";
import { quotingSentence } from "./quoting-sentence.js";
import { isFigure, isText } from "./tally.js";

/** Marks explanations that depend on a changed figure, or whose text still quotes its old value. */
export function markReviews(
  draft: Draft,
  changed: ReadonlySet<Key>,
  dependents: ReadonlySet<Key>,
): Record<string, ReviewMark | null> {
  const marks: Record<string, ReviewMark | null> = {};
  const marked = draft.reviews();
  for (const key of changed) if (marked.has(key)) marks[key] = null;
  for (const [key, mark] of marked) {
    if (mark.because === "quote" && changed.has(mark.key) && quotesNow(draft, mark.key, key))
      marks[key] = { because: "figure", key: mark.key };
  }
  const doubtful: Key[] = [];
  const now = draft.sheet();
  for (const key of dependents) {
    if (draft.touched.has(key)) continue;
    const question = draft.pack.find(key);
    if (question === undefined || !isText(question)) continue;
    const mark = marked.get(key);
    if (now.answer(key).state !== "value") {
      if (mark !== undefined) marks[key] = null;
    } else doubtful.push(key);
  }
  // Few changes have an explanation already: the cause is looked for where one does.
  const cause = doubtful.length === 0 ? undefined : firstChangedFigure(draft, changed);
  if (cause !== undefined)
    for (const key of doubtful) markDoubtful(draft, { key, cause, mark: marked.get(key) }, marks);
  for (const key of changed) markQuotes(draft, key, marks);
  const gone = goneFigures(draft, changed, dependents);
  for (const key of cause === undefined ? doubtful : []) {
    const about = draft.pack.find(key);
    const from = about === undefined ? undefined : goneFrom(draft, about, gone);
    if (from !== undefined) markDoubtful(draft, { key, cause: from, mark: marked.get(key) }, marks);
  }
  for (const key of gone) {
    if (now.answer(key).state !== "value") markQuotesOf(draft, key, amountOf(draft, key), marks);
    else rightAgain(draft, key, marks);
  }
  return marks;
}

/** An explanation written for a change that goes the other way now cannot stand as it is, whatever else it quotes. */
function markDoubtful(
  draft: Draft,
  {
    key,
    cause,
    mark,
  }: { readonly key: Key; readonly cause: Key; readonly mark: ReviewMark | undefined },
  marks: Record<string, ReviewMark | null>,
): void {
  const question = draft.pack.find(key);
  if (question === undefined) return;
  if (mark === undefined && isPrintedAsBefore(draft, question)) return;
  const was = mark?.because === "turned" ? mark.was : directionOf(draft.before, question);
  const is = directionOf(draft.sheet(), question);
  if (was !== undefined && is !== undefined && was !== is)
    marks[key] = { because: "turned", key: cause, was };
  else if (mark?.because !== "quote") marks[key] = { because: "figure", key: cause };
}

/** Whether the change it explains, and the sentence it ends, are what they were: a figure it might follow moved elsewhere. */
function isPrintedAsBefore(draft: Draft, question: Question): boolean {
  const { explains, lead, cell } = question;
  if (explains === undefined || lead === undefined) return false;
  const [then, now] = [draft.before, draft.sheet()];
  const [was, is] = [then, now].map((sheet) => sheet.evaluate(explains, cell?.row));
  if (was?.state !== "value" || is?.state !== "value" || !was.value.equals(is.value)) return false;
  return renderLead(then, question) === renderLead(now, question);
}

/** Answered for the first time a figure makes nothing doubtful; afterwards every change of what it counts as does. */
function firstChangedFigure(draft: Draft, changed: ReadonlySet<Key>): Key | undefined {
  const [then, now] = [asClosed(draft, draft.before), asClosed(draft, draft.sheet())];
  for (const key of changed) {
    const question = draft.pack.find(key);
    if (question === undefined || !isFigure(question)) continue;
    const before = countsAs(draft, then, question);
    if (before !== undefined && before !== countsAs(draft, now, question)) return key;
  }
  return undefined;
}

/** The sheet as it is with the groups closed that were closed before and are open for a few more items. */
function asClosed({ pack, report, lastYear }: Draft, sheet: Sheet): Sheet {
  const { stored } = sheet;
  const isOpenAgain = (group: string): boolean => stored.closure(group) === undefined;
  if (![...report.closedOnce].some(isOpenAgain)) return sheet;
  const closed: StoredAnswers = {
    answer: (key) => stored.answer(key),
    rows: (group) => stored.rows(group),
    closure: (group) =>
      stored.closure(group) ?? (report.closedOnce.has(group) ? "zero" : undefined),
  };
  return createSheet(pack, closed, lastYear ?? undefined);
}

/** The figure an answer is for the sums it stands in; undefined while it is open and was never said to be none. */
function countsAs({ report }: Draft, sheet: Sheet, { key, group }: Question): string | undefined {
  const answer = sheet.answer(key);
  if (answer.state === "not-applicable") return "0";
  if (answer.state === "open") return report.closedOnce.has(group) ? "0" : undefined;
  if (answer.state === "withheld") return answer.state;
  const { value } = answer;
  return value.kind === "money" ? value.yuan : value.kind === "count" ? value.count : undefined;
}

/** Whether a text quotes a figure as it is now: changed back, the old value it was marked for is right again. */
function quotesNow(draft: Draft, key: Key, text: Key): boolean {
  const now = amountNow(draft, key);
  return now !== undefined && draft.report.quotes.get(now)?.has(text) === true;
}

/** The figure is back: what quotes it is to be looked at, and wrong no more. */
function rightAgain(draft: Draft, key: Key, marks: Record<string, ReviewMark | null>): void {
  for (const [text, mark] of draft.reviews())
    if (mark.because === "quote" && mark.key === key) marks[text] = { because: "figure", key };
}

function markQuotes(draft: Draft, key: Key, marks: Record<string, ReviewMark | null>): void {
  const old = amountOf(draft, key);
  if (old !== amountNow(draft, key)) markQuotesOf(draft, key, old, marks);
}

function markQuotesOf(
  draft: Draft,
  key: Key,
  old: Yuan | undefined,
  marks: Record<string, ReviewMark | null>,
): void {
  if (old === undefined || old === "0") return;
  for (const text of draft.report.quotes.get(old) ?? []) {
    if (draft.touched.has(text) || draft.pack.find(text) === undefined) continue;
    if (draft.sheet().answer(text).state !== "value") continue;
    const mark = text in marks ? marks[text] : draft.reviews().get(text);
    if (mark?.because === "turned") continue;
    const sentence = quotingSentence(draft.report.answers.get(text)?.answer, old);
    marks[text] = { because: "quote", key, ...(sentence === undefined ? {} : { sentence }) };
  }
}

function amountOf(draft: Draft, key: Key): Yuan | undefined {
  return yuanOf(draft.report.answers.get(key)?.answer);
}

function amountNow(draft: Draft, key: Key): Yuan | undefined {
  return yuanOf(draft.sheet().stored.answer(key));
}
