import type { Check, CheckOnRow, Key } from "../pack.js";
import type { PackModel } from "./pack-model.js";
import type { QuestionModel, RowsModel } from "./plan.js";
import {
  columnNode,
  type NodeId,
  type Source,
  sourcesOfCondition,
  sourcesOfPlan,
} from "./sources.js";

/** Codes reached: one, or every one of the group; undefined for a fixed key. */
type Codes = string | typeof EVERY | undefined;
const EVERY = Symbol("every code");

interface Edge {
  readonly to: NodeId;
  /** A computed figure's own value, as opposed to a condition, suggestion or text. */
  readonly computes: boolean;
  readonly own: boolean;
  readonly matches: Source["matches"];
}

interface CheckEdge extends Omit<Edge, "to" | "computes"> {
  readonly check: Check;
}

interface Reached {
  readonly node: NodeId;
  readonly codes: Codes;
}

/** A key that is reached, or a column in every row of a repeat group. */
export type Reach = { readonly key: Key } | { readonly prefix: string; readonly column: string };

/** A check that is reached, or one in every row of its repeat group. */
export type CheckReach =
  { readonly on: CheckOnRow } | { readonly check: Check; readonly prefix: string };

/** What depends on what: questions on questions, checks on questions. Built once a pack. */
export class DependencyGraph {
  readonly #model: PackModel;
  readonly #edges = new Map<NodeId, Edge[]>();
  readonly #checks = new Map<NodeId, CheckEdge[]>();
  readonly #order = new Map<NodeId, number>();

  constructor(model: PackModel) {
    this.#model = model;
  }

  /** In the order asked: `dependentsOf` keeps it. */
  addQuestion(node: NodeId, question: QuestionModel): void {
    this.#order.set(node, this.#order.size);
    this.#addEdges(sourcesOfPlan(question.value), node, true);
    this.#addEdges(sourcesOfPlan(question.suggest), node, false);
    this.#addEdges(sourcesOfCondition(question.when), node, false);
    this.#addEdges(sourcesOfCondition(question.group.when), node, false);
  }

  /** A text cites figures in its lead or explains them. */
  addText(node: NodeId, sources: readonly Source[]): void {
    this.#addEdges(sources, node, false);
  }

  addCheck(check: Check): void {
    const row = check.each;
    const plans = [check.equation, ...(check.when ? [check.when] : [])];
    const sources = plans.flatMap((one) =>
      sourcesOfCondition(this.#model.conditionPlanOf(one, row)),
    );
    for (const { node, own, matches } of sources) {
      const edges = this.#checks.get(node) ?? [];
      edges.push({ check, own, matches });
      this.#checks.set(node, edges);
    }
  }

  #addEdges(sources: readonly Source[], to: NodeId, computes: boolean): void {
    for (const { node, own, matches } of sources) {
      const edges = this.#edges.get(node) ?? [];
      edges.push({ to, computes, own, matches });
      this.#edges.set(node, edges);
    }
  }

  /**
   * What depends on a key, in the order asked.
   *
   * @param key a fixed key, a cell, or the prefix of a repeat group
   */
  dependentsOf(key: Key): readonly Reach[] {
    const reached = this.#reach(this.#startOf(key), () => true).slice(1);
    return reached
      .sort((a, b) => this.#orderOf(a) - this.#orderOf(b))
      .map(toReach)
      .filter((one) => !("key" in one && one.key === key));
  }

  /** Checks that contain a key, directly or through computed figures. */
  checksOf(key: Key): readonly CheckReach[] {
    const found = new Map<string, CheckReach>();
    for (const { node, codes } of this.#reach(this.#startOf(key), ({ computes }) => computes)) {
      for (const edge of this.#checks.get(node) ?? []) {
        if (!meets(edge, codes)) continue;
        const one = checkReach(edge.check, codes);
        found.set("on" in one ? one.on.id : `${one.check.id}@*`, one);
      }
    }
    return [...found.values()];
  }

  #startOf(key: Key): Reached {
    const row = this.#model.cell(key)?.row;
    if (!row) return { node: key, codes: undefined };
    const name = key.slice(row.rows.prefix.length + row.code.length + 2);
    return { node: columnNode(row.rows.prefix, name), codes: row.code };
  }

  /** Everything reached over the edges that may be followed, the start first. */
  #reach(start: Reached, mayFollow: (edge: Edge) => boolean): Reached[] {
    const reached = [start];
    const seen = new Set([nameOf(start)]);
    for (const one of reached) {
      for (const edge of this.#edges.get(one.node) ?? []) {
        if (!mayFollow(edge) || !meets(edge, one.codes)) continue;
        const next: Reached = { node: edge.to, codes: this.#codesAfter(edge, one.codes) };
        if (seen.has(nameOf(next))) continue;
        seen.add(nameOf(next));
        reached.push(next);
      }
    }
    return reached;
  }

  #codesAfter(edge: Edge, codes: Codes): Codes {
    if (!edge.to.includes(".@.")) return undefined;
    return edge.own ? codes : EVERY;
  }

  #orderOf({ node }: Reached): number {
    return this.#order.get(node) ?? 0;
  }

  /** What each question reads, for finding circles. */
  *sourcesAndTargets(): Iterable<readonly [NodeId, NodeId]> {
    for (const [from, edges] of this.#edges) for (const { to } of edges) yield [from, to];
  }
}

function toReach({ node, codes }: Reached): Reach {
  if (codes === undefined) return { key: node };
  const [prefix = "", column = ""] = node.split(".@.");
  return codes === EVERY ? { prefix, column } : { key: `${prefix}.${codes}.${column}` };
}

function checkReach(check: Check, codes: Codes): CheckReach {
  if (check.each === undefined) return { on: placeOf(check) };
  return typeof codes === "string" ? { on: placeOf(check, codes) } : { check, prefix: check.each };
}

/** A check, at a code where it is meant for one. */
export function placeOf(check: Check, row?: string): CheckOnRow {
  return row === undefined ? { id: check.id, check } : { id: `${check.id}@${row}`, check, row };
}

function meets({ matches }: Pick<Edge, "matches">, codes: Codes): boolean {
  return typeof codes !== "string" || matches === undefined || matches(codes);
}

function nameOf({ node, codes }: Reached): string {
  return codes === EVERY ? `${node}@*` : `${node}@${codes ?? ""}`;
}

/** Puts every question of a model into a graph. */
export function graphQuestions(graph: DependencyGraph, model: PackModel): void {
  for (const { key, question } of model.fixed.values()) graph.addQuestion(key, question);
  for (const rows of model.rows.values()) graphColumns(graph, rows);
}

function graphColumns(graph: DependencyGraph, rows: RowsModel): void {
  for (const { name, question } of rows.columns) {
    graph.addQuestion(columnNode(rows.prefix, name), question);
  }
}
