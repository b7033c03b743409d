import { foldWidth } from "./labels/label-text.js";
import { contentOf } from "./sheet-cell.js";
import type { SheetColumn } from "./sheet-head.js";

export interface PairValue {
  readonly typed: string;
  /** Its place in the row. */
  readonly at: number;
  readonly content: "blank" | "figure" | "words";
  readonly head: SheetColumn | undefined;
}

/** A label of a sheet's row and the cells behind it. A row may hold several side by side. */
export interface SheetPair {
  readonly code: string;
  readonly label: string;
  /** Place of the first cell in the row. */
  readonly at: number;
  readonly values: readonly PairValue[];
}

interface OpenPair {
  code: string;
  label: string;
  readonly at: number;
  readonly values: PairValue[];
}

export interface PairRules {
  /** The head over a cell, by its place in the row. */
  head(at: number): SheetColumn | undefined;
  isCode(text: string): boolean;
  /** Whether words may answer this label, rather than begin the next pair. */
  takesWords(label: string, head: SheetColumn | undefined): boolean;
}

const CODE = /^\s*\d{3,7}\s*$/;
const ROW_NUMBER = /^\s*\d{1,3}[.、]?\s*$/;

/** Splits a row of cells into labels and what stands behind each. */
export function splitPairs(cells: readonly string[], rules: PairRules): readonly SheetPair[] {
  const pairs: OpenPair[] = [];
  for (const [at, typed] of cells.entries()) {
    const open = pairs.at(-1);
    const head = rules.head(at);
    const content = contentOf(typed);
    if (content === "percent" || head?.holds === "nothing") continue;
    if (content === "blank" && open?.label === "") continue;
    if (content === "words") {
      if (open !== undefined && open.label === "" && open.values.length === 0) open.label = typed;
      else if (open !== undefined && rules.takesWords(open.label, head)) {
        open.values.push({ typed, at, content, head });
      } else pairs.push({ code: "", label: typed, at, values: [] });
      continue;
    }
    const place = placeOf(cells, at, open, rules);
    if (place === "code") pairs.push({ code: foldWidth(typed).trim(), label: "", at, values: [] });
    else if (place === "value" && open !== undefined)
      open.values.push({ typed, at, content, head });
    else if (place === "value" && content === "figure") {
      pairs.push({ code: "", label: "", at, values: [{ typed, at, content, head }] });
    }
  }
  return pairs;
}

/** Whether a cell without words is a code, the number of a row, or a value. */
function placeOf(
  cells: readonly string[],
  at: number,
  open: OpenPair | undefined,
  rules: PairRules,
): "code" | "row-number" | "value" {
  const typed = foldWidth(cells[at] ?? "");
  if (contentOf(typed) === "blank") return "value";
  const isHeadOfLabels = rules.head(at)?.holds === "labels";
  if (isHeadOfLabels && CODE.test(typed)) return "code";
  if (isHeadOfLabels) return "row-number";
  const next = contentOf(cells[at + 1] ?? "");
  const isFirst = open === undefined && cells.slice(0, at).every((cell) => cell.trim() === "");
  if (next === "figure" && isFirst && rules.isCode(typed.trim())) return "code";
  if (next !== "words") return "value";
  const isNext = open === undefined || open.values.length > 0;
  if (CODE.test(typed) && (isNext || rules.isCode(typed.trim()))) return "code";
  return isNext && ROW_NUMBER.test(typed) ? "row-number" : "value";
}
