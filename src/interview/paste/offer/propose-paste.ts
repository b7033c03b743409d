import { formatWanExact } from "../../../amounts/format-money.js";
import type { PasteAsk, Position, Proposal } from "../../../events/chat/chat-events.js";
import type { Group, RowGroup } from "../../../pack/pack.js";
import type { Draft } from "../../draft.js";
import { nameQuestion } from "../../dispatch/find-question.js";
import { tellNotTicked } from "../../dispatch/not-ticked.js";
import type { PasteMatch, PasteReading, PasteTotal } from "../paste-reading.js";
import { codeProblem } from "../../replies/code-problem.js";
import { shorten } from "../../answers/show-answer.js";
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
const REMARK_LENGTH = 60;
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
  reading: PasteReading,
  { message, namesUnit, isFile }: BlockSource,
): Pasted {
  const refused = new Map<string, string>();
  const names: Proposal[] = [];
  const codes: string[] = [];
  const { rows } = group;
  for (const { code, name } of rows === undefined ? [] : reading.codes) {
    const problem = rows === undefined ? undefined : codeProblem(rows, code);
    if (problem !== undefined) {
      refused.set(code, problem);
      continue;
    }
    codes.push(code);
    if (rows !== undefined && name !== undefined && !rows.names.has(code))
      names.push(nameOf(rows, code, name));
  }
  const accepted = reading.matched.filter(
    ({ key }) => !refused.has(draft.pack.find(key)?.cell?.row ?? ""),
  );
  const isOpen = isFile === true && !namesUnit;
  const proven = isOpen ? proveBlockUnit(draft, accepted) : undefined;
  const matched = proven === "元" ? accepted.map(readMatchInYuan) : accepted;
  const findDoubt = isOpen && proven === undefined ? findLargest : findBlockDoubt;
  const block = namesUnit || proven !== undefined ? undefined : findDoubt(draft, matched);
  const doubts = block === undefined ? findUnitDoubts(draft, matched) : [];
  const isAsked = doubts.length <= MOST_DOUBTS_ASKED;
  const asks = [
    ...(block === undefined ? [] : [askBlockUnit(draft, block)]),
    ...asksOf(draft, reading),
    ...(isAsked ? doubts.map(askUnit(draft)) : []),
  ];
  const doubtful = new Set(doubts.map(({ match }) => match));
  const proposals = [
    ...names,
    ...matched.filter((match) => !doubtful.has(match)).map((match) => toProposal(match)),
  ];
  const remarks = [
    ...refused.values(),
    ...(isAsked ? [] : doubts.map(tellUnit(draft))),
    // Sums are told in the unit that is still to be chosen.
    ...remarksOn(
      draft,
      block === undefined && proven !== "元" ? reading : { ...reading, totals: [] },
    ),
  ];
  const shown = remarks.slice(0, REMARKS_KEPT);
  if (remarks.length > shown.length) shown.push(`还有${remarks.length - shown.length}处没看懂。`);
  return {
    at: "paste",
    group: group.id,
    proposals,
    codes,
    remarks: shown,
    ...(asks.length === 0 ? {} : { asks }),
    message,
  };
}

function nameOf(rows: RowGroup, code: string, name: string): Proposal {
  const key = `${rows.prefix}.${code}.${rows.nameColumn}`;
  return { key, answer: { state: "value", value: { kind: "text", text: name } }, typed: name };
}

function toProposal({ key, typed, value, computed }: PasteMatch): Proposal {
  const answer = { state: "value", value } as const;
  return { key, answer, typed, ...(computed === true ? { computed } : {}) };
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

function remarksOn(draft: Draft, reading: PasteReading): string[] {
  return [
    ...(reading.contradictions ?? []).map(
      ({ label, says, follows }) => `⚠ ${label}：文中${says}，按文中的数应是${follows}。`,
    ),
    ...reading.totals.map(tellTotal),
    ...reading.conflicts
      .filter(({ given }) => given.some(({ value }) => value.kind === "text"))
      .map(({ label }) => `“${label}”有两段话，没有采用。`),
    ...reading.ambiguous.flatMap(({ text, keys, choices = [] }) => {
      if (choices.length > 0) return [];
      const names = keys.slice(0, 3).map((key) => nameQuestion(draft, key));
      return [`“${shorten(text, REMARK_LENGTH)}”可能是${names.join("或")}，没有采用。`];
    }),
    ...(reading.lacking ?? []).map(({ key, typed }) => {
      const why = tellNotTicked(draft, key) ?? "这一项现在不用填";
      return `${nameQuestion(draft, key)} ${shorten(typed, REMARK_LENGTH)}：${why}，没有采用。`;
    }),
    ...reading.unread.map((piece) => `没看懂：${shorten(piece, REMARK_LENGTH)}`),
  ];
}

function tellTotal(total: PasteTotal): string {
  const column = total.column === undefined ? "" : `（${total.column}）`;
  const written = `${total.label}${column}${formatWanExact(total.yuan)}万元`;
  if (total.agrees) return `${written}，与各项之和一致 ✅`;
  const gap = formatWanExact(total.difference).replace("-", "");
  return `⚠ ${written}，各项加起来是${formatWanExact(total.sum)}万元，差${gap}万元。`;
}
