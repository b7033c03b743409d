import { type Collector, createCollector } from "../collect-reading.js";
import type {
  PasteOrder,
  PasteReading,
  PasteRefusal,
  PasteUnordered,
  RefusalReason,
} from "../paste-reading.js";
import type { PasteTarget } from "../paste-target.js";
import type { PairValue } from "../split-pairs.js";
import { arrangements } from "./arrange.js";
import { evenOut } from "./even-out.js";

/** A row of several figures over which no head stands. */
export interface UnorderedRow {
  readonly line: number;
  readonly text: string;
  /** Place of its label. */
  readonly at: number;
  /** Blank cells keep their place. */
  readonly aligned: boolean;
  readonly values: readonly PairValue[];
  /** Columns its figures may stand in, in the order asked; none where one question has several figures. */
  readonly columns: readonly UnorderedColumn[];
  /** Takes what a cell says in a column. @returns false where the row has no such question */
  put(collector: Collector, value: PairValue, column: string): boolean;
}

export interface UnorderedColumn {
  readonly id: string;
  readonly label: string;
}

/** Digits with spaces between may be one number: 4 629 600. */
const GROUPS = /^\d{3}(?:\.\d+)?$/;

/** Joins rows that have the same columns: what their figures are is one question. */
export function gatherRows(
  rows: readonly UnorderedRow[],
  targets: readonly PasteTarget[],
): Required<Pick<PasteReading, "unordered" | "refused">> {
  const byColumns = new Map<string, UnorderedRow[]>();
  for (const row of rows) {
    // Of two tables side by side each has columns of its own.
    const side = row.aligned ? `at ${String(row.at)}` : "";
    const id = `${side} ${row.columns.map((column) => column.id).join(" ")}`;
    byColumns.set(id, [...(byColumns.get(id) ?? []), row]);
  }
  const unordered: PasteUnordered[] = [];
  const refused: PasteRefusal[] = [];
  for (const alike of byColumns.values()) {
    const { rows: whole, short, width } = evenOut(alike);
    refused.push(...short.map(refuse("short")));
    const [first] = whole;
    if (first === undefined) continue;
    const orders = whole.some(isGrouped) ? [] : ordersOf(whole, width, targets);
    if (orders.length === 0) {
      refused.push(...whole.map(refuse("no-head")));
    } else {
      unordered.push({ text: first.text, lines: whole.map(({ line }) => line), orders });
    }
  }
  return { unordered, refused };
}

/** Of rows: why none of their figures was taken. */
export function refuse(
  why: RefusalReason,
): (row: Pick<UnorderedRow, "text" | "line">) => PasteRefusal {
  return ({ text, line }) => ({ text, line, why });
}

function isGrouped({ values }: UnorderedRow): boolean {
  const [first, ...rest] = values.map(({ typed }) => typed.trim());
  return /^\d{1,3}$/.test(first ?? "") && rest.length > 0 && rest.every((one) => GROUPS.test(one));
}

function ordersOf(
  rows: readonly UnorderedRow[],
  width: number,
  targets: readonly PasteTarget[],
): readonly PasteOrder[] {
  const { columns = [] } = rows[0] ?? {};
  const orders =
    columns.length === 0
      ? picks(rows, width, targets)
      : (arrangements(columns, width) ?? []).map((order) => ({
          columns: order.map(({ label }) => label),
          reading: readIn(rows, targets, order),
        }));
  return withoutTwins(orders);
}

/** One question a row: which of its figures is meant. */
function picks(
  rows: readonly UnorderedRow[],
  width: number,
  targets: readonly PasteTarget[],
): readonly PasteOrder[] {
  return Array.from({ length: width }, (_, at) => {
    const example = rows.map(({ values }) => values[at]).find((one) => one?.content === "figure");
    const order = Array.from({ length: width }, (__, place) =>
      place === at ? { id: "", label: "" } : undefined,
    );
    return {
      columns: [`第${String(at + 1)}个（${example?.typed.trim() ?? ""}）`],
      reading: readIn(rows, targets, order),
    };
  }).filter(({ reading }) => reading.matched.length > 0);
}

function readIn(
  rows: readonly UnorderedRow[],
  targets: readonly PasteTarget[],
  order: readonly (UnorderedColumn | undefined)[],
): PasteOrder["reading"] {
  const collector = createCollector(targets);
  for (const row of rows) {
    for (const [at, column] of order.entries()) {
      const value = row.values[at];
      if (column === undefined || value === undefined || value.content === "blank") continue;
      if (!row.put(collector, value, column.id)) collector.addUnread(`${row.text}：${value.typed}`);
    }
  }
  return collector.finish();
}

/** Two orders that answer the same are one. */
export function withoutTwins(orders: readonly PasteOrder[]): readonly PasteOrder[] {
  const seen = new Set<string>();
  return orders.filter(({ reading: { matched } }) => {
    const id = JSON.stringify(matched.map(({ key, value }) => [key, value]).sort());
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
