import { type CheckReach, type DependencyGraph, placeOf, type Reach } from "./dependency-graph.js";
import type { CheckOnRow, Key, RowsOf } from "../pack.js";

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
  const checks = remember<CheckReach, CheckOnRow>({
    find: (key) => graph.checksOf(key),
    one: (reached) => ("on" in reached ? reached.on : undefined),
    every: (reached, rows) =>
      "on" in reached ? [] : rows(reached.prefix).map((row) => placeOf(reached.check, row)),
    idOf: ({ id }) => id,
  });
  const dependents = remember<Reach, Key>({
    find: (key) => graph.dependentsOf(key),
    one: (reached) => ("key" in reached ? reached.key : undefined),
    every: (reached, rows) =>
      "key" in reached
        ? []
        : rows(reached.prefix).map((code) => `${reached.prefix}.${code}.${reached.column}`),
    idOf: (key) => key,
  });
  const queries: PackQueries = {
    checksOf: checks,
    dependentsOf: (key, rows) => {
      const keys = dependents(key, rows);
      return keys.includes(key) ? keys.filter((dependent) => dependent !== key) : keys;
    },
  };
  for (const key of fixed) {
    queries.checksOf(key);
    queries.dependentsOf(key);
  }
  return queries;
}

interface Query<R, T> {
  /** What a key reaches, whatever rows there are. */
  find(key: Key): readonly R[];
  /** The one thing reached; undefined where it is one in every row. */
  one(reached: R): T | undefined;
  every(reached: R, rows: RowsOf): readonly T[];
  idOf(one: T): string;
}

function remember<R, T>(query: Query<R, T>): (key: Key, rows?: RowsOf) => readonly T[] {
  const memory = new Map<Key, { readonly reached: readonly R[]; readonly certain: readonly T[] }>();
  return (key, rows) => {
    let found = memory.get(key);
    if (!found) {
      if (memory.size >= REMEMBERED_KEYS) memory.clear();
      const reached = query.find(key);
      found = { reached, certain: reached.flatMap((one) => query.one(one) ?? []) };
      memory.set(key, found);
    }
    const { reached, certain } = found;
    return !rows || certain.length === reached.length ? certain : writeOut(reached, rows, query);
  };
}

/** Something may be reached in its own row and, over a sum, in every row: it is told once. */
function writeOut<R, T>(reached: readonly R[], rows: RowsOf, query: Query<R, T>): readonly T[] {
  const found = new Map<string, T>();
  for (const one of reached) {
    const certain = query.one(one);
    const all = certain === undefined ? query.every(one, rows) : [certain];
    for (const each of all) {
      const id = query.idOf(each);
      if (!found.has(id)) found.set(id, each);
    }
  }
  return [...found.values()];
}
