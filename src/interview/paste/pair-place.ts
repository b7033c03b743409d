import type { BlockUnit } from "./block-unit.js";
import type { Collector } from "./collect-reading.js";
import { isOtherColumn } from "./labels/column-names.js";
import type { SheetRow } from "./follow-head.js";
import type { LabelIndex } from "./labels/label-index.js";
import type { RowInMind } from "./read-sentence.js";
import type { Spot } from "./paste-reading.js";
import type { PairValue, SheetPair } from "./split-pairs.js";
import type { UnorderedRow } from "./unordered/gather-rows.js";

export interface Place {
  readonly row: SheetRow;
  /** Columns of figures in the head above; 0 without a head. */
  readonly headWidth: number;
  /** Without a head: every row has its one figure at the same place behind its label. */
  readonly isOneColumn: boolean;
  readonly unit: BlockUnit;
  readonly label: Pick<Spot, "row" | "coded" | "bare">;
  /** The piece as it is shown when it could not be placed. */
  readonly text: string;
}

export interface PairReading {
  readonly index: LabelIndex;
  readonly collector: Collector;
  readonly mind: RowInMind;
  readonly place: Place;
  /** Gets the rows whose columns nothing names. */
  readonly loose: UnorderedRow[];
}

/** The figure of the head's main column; without a head the only one. */
export function pickMain(
  values: readonly PairValue[],
  { row, headWidth, isOneColumn }: Place,
): PairValue | undefined {
  const given = values.filter((value) => value.content !== "blank");
  const main = given.filter((value) => value.head?.isMain);
  const [first] = main.length > 0 ? main : given;
  if (main.length > 0) return main.length === 1 ? first : undefined;
  if (given.length !== 1) return undefined;
  if (headWidth > 0) {
    if (isOtherColumn(first?.head?.text ?? "")) return undefined;
    return headWidth === 1 || first?.head?.target ? first : undefined;
  }
  return (row.aligned ? isOneColumn : values.length === 1) ? first : undefined;
}

/** What a row without a head keeps until all rows are known. */
export function looseRow(
  { row, text }: Place,
  { at, values }: SheetPair,
): Pick<UnorderedRow, "line" | "text" | "at" | "aligned" | "values"> {
  return { line: row.line, text: text.trim(), at, aligned: row.aligned, values };
}

/** Where figures of a row stand. */
export function spotOf({ row, label }: Place, values: readonly PairValue[]): Spot {
  return { line: row.line, at: values.map(({ at }) => at), ...label };
}
