import { formatWanExact } from "../../../amounts/format-money.js";
import { explainProblem } from "../../../amounts/problem-text.js";
import { nameQuestion } from "../../dispatch/find-question.js";
import { tellNotTicked } from "../../dispatch/not-ticked.js";
import type { Draft } from "../../draft.js";
import { shorten } from "../../answers/show-answer.js";
import type {
  PasteOrder,
  PasteReading,
  PasteRefusal,
  PasteTotal,
  RefusalReason,
} from "../paste-reading.js";
import type { SettledReading } from "./settle-orders.js";

/** Characters of a piece as it is shown. */
export const REMARK_LENGTH = 60;

/** What there is to say of a block beside what it proposes and asks. */
export function remarksOn(draft: Draft, reading: SettledReading): string[] {
  return [
    ...(reading.contradictions ?? []).map(
      ({ label, says, follows }) => `⚠ ${label}：文中${says}，按文中的数应是${follows}。`,
    ),
    ...reading.taken.map((columns) => `没有表头，几个数依次是${columns}。`),
    ...reading.totals.map(tellTotal),
    ...reading.conflicts
      .filter(({ given }) => given.some(({ value }) => value.kind === "text"))
      .map(({ label }) => `“${label}”有两段话，没有采用。`),
    ...reading.ambiguous.flatMap(({ text, keys, choices = [] }) => {
      if (choices.length > 0) return [];
      const names = keys.slice(0, 3).map((key) => nameQuestion(draft, key));
      return [`“${shorten(text, REMARK_LENGTH)}”可能是${names.join("或")}，没有采用。`];
    }),
    ...(reading.refused ?? []).map(tellRefused),
    ...tellLacking(draft, reading),
    ...tellUnread(reading),
  ];
}

/** The same for rows whose columns are still to be told. */
export function remarksOnOrder(draft: Draft, order: PasteOrder["reading"]): readonly string[] {
  return [
    ...order.totals.map(tellTotal),
    ...order.conflicts.map(({ label }) => `“${label}”有两个数，没有采用。`),
    ...tellLacking(draft, order),
    ...tellUnread(order),
  ];
}

function tellLacking(draft: Draft, { lacking = [] }: Pick<PasteReading, "lacking">): string[] {
  return lacking.map(({ key, typed }) => {
    const why = tellNotTicked(draft, key) ?? "这一项现在不用填";
    return `${nameQuestion(draft, key)} ${shorten(typed, REMARK_LENGTH)}：${why}，没有采用。`;
  });
}

/** 没看懂“印刷费 约2”，要准数，例：462.96。 */
function tellUnread({
  unread,
  unreadAt = [],
}: Pick<PasteReading, "unread" | "unreadAt">): string[] {
  return unread.map((piece) => {
    const problem = unreadAt.find(({ text }) => text === piece)?.problem;
    return problem === undefined
      ? `没看懂：${shorten(piece, REMARK_LENGTH)}`
      : explainProblem(problem, piece);
  });
}

/** Why nothing of a block was taken, where that is known: its first reasons. */
export function tellNothing(reading: PasteReading): readonly string[] {
  const known = (reading.unreadAt ?? []).filter(({ problem }) => problem !== undefined);
  const unread = known.map(({ text }) => text);
  return [...(reading.refused ?? []).map(tellRefused), ...tellUnread({ ...reading, unread })];
}

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  short: "比别的行少了数，不知道空的是哪一栏，没有采用，空的请写0再贴。",
  uneven: "项数和个数对不上，没有采用，请一项一个数地写。",
  class: "由各科目的基本支出和项目支出合计，不直接采用。",
  column: "这一栏这里不用填，没有采用。",
  "no-head": "有几个数，看不出各是哪一栏，没有采用，请连表头一起贴。",
};

function tellRefused({ text, why }: PasteRefusal): string {
  return `“${shorten(text, REMARK_LENGTH)}”${REFUSALS[why]}`;
}

function tellTotal(total: PasteTotal): string {
  const column = total.column === undefined ? "" : `（${total.column}）`;
  const written = `${total.label}${column}${formatWanExact(total.yuan)}万元`;
  if (total.agrees) return `${written}，与各项之和一致 ✅`;
  const gap = formatWanExact(total.difference).replace("-", "");
  return `⚠ ${written}，各项加起来是${formatWanExact(total.sum)}万元，差${gap}万元。`;
}
