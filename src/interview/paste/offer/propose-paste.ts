import type { PasteAsk, Position, Proposal } from "../../../events/chat/chat-events.js";
import type { Group, RowGroup } from "../../../pack/pack.js";
import type { Draft } from "../../draft.js";
import { nameQuestion } from "../../dispatch/find-question.js";
import type { PasteMatch, PasteReading, PasteUnordered } from "../paste-reading.js";
import { codeProblem } from "../../replies/code-problem.js";
import { shorten } from "../../answers/show-answer.js";
import { askOrder } from "./ask-orders.js";
import type { SettledReading } from "./settle-orders.js";
import { REMARK_LENGTH, remarksOn, remarksOnOrder } from "./tell-reading.js";
import { toProposal } from "./to-proposal.js";
import {
  findBlockDoubt,
  findLargest,
  findUnitDoubts,
  proveBlockUnit,
  readMatchInYuan,
  type UnitDoubt,
} from "./unit-doubts.js";

type Pasted = Extract<Position, { at: "paste" }>;

const REMARKS_KEPT = 60;
/** More of them at once are a block in another unit: told, with no question about each. */
const MOST_DOUBTS_ASKED = 3;

interface BlockSource {
  readonly message: string;
  readonly namesUnit: boolean;
  readonly isFile?: true;
}

/** What a block was read as, as it waits for a yes: what to ask first, what to take over, what to tell. */
export function proposePaste(
  draft: Draft,
  group: Group,
  reading: SettledReading,
  { message, namesUnit, isFile }: BlockSource,
): Pasted {
  const { names, codes, refused } = weighCodes(group, reading);
  const isRefused = ({ key }: PasteMatch): boolean => refused.has(codeOf(draft, key) ?? "");
  const accepted = reading.matched.filter((one) => !isRefused(one));
  const loose = reading.pending.map((rows) => withoutRefused(rows, isRefused));
  const all = [...accepted, ...loose.flatMap(({ orders }) => orders[0]?.reading.matched ?? [])];
  const isOpen = isFile === true && !namesUnit;
  const proven = isOpen ? proveBlockUnit(draft, all) : undefined;
  const isInYuan = proven === "元";
  const matched = isInYuan ? accepted.map(readMatchInYuan) : accepted;
  const pending = isInYuan ? loose.map(readOrdersInYuan) : loose;
  const findDoubt = isOpen && proven === undefined ? findLargest : findBlockDoubt;
  const block = namesUnit || proven !== undefined ? undefined : findDoubt(draft, all);
  const { sure, asks: doubts, remarks: large } = weighUnits(draft, matched, block === undefined);
  const rowsOf = (answers: readonly PasteMatch[]): readonly string[] => {
    const rows = new Set(answers.map(({ key }) => codeOf(draft, key)));
    return codes.filter((code) => rows.has(code));
  };
  const proposalsOf = (answers: readonly PasteMatch[]): readonly Proposal[] => [
    ...rowsOf(answers).flatMap((code) => names.get(code) ?? []),
    ...answers.map(toProposal),
  ];
  const orders = pending.map((rows) =>
    askOrder(rows, {
      remarks: (order) => remarksOnOrder(draft, order),
      codes: ({ matched: answers }) => rowsOf(answers),
      proposals: ({ matched: answers }) => proposalsOf(answers),
    }),
  );
  const asks = [
    ...(block === undefined ? [] : [askBlockUnit(draft, block)]),
    ...orders.filter(({ choices }) => choices.length > 0),
    ...asksOf(draft, reading),
    ...doubts,
  ];
  const remarks = [
    ...refused.values(),
    ...large,
    ...orders.flatMap(({ choices, text }) => (choices.length === 0 ? [`没有采用：${text}`] : [])),
    // Sums are told in the unit that is still to be chosen.
    ...remarksOn(draft, block === undefined && !isInYuan ? reading : { ...reading, totals: [] }),
  ];
  const shown = remarks.slice(0, REMARKS_KEPT);
  if (remarks.length > shown.length) shown.push(`还有${remarks.length - shown.length}处没看懂。`);
  return {
    at: "paste",
    group: group.id,
    proposals: proposalsOf(sure),
    codes: rowsOf(matched),
    remarks: shown,
    ...(asks.length === 0 ? {} : { asks }),
    message,
  };
}

/** Codes of a repeat group: those that may be rows, names the pack does not know, and why the others may not. */
function weighCodes(
  { rows }: Group,
  reading: PasteReading,
): {
  readonly names: ReadonlyMap<string, Proposal>;
  readonly codes: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
} {
  const refused = new Map<string, string>();
  const names = new Map<string, Proposal>();
  const codes: string[] = [];
  for (const { code, name } of rows === undefined ? [] : reading.codes) {
    const problem = rows === undefined ? undefined : codeProblem(rows, code);
    if (problem !== undefined) {
      refused.set(code, problem);
      continue;
    }
    codes.push(code);
    if (rows !== undefined && name !== undefined && !rows.names.has(code))
      names.set(code, nameOf(rows, code, name));
  }
  return { names, codes, refused };
}

function codeOf(draft: Draft, key: string): string | undefined {
  return draft.pack.find(key)?.cell?.row;
}

function withoutRefused(
  rows: PasteUnordered,
  isRefused: (match: PasteMatch) => boolean,
): PasteUnordered {
  const orders = rows.orders.map(({ columns, reading }) => ({
    columns,
    reading: { ...reading, matched: reading.matched.filter((one) => !isRefused(one)) },
  }));
  return { ...rows, orders };
}

/** Sums are not told in the unit they were compared in. */
function readOrdersInYuan(rows: PasteUnordered): PasteUnordered {
  const orders = rows.orders.map(({ columns, reading }) => ({
    columns,
    reading: { ...reading, matched: reading.matched.map(readMatchInYuan), totals: [] },
  }));
  return { ...rows, orders };
}

/** Amounts that are surely meant so, and what to ask or to tell of the others. */
export function weighUnits(
  draft: Draft,
  matched: readonly PasteMatch[],
  isOpen = true,
): {
  readonly sure: readonly PasteMatch[];
  readonly asks: readonly PasteAsk[];
  readonly remarks: readonly string[];
} {
  const doubts = isOpen ? findUnitDoubts(draft, matched) : [];
  const isAsked = doubts.length <= MOST_DOUBTS_ASKED;
  const doubtful = new Set(doubts.map(({ match }) => match));
  return {
    sure: matched.filter((match) => !doubtful.has(match)),
    asks: isAsked ? doubts.map(askUnit(draft)) : [],
    remarks: isAsked ? [] : doubts.map(tellUnit(draft)),
  };
}

function nameOf(rows: RowGroup, code: string, name: string): Proposal {
  const key = `${rows.prefix}.${code}.${rows.nameColumn}`;
  return { key, answer: { state: "value", value: { kind: "text", text: name } }, typed: name };
}

/** What a press can settle: a piece that may be one of several, a question given two figures. */
function asksOf(draft: Draft, { ambiguous, conflicts }: PasteReading): readonly PasteAsk[] {
  return [
    ...ambiguous.flatMap(({ text, choices = [] }) => {
      const usable = choices.filter(({ key }) => draft.pack.find(key) !== undefined);
      return usable.length === 0
        ? []
        : [{ text: shorten(text, REMARK_LENGTH), choices: usable.map(toProposal) }];
    }),
    ...conflicts
      .filter(({ given }) => given.every(({ value }) => value.kind !== "text"))
      .map(({ key, given }) => ({
        text: nameQuestion(draft, key),
        choices: given.map(toProposal),
      })),
  ];
}

function askUnit(draft: Draft): (doubt: UnitDoubt) => PasteAsk {
  return ({ match, readings }) => ({
    text: shorten(`${nameQuestion(draft, match.key)} ${match.typed}`, REMARK_LENGTH),
    choices: readings.map((value) => toProposal({ ...match, value })),
  });
}

function askBlockUnit(draft: Draft, choices: readonly PasteMatch[]): PasteAsk {
  const [{ key, typed } = { key: "", typed: "" }] = choices;
  const text = shorten(`${nameQuestion(draft, key)} ${typed}`, REMARK_LENGTH);
  return { text, choices: choices.map(toProposal), unit: true };
}

function tellUnit(draft: Draft): (doubt: UnitDoubt) => string {
  return ({ match: { key, typed } }) =>
    `⚠ ${nameQuestion(draft, key)}“${typed}”比其他的大很多，没有采用，请看单位。`;
}
