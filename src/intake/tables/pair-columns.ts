import { isTotalWord } from "../../interview/paste/block-words.js";
import { CODE_KEY, type Stack } from "./head-stacks.js";

/**
 * Pairs the columns of a table with those of a sheet by the words over them: first in their order, then what stands
 * elsewhere and is called so alone. What its upper head tells to be another column is never paired.
 *
 * @param needsAll columns of one name are told by nothing but their order: with one too few or too many no such is paired
 * @returns column of the table -> column of the sheet
 */
export function pairColumns(
  wanted: readonly Stack[],
  given: readonly Stack[],
  { needsAll }: { readonly needsAll: boolean },
): ReadonlyMap<number, number> {
  const plain = scoreOf(wanted, given);
  const isComplete = !needsAll || wanted.every((stack) => hasAll(stack, wanted, given));
  const score: Score = isComplete
    ? plain
    : (i, j) => (isTold(wanted[i] ?? [], given[j] ?? [], wanted) ? plain(i, j) : 0);
  const columns = pairInOrder(wanted.length, given.length, score);
  for (;;) {
    const pair = findLoose({ wanted, given, score }, columns);
    if (pair === undefined) return columns;
    columns.set(...pair);
  }
}

type Score = (wanted: number, given: number) => number;

/** How well two columns agree, 0 for none of each other. */
function scoreOf(wanted: readonly Stack[], given: readonly Stack[]): Score {
  const foreign = wanted.map((stack) => foreignWords(stack, wanted));
  return (i, j) => {
    const [stack, other] = [wanted[i] ?? [], given[j] ?? []];
    const leaf = stack.at(-1);
    if (leaf === undefined || !other.includes(leaf)) return 0;
    if (other.some((word) => foreign[i]?.has(word) === true)) return 0;
    const above = stack.slice(0, -1).filter((word) => other.includes(word)).length;
    if (other.at(-1) === leaf) return 4 + above;
    // 财政拨款收入 over several columns: which of them is it?
    const isOnly = given.filter((one) => one.includes(leaf)).length === 1;
    const isSum = isTotalWord(other.at(-1) ?? "");
    return isOnly || isSum || leaf === CODE_KEY ? 1 + above : 0;
  };
}

/** Whether a sheet has as many columns of one name as the table. */
function hasAll(stack: Stack, wanted: readonly Stack[], given: readonly Stack[]): boolean {
  const count = (all: readonly Stack[]): number =>
    all.filter((one) => one.at(-1) === stack.at(-1)).length;
  return count(given) === count(wanted);
}

/** Whether a column has its name alone, or stands below what tells it from the others of its name. */
function isTold(stack: Stack, given: Stack, wanted: readonly Stack[]): boolean {
  const alike = wanted.filter((one) => one.at(-1) === stack.at(-1));
  const own = stack.filter((word) => alike.some((one) => !one.includes(word)));
  return alike.length === 1 || given.some((word) => own.includes(word));
}

/** Words above columns of the same name which are none of this one's: 决算数 for a column of 预算数. */
function foreignWords(stack: Stack, all: readonly Stack[]): ReadonlySet<string> {
  const alike = all.filter((other) => other.at(-1) === stack.at(-1));
  return new Set(alike.flat().filter((word) => !stack.includes(word)));
}

/** Pairs the columns of both in their order, so that most words agree. */
function pairInOrder(width: number, sheetWidth: number, score: Score): Map<number, number> {
  // best[i][j]: from column i of the table and j of the sheet on.
  const best = Array.from({ length: width + 1 }, () =>
    Array.from({ length: sheetWidth + 1 }, () => 0),
  );
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = width - 1; i >= 0; i -= 1) {
    for (let j = sheetWidth - 1; j >= 0; j -= 1) {
      const pair = score(i, j);
      const paired = pair === 0 ? 0 : pair + at(i + 1, j + 1);
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const columns = new Map<number, number>();
  let [i, j] = [0, 0];
  while (i < width && j < sheetWidth) {
    const pair = score(i, j);
    if (pair > 0 && at(i, j) === pair + at(i + 1, j + 1)) columns.set(i++, j++);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return columns;
}

interface Heads {
  readonly wanted: readonly Stack[];
  readonly given: readonly Stack[];
  readonly score: Score;
}

/** A column left over that agrees with a single one of those left over in the sheet, and that one with it alone. */
function findLoose(
  { wanted, given, score }: Heads,
  columns: ReadonlyMap<number, number>,
): readonly [number, number] | undefined {
  const taken = new Set(columns.values());
  const leftHere = [...wanted.keys()].filter((i) => !columns.has(i));
  const leftThere = [...given.keys()].filter((j) => !taken.has(j));
  for (const i of leftHere) {
    const candidates = leftThere.filter((j) => score(i, j) > 0);
    const most = Math.max(0, ...candidates.map((j) => score(i, j)));
    const [j, ...more] = candidates.filter((one) => score(i, one) === most);
    if (j === undefined || more.length > 0) continue;
    if (leftHere.some((other) => other !== i && score(other, j) >= most)) continue;
    return [i, j];
  }
  return undefined;
}
