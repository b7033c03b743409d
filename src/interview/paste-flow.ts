import { formatWanExact } from "../amounts/format-money.js";
import type { Position, Proposal } from "../events/chat-events.js";
import type { Group, RowGroup } from "../pack/pack.js";
import { echoConsequences } from "./answer-key.js";
import type { Draft } from "./draft.js";
import { nameQuestion } from "./find-question.js";
import { moneyUnitOf } from "./money-unit.js";
import { positionAtEnd, positionIn } from "./navigate.js";
import { isPlainAnswer, looksLikeBlock } from "./paste/looks-like-block.js";
import type { PasteReading, PasteTotal } from "./paste/paste-reading.js";
import { looksLikeCodeTable, readCodeTable } from "./paste/read-code-table.js";
import { readPaste } from "./paste/read-paste.js";
import { readReport } from "./paste/read-report.js";
import { everyTargetOf, mayBeAsked, targetsOf } from "./paste-targets.js";
import { recordAnswer } from "./record-answer.js";
import { isOutsized } from "./replies/outsized.js";
import { addRow, codeProblem } from "./rows.js";
import { positionResumed } from "./resume.js";
import { settle } from "./settle.js";
import type { Turn } from "./turn.js";

type Pasted = Extract<Position, { at: "paste" }>;

const REMARKS_KEPT = 12;
const REMARK_LENGTH = 60;

/**
 * Reads a pasted block for one group and shows what it would change. Nothing is stored before a yes.
 *
 * @returns whether the text was a block
 */
export function readBlock(
  turn: Turn,
  draft: Draft,
  group: Group,
  paste: { readonly text: string; readonly messageId: string },
): boolean {
  // A plain answer is told from a block without looking at a single question.
  if (isPlainAnswer(paste.text)) return false;
  const here =
    group.rows === undefined
      ? readLines(turn, draft, group, paste.text)
      : readTable(draft, group.rows, paste.text);
  const reading = isWhole(here) ? here : (readEverywhere(turn, draft, group, paste.text) ?? here);
  if (reading === undefined || reading.matched.length === 0) return false;
  const { position } = turn;
  const resume = "resume" in position ? position.resume : undefined;
  turn.position = {
    ...toPosition(draft, group, reading, paste.messageId),
    ...(resume === undefined ? {} : { resume }),
  };
  return true;
}

/** Nothing is left that another group could make something of. */
function isWhole(here: PasteReading | undefined): boolean {
  return here !== undefined && here.matched.length > 0 && here.unread.length === 0;
}

/** The block as the whole report reads it, where that is more than the group at hand made of it. */
function readEverywhere(
  turn: Turn,
  draft: Draft,
  group: Group,
  text: string,
): PasteReading | undefined {
  const asked =
    turn.position.at === "question" ? draft.pack.find(turn.position.key)?.kind : undefined;
  // What is written as a text may name figures of any group.
  if (asked === "text" || asked === "list") return undefined;
  if (namesOtherYear(text, draft.report.year)) return undefined;
  const groups = [...draft.pack.groups.values()]
    .filter((one) => !one.portrait && one.rows === undefined)
    .map((one) => ({
      id: one.id,
      title: one.title,
      place: one.place,
      targets: everyTargetOf(draft, one),
    }));
  const unit = moneyUnitOf(draft.sheet());
  const everything = readReport({ text, groups, here: group.id, unit });
  const isAsked = (key: string): boolean => {
    const question = draft.pack.find(key);
    return question !== undefined && mayBeAsked(draft, question);
  };
  const reading = {
    ...everything,
    matched: everything.matched.filter(({ key }) => isAsked(key)),
    unread: [
      ...everything.unread,
      ...everything.matched.flatMap(({ key, typed }) =>
        isAsked(key) ? [] : [`${nameQuestion(draft, key)} ${typed}（本单位没有这一项）`],
      ),
    ],
  };
  const others = reading.matched.filter(({ key }) => draft.pack.find(key)?.group !== group.id);
  const isBlock = reading.matched.length > 1 && reading.matched.length >= reading.unread.length;
  return isBlock && others.length > 0 ? reading : undefined;
}

/** The figures of another year's report are none of this one's. */
function namesOtherYear(text: string, year: string): boolean {
  return [...text.matchAll(/(20\d\d)\s*年/g)].some(([, named]) => named !== year);
}

function readLines(turn: Turn, draft: Draft, group: Group, text: string): PasteReading | undefined {
  const asked =
    turn.position.at === "question" ? draft.pack.find(turn.position.key)?.kind : undefined;
  // Where a text is asked for, only several lines can be anything else.
  if ((asked === "text" || asked === "list") && !text.trim().includes("\n")) return undefined;
  const targets = targetsOf(draft, group);
  if (!looksLikeBlock(text, targets, asked)) return undefined;
  return readPaste(text, targets, moneyUnitOf(draft.sheet()));
}

function readTable(draft: Draft, rows: RowGroup, text: string): PasteReading | undefined {
  if (!looksLikeCodeTable(text, rows)) return undefined;
  return readCodeTable(text, rows, moneyUnitOf(draft.sheet()));
}

function toPosition(draft: Draft, group: Group, reading: PasteReading, message: string): Pasted {
  const { rows } = group;
  const refused = new Map<string, string>();
  const proposals: Proposal[] = [];
  const codes: string[] = [];
  for (const { code, name } of rows === undefined ? [] : reading.codes) {
    const problem = rows === undefined ? undefined : codeProblem(rows, code);
    if (problem !== undefined) {
      refused.set(code, problem);
      continue;
    }
    codes.push(code);
    if (rows === undefined || name === undefined || rows.names.has(code)) continue;
    const key = `${rows.prefix}.${code}.${rows.nameColumn}`;
    proposals.push({
      key,
      answer: { state: "value", value: { kind: "text", text: name } },
      typed: name,
    });
  }
  const outsized: string[] = [];
  for (const { key, typed, value } of reading.matched) {
    if (refused.has(draft.pack.find(key)?.cell?.row ?? "")) continue;
    if (value.kind === "money" && isOutsized(draft.report, value.yuan, key)) {
      outsized.push(
        `${nameQuestion(draft, key)}“${typed}”比已填的最大数还大1000倍，没有采用，请看单位。`,
      );
      continue;
    }
    proposals.push({ key, answer: { state: "value", value }, typed });
  }
  const remarks = [...refused.values(), ...outsized, ...remarksOn(draft, reading)];
  const shown = remarks.slice(0, REMARKS_KEPT);
  if (remarks.length > shown.length) shown.push(`还有${remarks.length - shown.length}处没看懂。`);
  return { at: "paste", group: group.id, proposals, codes, remarks: shown, message };
}

function remarksOn(draft: Draft, reading: PasteReading): string[] {
  const cut = (text: string): string => Array.from(text).slice(0, REMARK_LENGTH).join("");
  return [
    ...reading.totals.map(tellTotal),
    ...reading.conflicts.map(
      (conflict) => `“${conflict.label}”有两个数：${conflict.typed.join("、")}，没有采用。`,
    ),
    ...reading.ambiguous.map((one) => {
      const names = one.keys.slice(0, 3).map((key) => nameQuestion(draft, key));
      return `“${cut(one.text)}”可能是${names.join("或")}，没有采用。`;
    }),
    ...reading.unread.map((piece) => `没看懂：${cut(piece)}`),
  ];
}

function tellTotal(total: PasteTotal): string {
  const column = total.column === undefined ? "" : `（${total.column}）`;
  const written = `${total.label}${column}${formatWanExact(total.yuan)}万元`;
  if (total.agrees) return `${written}，与各项之和一致 ✅`;
  const gap = formatWanExact(total.difference).replace("-", "");
  return `⚠ ${written}，各项加起来是${formatWanExact(total.sum)}万元，差${gap}万元。`;
}

/** 全部采用: all of it or nothing. */
export function applyPaste(turn: Turn, draft: Draft, position: Pasted): void {
  const group = draft.pack.groups.get(position.group);
  if (group === undefined) return;
  if (position.proposals.some(({ key }) => draft.pack.find(key) === undefined)) {
    turn.say("题目换了新版，刚才贴的没有采用，请再贴一次。");
    turn.position = afterPaste(draft, group);
    return;
  }
  for (const code of position.codes) addRow(draft, group, code);
  for (const proposal of position.proposals) {
    recordAnswer(turn, draft, proposal.key, proposal.answer, {
      via: "pasted",
      typed: proposal.typed,
      ...(position.message === undefined ? {} : { messageId: position.message }),
    });
  }
  const consequences = settle(draft);
  const marked = echoConsequences(draft, { ...consequences, computed: [] });
  turn.say(`已记录${position.proposals.length}项 ✅${marked}`);
  turn.position =
    position.resume === undefined
      ? afterPaste(draft, group)
      : positionResumed(draft, position.resume);
}

/** A sparse group asks whether that was all; another goes on with what is still open in it. */
function afterPaste(draft: Draft, group: Group): Position {
  if (group.sparse) return positionAtEnd(draft, group);
  return positionIn(draft, group) ?? positionAtEnd(draft, group);
}
