import { isSameValue } from "../../../amounts/same-answer.js";
import type { Group } from "../../../pack/pack.js";
import type { Draft } from "../../draft.js";
import { columnsText } from "../../prompts/prompt-rows.js";
import { isLabelHead } from "../block-words.js";
import { isSameMatch } from "../collect-reading.js";
import type { PasteOrder, PasteReading, PasteUnordered } from "../paste-reading.js";

/** 可从Excel复制“项目、预算数、决算数”贴来。 */
const IN_QUOTES = /“([^”]+)”/;

/** A reading in which only those orders are left that a press must choose between. */
export interface SettledReading extends PasteReading {
  readonly pending: readonly PasteUnordered[];
  /** Columns that were taken without a head, a table each. */
  readonly taken: readonly string[];
}

/**
 * Takes the order of rows without a head where it is certain: the group that is being filled names these columns, or
 * what is stored fits one order only.
 *
 * @param asked the group whose form the block answers; undefined where the block was no reply to it
 */
export function settleOrders(
  draft: Draft,
  reading: PasteReading,
  asked: Group | undefined,
): SettledReading {
  let settled = reading;
  const pending: PasteUnordered[] = [];
  const taken: string[] = [];
  for (const rows of reading.unordered ?? []) {
    const orders = fitting(draft, rows.orders);
    const [order, ...others] = orders;
    const isForm = asked !== undefined && isNamedBy(draft, asked, rows);
    const isCertain = others.length === 0 && orders.length < rows.orders.length;
    if (order !== undefined && (isCertain || (isForm && order === rows.orders[0]))) {
      settled = join(settled, order.reading);
      taken.push(order.columns.join("、"));
    } else pending.push({ ...rows, orders });
  }
  return { ...settled, pending, taken };
}

/** Orders that contradict nothing stored, where one of these is borne out by it; else all. */
function fitting(draft: Draft, orders: readonly PasteOrder[]): readonly PasteOrder[] {
  const { stored } = draft.sheet();
  const weighed = orders.map((order) => {
    const known = order.reading.matched.flatMap(({ key, value }) => {
      const answer = stored.answer(key);
      if (answer?.state !== "value") return [];
      return [isSameValue(answer.value, value)];
    });
    return { order, fits: known.every(Boolean), isBorneOut: known.includes(true) };
  });
  const left = weighed.filter(({ fits }) => fits);
  const isKnown = left.some(({ isBorneOut }) => isBorneOut);
  return isKnown ? left.map(({ order }) => order) : orders;
}

/** Whether the group asked for just these columns, and no total of theirs may be meant. */
function isNamedBy(draft: Draft, group: Group, { orders }: PasteUnordered): boolean {
  const [first] = orders;
  const [match] = first?.reading.matched ?? [];
  if (first === undefined || match === undefined) return false;
  if (draft.pack.find(match.key)?.group !== group.id) return false;
  if (orders.some(({ columns }) => columns.includes("合计"))) return false;
  if (group.rows !== undefined && columnsText(draft, group.rows) === first.columns.join("、"))
    return true;
  const words = IN_QUOTES.exec(group.intro ?? "")?.[1]?.split("、") ?? [];
  const form = words.filter((word) => !isLabelHead(word));
  return (
    form.length === first.columns.length &&
    first.columns.every((label, at) => namesOf(group, label).includes(form[at] ?? ""))
  );
}

/** Everything a column is called. */
function namesOf({ rows }: Group, label: string): readonly string[] {
  return [label, ...(rows?.columns.find((column) => column.label === label)?.aliases ?? [])];
}

function join(reading: PasteReading, order: PasteOrder["reading"]): PasteReading {
  const clashing = order.matched.filter((one) =>
    reading.matched.some((other) => other.key === one.key && !isSameMatch(other, one)),
  );
  const keys = new Set(order.matched.map(({ key }) => key));
  const conflicts = clashing.map(({ key }) => ({
    key,
    label: key,
    given: [...reading.matched, ...order.matched].filter((one) => one.key === key),
  }));
  const disputed = new Set(clashing.map(({ key }) => key));
  return {
    ...reading,
    matched: [
      ...reading.matched.filter(({ key }) => !keys.has(key)),
      ...order.matched.filter(({ key }) => !disputed.has(key)),
    ],
    totals: [...reading.totals, ...order.totals],
    conflicts: [...reading.conflicts, ...order.conflicts, ...conflicts],
    unread: [...reading.unread, ...order.unread],
    lacking: [...(reading.lacking ?? []), ...(order.lacking ?? [])],
  };
}
