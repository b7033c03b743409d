import type { PasteAsk, Position, Proposal } from "../../events/chat/chat-events.js";
import { ZERO } from "../../amounts/decimal.js";
import { type Draft, yuanOf } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { formatBare, moneyUnitOf } from "../answers/money-unit.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { readingLabel } from "./prompt-which.js";

type Pasted = Extract<Position, { at: "paste" }>;

const LINES_SHOWN = 6;
const REMARKS_SHOWN = 4;
/** Totals that agree shown one by one. */
const AGREEING_SHOWN = 2;
/** Told last. */
const AGREES = 2;

/** Shows what a pasted block was read as, before anything is stored. */
export function promptPaste(turn: Turn, draft: Draft, position: Pasted): void {
  if (position.asks !== undefined) return askWhich(turn, draft, position, position.asks);
  const { proposals } = position;
  const lines = linesOf(draft, position);
  const shown = lines.slice(0, LINES_SHOWN);
  if (lines.length > shown.length) shown.push(`……共${lines.length}行`);
  // What does not add up is looked at first.
  const remarks = withoutAgreeing(position.remarks).sort((a, b) => weightOf(a) - weightOf(b));
  const told = remarks.slice(0, REMARKS_SHOWN);
  if (remarks.length > told.length) told.push(`……共${remarks.length}处要看`);
  turn.ask(
    [
      proposals.length === 0
        ? "没有能直接采用的："
        : `认出${proposals.length}项${changes(draft, proposals)}，还没有记录：`,
      ...shown,
      ...columnTotals(draft, position),
      ...told,
    ].join("\n"),
    pasteButtons(proposals, lines.length > LINES_SHOWN || told.length < position.remarks.length),
  );
}

/** Totals that agree need no look: many of them are one line. */
function withoutAgreeing(remarks: readonly string[]): string[] {
  const agreeing = remarks.filter((remark) => weightOf(remark) === AGREES);
  if (agreeing.length <= AGREEING_SHOWN) return [...remarks];
  const rest = remarks.filter((remark) => weightOf(remark) !== AGREES);
  return [...rest, `${agreeing.length}个合计、小计都与各项之和一致 ✅`];
}

function weightOf(remark: string): number {
  if (remark.startsWith("⚠")) return 0;
  return remark.endsWith("✅") ? AGREES : 1;
}

function changes(draft: Draft, proposals: readonly Proposal[]): string {
  const changed = proposals.filter((one) => changeOf(draft, one) !== undefined).length;
  return changed === 0 ? "" : `，其中改${changed}项`;
}

/** One piece at a time: which question it answers, or which of two figures is right. */
export function askWhich(
  turn: Turn,
  draft: Draft,
  { proposals, file }: Pasted,
  asks: NonNullable<Pasted["asks"]>,
): void {
  const [ask] = asks;
  if (ask === undefined) return;
  const left = asks.length === 1 ? "" : `（还有${asks.length - 1}处要问）`;
  const choices = askLabels(draft, ask).map((label, index): Choice[] => [
    { label, action: { do: "choose", index } },
  ]);
  const foot: Choice[] = [
    { label: NONE_OF_THEM, action: { do: "choose", index: ask.choices.length } },
    ...(asks.length === 1
      ? []
      : [{ label: "其余都不采用", action: { do: "next" } } satisfies Choice]),
    { label: "取消", action: { do: "cancel" } },
  ];
  const what = ask.orders
    ? `“${ask.text}”没有表头，这几个数是什么？`
    : ask.unit
      ? `⚠ 没写金额单位：“${ask.text}”是${amountsIn(draft, ask).join("还是")}？这些数都按哪个单位？`
      : isUnitDoubt(ask)
        ? `⚠ “${ask.text}”比其他的大很多，是哪一个？`
        : `“${ask.text}”是哪一${isOneQuestion(ask) ? "个" : "项"}？`;
  const read = proposals.length === 0 ? "" : `已认出${proposals.length}项。`;
  turn.ask(`${file === undefined ? "" : `《${file.name}》`}${read}${what}${left}`, [
    ...choices,
    foot,
  ]);
}

export const NONE_OF_THEM = "都不是";

/** What the readings of a piece are called on their buttons: figures of one question, or questions. */
export function askLabels(draft: Draft, ask: PasteAsk): readonly string[] {
  if (ask.orders !== undefined) return ask.orders.map(({ label }) => label);
  return ask.choices.map((choice) => {
    const question = draft.pack.find(choice.key);
    if (question === undefined) return "";
    if (ask.unit) return choice === ask.choices[0] ? "元" : "万元";
    if (isUnitDoubt(ask)) return readingLabel(choice.answer);
    const value = showAnswer(question, choice.answer);
    if (isOneQuestion(ask)) return choice.computed ? `${value}（${choice.typed}）` : value;
    const group = draft.pack.groups.get(question.group);
    const title = group === undefined ? "" : group.title;
    return `${title}·${nameQuestion(draft, choice.key)}`;
  });
}

function amountsIn(draft: Draft, { choices }: PasteAsk): readonly string[] {
  return choices.map(({ key, answer }) => {
    const question = draft.pack.find(key);
    return question === undefined ? "" : showAnswer(question, answer);
  });
}

function isOneQuestion({ choices }: PasteAsk): boolean {
  return choices.length > 1 && choices.every(({ key }) => key === choices[0]?.key);
}

/** One piece, typed once: only its unit is open. */
function isUnitDoubt(ask: PasteAsk): boolean {
  return isOneQuestion(ask) && ask.choices.every(({ typed }) => typed === ask.choices[0]?.typed);
}

/** 逐行看: every line of the block, what does not add up first; a channel splits what is long. */
export function promptPasteLines(turn: Turn, draft: Draft, position: Pasted): void {
  const remarks = [...position.remarks].sort((a, b) => weightOf(a) - weightOf(b));
  const isWarning = (remark: string): boolean => weightOf(remark) < AGREES;
  const lines = [
    ...remarks.filter(isWarning),
    ...linesOf(draft, position),
    ...columnTotals(draft, position),
    ...remarks.filter((remark) => !isWarning(remark)),
  ];
  turn.ask(lines.join("\n"), pasteButtons(position.proposals, false));
}

/** 合计：基本支出384.99，项目支出77.97万元, to be compared with the sheet it was copied from. */
function columnTotals(draft: Draft, { group: id, proposals, codes }: Pasted): string[] {
  const rows = draft.pack.groups.get(id)?.rows;
  if (rows === undefined || codes.length < 2) return [];
  const sheet = draft.sheet();
  const totals = rows.columns.flatMap((column) => {
    const amounts = proposals.flatMap(({ key, answer }) => {
      const isHere = draft.pack.find(key)?.cell?.column === column.cell?.column;
      const yuan = isHere ? yuanOf(answer) : undefined;
      return yuan === undefined ? [] : [yuan];
    });
    if (amounts.length === 0) return [];
    const sum = amounts.reduce((total, yuan) => total.plus(yuan), ZERO);
    return [`${column.label}${formatBare(sheet, sum.toFixed())}`];
  });
  return totals.length === 0 ? [] : [`合计：${totals.join("，")}${moneyUnitOf(sheet)}`];
}

function pasteButtons(proposals: readonly Proposal[], more: boolean): Parameters<Turn["ask"]>[1] {
  return [
    proposals.length === 0 ? [] : [{ label: "全部采用", action: { do: "confirm" } }],
    [
      ...(more ? [{ label: "逐行看", action: { do: "walk" } as const }] : []),
      { label: "取消", action: { do: "cancel" } },
    ],
  ];
}

/** A line an answer; of a repeat group a line a row. */
function linesOf(draft: Draft, { proposals }: Pasted): string[] {
  const lines = new Map<string, string[]>();
  for (const proposal of proposals) {
    const question = draft.pack.find(proposal.key);
    const rows = draft.pack.groups.get(question?.group ?? "")?.rows;
    if (question === undefined || rows === undefined) {
      lines.set(proposal.key, [describe(draft, proposal, nameQuestion(draft, proposal.key))]);
      continue;
    }
    const code = question.cell?.row ?? "";
    const head = `${code} ${draft.sheet().codeName(rows.prefix, code) ?? ""}：`;
    lines.set(head, [...(lines.get(head) ?? []), describe(draft, proposal, question.label)]);
  }
  return [...lines].map(([head, cells]) =>
    head.endsWith("：") ? `${head}${cells.join("，")}` : cells.join("，"),
  );
}

function describe(draft: Draft, proposal: Proposal, name: string): string {
  const question = draft.pack.find(proposal.key);
  if (question === undefined) return "";
  const before = changeOf(draft, proposal);
  const change = before === undefined ? "" : `（原来${before}）`;
  const how = proposal.computed === true ? `（算出：${proposal.typed}）` : "";
  return `${name} ${showAnswer(question, proposal.answer)}${how}${change}`;
}

/** What is stored now, where the proposal says something else. */
function changeOf(draft: Draft, { key, answer }: Proposal): string | undefined {
  const question = draft.pack.find(key);
  const stored = draft.sheet().stored.answer(key);
  if (question === undefined || stored?.state !== "value") return undefined;
  const before = showAnswer(question, stored);
  return before === showAnswer(question, answer) ? undefined : before;
}
