import type { DependencyGraph } from "./dependency-graph.js";
import type { CheckOnRow, Key, RowsOf } from "./pack.js";

/** More keys than the cells of all reports at work; past it everything is worked out again when asked. */
const REMEMBERED_KEYS = 50_000;

export interface PackQueries {
  checksOf(key: Key, rows?: RowsOf): readonly CheckOnRow[];
  dependentsOf(key: Key, rows?: RowsOf): readonly Key[];
}

/**
 * Answers what hangs on a key, and remembers it: the same few keys are asked for at every reply. Only
 * what reaches every row of a repeat group depends on the rows given and is worked out anew.
 */
export function createQueries(graph: DependencyGraph, fixed: Iterable<Key>): PackQueries {
  const checks = new Map<Key, readonly CheckOnRow[]>();
  const dependents = new Map<Key, readonly Key[]>();
  const needRows = new Map<Key, boolean>();

  function needsRows(key: Key): boolean {
    const known = needRows.get(key);
    if (known !== undefined) return known;
    const needs = !graph.isFixed(key);
    needRows.set(key, needs);
    return needs;
  }

  function ask<T>(
    memory: Map<Key, T>,
    key: Key,
    find: (rows: RowsOf | undefined) => T,
    rows?: RowsOf,
  ) {
    if (rows && needsRows(key)) return find(rows);
    const known = memory.get(key);
    if (known) return known;
    if (memory.size > REMEMBERED_KEYS) memory.clear();
    const found = find(undefined);
    memory.set(key, found);
    return found;
  }

  const queries: PackQueries = {
    checksOf: (key, rows) => ask(checks, key, (given) => graph.checksOf(key, given), rows),
    dependentsOf: (key, rows) =>
      ask(dependents, key, (given) => graph.dependentsOf(key, given), rows),
  };
  for (const key of fixed) {
    queries.checksOf(key);
    queries.dependentsOf(key);
  }
  return queries;
}
