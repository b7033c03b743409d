import type { MoneyUnit } from "../../../amounts/answer.js";
import type { Group, Pack, QuestionKind, RowGroup } from "../../../pack/pack.js";
import type { Draft } from "../../draft.js";
import { moneyUnitOf } from "../../answers/money-unit.js";
import { findUnit } from "../block-unit.js";
import { positionIn } from "../../navigation/navigate.js";
import { nameHeadYears } from "../head-years.js";
import { foldWidth } from "../labels/label-text.js";
import { isPlainAnswer, readIfBlock } from "../looks-like-block.js";
import type { PasteMatch, PasteReading } from "../paste-reading.js";
import { readIfCodeTable } from "../code-table/read-code-table.js";
import { readReport } from "../read-report.js";
import type { ReportGroup } from "../labels/report-index.js";
import { everyTargetOf, mayBeAsked, targetsOf } from "./paste-targets.js";
import { tellDropped } from "../../dispatch/tell-dropped.js";
import { joinPasted } from "./join-pasted.js";
import { proposePaste } from "./propose-paste.js";
import { tellNothing } from "./tell-reading.js";
import { settleOrders } from "./settle-orders.js";
import type { Said } from "../../said.js";
import { groupApplies } from "../../answers/tally.js";
import type { Turn } from "../../turn.js";

/** 100 KB of Chinese: what is read within the time of a reply. */
const LONGEST_PASTE = 34_000;

/**
 * Reads a pasted block for one group and shows what it would change. Nothing is stored before a yes.
 *
 * @returns whether the text was a block
 */
export function readBlock(turn: Turn, draft: Draft, group: Group, paste: Said): boolean {
  const { text } = paste;
  // A plain answer is told from a block without looking at a single question.
  if (isPlainAnswer(text)) return false;
  const asked = askedKind(turn, draft);
  const isWritten = asked === "text" || asked === "list";
  // Where a text is asked for, only several lines can be anything else.
  if (isWritten && !text.trim().includes("\n")) return false;
  if (isTooLong(text)) {
    if (!isWritten) tellTooLong(turn);
    return !isWritten;
  }
  // Nobody explains in cells.
  const isSheet = isWritten && isCopiedSheet(text);
  const here =
    group.rows === undefined
      ? readLines(draft, group, text, asked)
      : readTable(draft, group.rows, text);
  if (here !== undefined && isFound(here) && here.unread.length === 0)
    return show(turn, draft, group, { paste, asked: group }, here);
  const everything =
    isWritten && !isSheet && !TWO_FIGURES.test(text)
      ? undefined
      : readEverywhere(draft, text, { here: group.id, unit: moneyUnitOf(draft.sheet()) });
  const isBlock = isWritten
    ? everything !== undefined && (isSheet || isPlainlyTable(text, everything))
    : everything !== undefined && isReport(draft, group, everything);
  const reading = isBlock ? everything : here;
  if (reading !== undefined && isFound(reading))
    return show(turn, draft, group, { paste, asked: group }, reading);
  if (!isSheet) return !isWritten && here !== undefined && tellWhyNot(turn, here);
  if (everything === undefined || !tellWhyNot(turn, everything))
    turn.say("这像从表格里复制来的，这里要写的是文字，没有记下。要贴表，连表头一起贴。");
  return true;
}

const REASONS_TOLD = 3;

/** @returns whether there was anything to say */
function tellWhyNot(turn: Turn, reading: PasteReading): boolean {
  const reasons = tellNothing(reading).slice(0, REASONS_TOLD);
  if (reasons.length > 0) turn.say(`${reasons.join("\n")}原来的答案没动。`);
  return reasons.length > 0;
}

/** Something in it may be taken, or asked about. */
function isFound({ matched, unordered = [] }: PasteReading): boolean {
  return matched.length + unordered.length > 0;
}

/** A text that was asked for as a block, or that a file held. */
export interface WaitedBlock extends Said {
  /** Nobody was told its unit: where it names none it is asked for. */
  readonly isFile?: true;
}

/**
 * Reads a text that was asked for as a block, a single line included.
 *
 * @param resume as in a position: what was asked before
 * @returns whether anything in it may be an answer
 */
export function readWaitedBlock(
  turn: Turn,
  draft: Draft,
  paste: WaitedBlock,
  resume: string | undefined,
): boolean {
  if (isTooLong(paste.text)) {
    tellTooLong(turn);
    return true;
  }
  const group = groupAt(draft, resume);
  const unit = paste.isFile ? "万元" : moneyUnitOf(draft.sheet());
  const reading = readEverywhere(draft, paste.text, { here: group?.id, unit });
  if (group === undefined || reading === undefined) return false;
  const { conflicts, lacking = [], ambiguous } = reading;
  const asked = ambiguous.some(({ choices }) => choices !== undefined);
  const isTold = conflicts.length + lacking.length + tellNothing(reading).length > 0;
  if (!isFound(reading) && !isTold && !asked) return false;
  return show(turn, draft, group, { paste }, reading);
}

/** No table of a final account is a hundred columns wide. */
export function isTooLong(text: string): boolean {
  return text.length > LONGEST_PASTE || /(?:\t[^\t\r\n]*){100}/.test(text);
}

function tellTooLong(turn: Turn): void {
  turn.say(
    "这段太长或太宽（一次最多三万四千字、一百列），什么都没改。请分几段发，或把文件直接发来。",
  );
}

function show(
  turn: Turn,
  draft: Draft,
  group: Group,
  {
    paste: { messageId, text, isFile },
    asked,
  }: { readonly paste: WaitedBlock; readonly asked?: Group },
  reading: PasteReading,
): boolean {
  const { position } = turn;
  const resume = position.at !== "block" && "resume" in position ? position.resume : undefined;
  const shown = {
    ...proposePaste(draft, group, settleOrders(draft, reading, asked), {
      message: messageId,
      namesUnit: findUnit(text) !== undefined,
      ...(isFile === undefined ? {} : { isFile }),
    }),
    ...(resume === undefined ? {} : { resume }),
  };
  turn.position = shown;
  // Put right in place it is shown alone; another block goes with the one that still waits.
  const waiting = position.at === "block" ? position.waiting : position;
  if (waiting?.at !== "paste" || waiting.message === messageId) return true;
  if (waiting.file === undefined) turn.position = joinPasted(draft, waiting, shown);
  else tellDropped(turn, waiting, draft);
  return true;
}

function askedKind({ position }: Turn, draft: Draft): QuestionKind | undefined {
  return position.at === "question" ? draft.pack.find(position.key)?.kind : undefined;
}

/** The group one comes back to, else the first that has something to do. */
function groupAt(draft: Draft, resume = ""): Group | undefined {
  const id = resume.startsWith("#") ? resume.slice(1) : draft.pack.find(resume)?.group;
  const groups = [...draft.pack.groups.values()].filter((one) => !one.portrait);
  return (
    groups.find((one) => one.id === id) ??
    groups.find((one) => positionIn(draft, one) !== undefined) ??
    groups[0]
  );
}

/** Several rows of cells, and figures among these. */
function isCopiedSheet(text: string): boolean {
  const rows = text.split(/\r?\n/).map((line) => line.split("\t"));
  const figures = rows.flat().filter((cell) => FIGURE_CELL.test(foldWidth(cell)));
  return rows.filter((cells) => cells.length > 1).length > 1 && figures.length > 1;
}

const FIGURE_CELL = /^\s*[-(]?\d[\d,]*(?:\.\d+)?\)?\s*$/;

/** Two figures: without them no lines of words are a table. */
const TWO_FIGURES = /[\d０-９][^\d０-９]+[\d０-９]/;

/** Any words would answer a text: only lines of names and figures and nothing else are no answer. */
function isPlainlyTable(text: string, reading: PasteReading): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const { matched, ambiguous, totals, unread } = reading;
  const figures = matched.filter(({ value }) => value.kind !== "text" && value.kind !== "list");
  const pieces = figures.length + ambiguous.length + totals.length;
  return (
    lines.length > 1 && figures.length > 1 && unread.length === 0 && pieces >= lines.length / 2
  );
}

/** More of it was read than not, and some of it for other groups. */
function isReport(draft: Draft, group: Group, reading: PasteReading): boolean {
  const { matched, ambiguous, unread } = reading;
  const others = matched.some(({ key }) => draft.pack.find(key)?.group !== group.id);
  const pieces = matched.length + ambiguous.length;
  return others && matched.length > 1 && pieces >= unread.length;
}

/** The block as the whole report reads it; undefined where it is another year's. */
function readEverywhere(
  draft: Draft,
  text: string,
  { here, unit }: { readonly here: string | undefined; readonly unit: MoneyUnit },
): PasteReading | undefined {
  const { year } = draft.report;
  if (isOtherYears(text, year)) return undefined;
  const everything = readReport({
    text: nameHeadYears(text, year),
    groups: reportGroups(draft),
    ...(here === undefined ? {} : { here }),
    unit,
    year,
  });
  return onlyAsked(draft, everything);
}

/** The figures of another year's report are none of this one's, but one may be compared with the year before. */
function isOtherYears(text: string, year: string): boolean {
  const named = [...text.matchAll(/(20\d\d)\s*年/g)].map(([, one]) => one);
  return named.length > 0 && !named.includes(year);
}

const made = new WeakMap<Pack, Map<string, readonly ReportGroup[]>>();

/** Everything a block may answer: made once for a pack, and for the repeat groups a report has. */
function reportGroups(draft: Draft): readonly ReportGroup[] {
  const { pack } = draft;
  const there = [...pack.groups.values()].filter(
    (one) =>
      !one.portrait && (one.rows === undefined || groupApplies(draft.sheet(), one) !== false),
  );
  const id = there.map((one) => one.id).join(" ");
  const byRows = made.get(pack) ?? new Map<string, readonly ReportGroup[]>();
  made.set(pack, byRows);
  const known = byRows.get(id);
  if (known !== undefined) return known;
  const groups = there.map((one): ReportGroup => {
    const { title, place, headings, rows } = one;
    const targets = rows === undefined ? everyTargetOf(draft, one) : [];
    return { id: one.id, title, place, headings, targets, ...(rows === undefined ? {} : { rows }) };
  });
  byRows.set(id, groups);
  return groups;
}

/** What the unit does not have is told, not taken. */
function onlyAsked(draft: Draft, reading: PasteReading): PasteReading {
  const isAsked = ({ key }: PasteMatch): boolean => {
    const question = draft.pack.find(key);
    if (question === undefined) return false;
    // The row of a code comes with its figures.
    const { rows } = draft.pack.groups.get(question.group) ?? {};
    if (rows !== undefined) return draft.sheet().asks(question.key) !== false;
    return mayBeAsked(draft, question);
  };
  const { unordered, matched } = reading;
  const lacking = matched.filter((match) => !isAsked(match) && !isZero(match));
  const left = new Set(lacking.map(({ key }) => key));
  return {
    ...reading,
    matched: matched.filter(isAsked),
    // A sum that holds what is not taken says nothing of what is.
    totals: reading.totals.filter(({ keys = [] }) => !keys.some((key) => left.has(key))),
    ...(unordered && {
      unordered: unordered.map((rows) => ({
        ...rows,
        orders: rows.orders.map(({ columns, reading: order }) => ({
          columns,
          reading: {
            ...order,
            matched: order.matched.filter(isAsked),
            lacking: order.matched.filter((match) => !isAsked(match) && !isZero(match)),
          },
        })),
      })),
    }),
    ambiguous: reading.ambiguous.flatMap((one) => {
      const choices = one.choices?.filter(isAsked);
      return choices === undefined ? [one] : choices.length === 0 ? [] : [{ ...one, choices }];
    }),
    conflicts: reading.conflicts.filter(({ given }) => given.some(isAsked)),
    lacking,
  };
}

function isZero({ value }: PasteMatch): boolean {
  return (
    (value.kind === "money" && value.yuan === "0") ||
    (value.kind === "count" && value.count === "0")
  );
}

function readLines(
  draft: Draft,
  group: Group,
  text: string,
  asked: QuestionKind | undefined,
): PasteReading | undefined {
  const named = nameHeadYears(text, draft.report.year);
  return readIfBlock(named, targetsOf(draft, group), moneyUnitOf(draft.sheet()), asked);
}

function readTable(draft: Draft, rows: RowGroup, text: string): PasteReading | undefined {
  const named = nameHeadYears(text, draft.report.year);
  const table = readIfCodeTable(named, rows, moneyUnitOf(draft.sheet()));
  return table && onlyAsked(draft, table);
}
