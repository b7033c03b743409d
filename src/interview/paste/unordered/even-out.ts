import type { PairValue } from "../split-pairs.js";

interface Row {
  readonly aligned: boolean;
  readonly values: readonly PairValue[];
}

/** Rows whose cells stand in the same columns. */
export interface EvenRows<R> {
  readonly rows: readonly R[];
  /** Cells of each row. */
  readonly width: number;
  /** Rows with fewer cells that lost their places: which one is missing cannot be told. */
  readonly short: readonly R[];
  /** Columns stood behind the last one that holds anything. */
  readonly hasBlankBehind: boolean;
}

/** Brings rows to one width: columns before the first and behind the last cell that holds anything go. */
export function evenOut<R extends Row>(rows: readonly R[]): EvenRows<R> {
  const given = (row: R): readonly number[] =>
    row.values.flatMap(({ content }, at) => (content === "blank" ? [] : [at]));
  const places = rows.filter(({ aligned }) => aligned).flatMap(given);
  const widest = Math.max(0, ...rows.map(({ values }) => values.length));
  const from = Math.min(widest, ...places);
  const to = Math.max(-1, ...places) + 1;
  const isLoose = rows.every(({ aligned }) => !aligned);
  const width = isLoose ? widest : to - from;
  const even = rows.map((row) => (row.aligned ? cut(row, from, to) : row));
  return {
    rows: even.filter(({ aligned, values }) => aligned || values.length === width),
    width,
    short: even.filter(({ aligned, values }) => !aligned && values.length !== width),
    hasBlankBehind: rows.some(({ aligned, values }) => aligned && values.length > to),
  };
}

function cut<R extends Row>(row: R, from: number, to: number): R {
  return { ...row, values: row.values.slice(from, to) };
}
