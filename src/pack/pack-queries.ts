import type { CheckReach, DependencyGraph, Reach } from "./dependency-graph.js";
import type { CheckOnRow, Key, RowsOf } from "./pack.js";

/** More keys than the cells of all reports at work; past it everything is worked out again when asked. */
const REMEMBERED_KEYS = 50_000;

export interface PackQueries {
  checksOf(key: Key, rows?: RowsOf): readonly CheckOnRow[];
  dependentsOf(key: Key, rows?: RowsOf): readonly Key[];
}

/**
 * Answers what hangs on a key, and remembers it: the same few keys are asked for at every reply.
 *
 * @param fixed keys to work out now, so that no reply waits for it
 */
export function createQueries(graph: DependencyGraph, fixed: Iterable<Key>): PackQueries {
  const checksOf = remember(
    (key: Key) => graph.checksOf(key),
    (one: CheckReach) => ("on" in one ? one.on : undefined),
    (one: CheckReach, rows: RowsOf) =>
      "on" in one ? [one.on] : rows(one.prefix).map((row) => ({ check: one.check, row })),
  );
  const dependentsOf = remember(
    (key: Key) => graph.dependentsOf(key),
    (one: Reach) => ("key" in one ? one.key : undefined),
    (one: Reach, rows: RowsOf, key: Key) => {
      if ("key" in one) return [one.key];
      const cells = rows(one.prefix).map((code) => `${one.prefix}.${code}.${one.column}`);
      return cells.filter((cell) => cell !== key);
    },
  );
  for (const key of fixed) {
    checksOf(key);
    dependentsOf(key);
  }
  return { checksOf, dependentsOf };
}

interface Found<R, T> {
  readonly reached: readonly R[];
  /** Without what stands for every row. */
  readonly certain: readonly T[];
}

/**
 * @param find what a key reaches, whatever rows there are
 * @param certain the one thing it stands for; undefined: one in every row
 * @param expand the same written out for the rows there are
 */
function remember<R, T>(
  find: (key: Key) => readonly R[],
  certain: (reached: R) => T | undefined,
  expand: (reached: R, rows: RowsOf, key: Key) => readonly T[],
): (key: Key, rows?: RowsOf) => readonly T[] {
  const memory = new Map<Key, Found<R, T>>();
  return (key, rows) => {
    let found = memory.get(key);
    if (!found) {
      if (memory.size >= REMEMBERED_KEYS) memory.clear();
      const reached = find(key);
      found = { reached, certain: reached.flatMap((one) => certain(one) ?? []) };
      memory.set(key, found);
    }
    const { reached, certain: known } = found;
    if (!rows || known.length === reached.length) return known;
    return reached.flatMap((one) => expand(one, rows, key));
  };
}
