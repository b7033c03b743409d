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
  const aligned = rows.filter((row) => row.aligned);
  const places = aligned.flatMap(({ values }) =>
    values.flatMap(({ content, at }) => (content === "blank" ? [] : [at])),
  );
  const from = Math.min(...places);
  const to = Math.max(...places);
  const isLoose = places.length === 0;
  const width = isLoose ? Math.max(0, ...rows.map(({ values }) => values.length)) : to - from + 1;
  const even = rows.map((row) => (row.aligned && !isLoose ? cut(row, from, width) : row));
  return {
    rows: even.filter(({ values }) => values.length === width),
    width,
    short: even.filter(({ values }) => values.length !== width),
    hasBlankBehind: aligned.some(({ values }) => values.some(({ at }) => at > to)),
  };
}

function cut<R extends Row>(row: R, from: number, width: number): R {
  const values = Array.from({ length: width }, (_, place): PairValue => {
    const at = from + place;
    const blank = { typed: "", at, content: "blank", head: undefined } as const;
    return row.values.find((value) => value.at === at) ?? blank;
  });
  return { ...row, values };
}
