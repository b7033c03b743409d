import type { Choice } from "../turn.js";

/** Two buttons a row. */
export function inPairs(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += 2)
    rows.push(choices.slice(index, index + 2));
  return rows;
}
