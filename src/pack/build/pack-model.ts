import type { Condition, Expression } from "../expressions/grammar.js";
import { compilePattern } from "./key-pattern.js";
import { linkCondition } from "./link-condition.js";
import { linkExpression } from "./link-expression.js";
import type { Key } from "../pack.js";
import type { Cell, ConditionPlan, Plan, RowsModel } from "./plan.js";

/** More than the cells of all reports at work; past it they are looked up again when met. */
const REMEMBERED_CELLS = 50_000;

/** The names of a pack, and what every expression over them resolves to. */
export class PackModel {
  /** Every fixed key. */
  readonly fixed = new Map<Key, Cell>();
  /** Repeat groups by prefix. */
  readonly rows = new Map<string, RowsModel>();
  /** Keys and grids that could not be read: nothing more is said about what cites them. */
  readonly broken = new Set<string>();
  readonly #plans = new WeakMap<Expression | Condition, Plan | ConditionPlan>();
  readonly #matches = new Map<string, readonly Cell[]>();
  readonly #rowCells = new Map<Key, Cell>();

  /** A fixed key or a cell of a repeat group. */
  cell(key: Key): Cell | undefined {
    const known = this.fixed.get(key) ?? this.#rowCells.get(key);
    if (known) return known;
    const cell = this.#findRowCell(key);
    if (!cell) return undefined;
    if (this.#rowCells.size >= REMEMBERED_CELLS) this.#rowCells.clear();
    this.#rowCells.set(key, cell);
    return cell;
  }

  #findRowCell(key: Key): Cell | undefined {
    const rows = this.rowsOf(key);
    if (!rows) return undefined;
    const from = rows.prefix.length + 1;
    const dot = key.indexOf(".", from);
    if (dot < 0) return undefined;
    const column = rows.columnsByName.get(key.slice(dot + 1));
    if (!column) return undefined;
    return rows.row(key.slice(from, dot))?.cells[column.index];
  }

  /** The repeat group a key or pattern lies in. */
  rowsOf(key: string): RowsModel | undefined {
    for (const rows of this.rows.values()) {
      if (key.startsWith(rows.prefix) && key[rows.prefix.length] === ".") return rows;
    }
    return undefined;
  }

  /** Fixed keys a pattern stands for. Only for patterns of the pack: each is remembered. */
  match(pattern: string): readonly Cell[] {
    const known = this.#matches.get(pattern);
    if (known) return known;
    const matches = compilePattern(pattern);
    const cells = [...this.fixed.values()].filter(({ key }) => matches(key));
    this.#matches.set(pattern, cells);
    return cells;
  }

  /** Whether a key, or something it lies in, could not be read. */
  isBroken(key: string): boolean {
    for (const name of this.broken) {
      if (key === name || key.startsWith(`${name}.`)) return true;
    }
    return false;
  }

  /** Whether a pattern may stand for something that could not be read. */
  mayBeBroken(pattern: string): boolean {
    const [start = ""] = pattern.split("*");
    return this.isBroken(start) || [...this.broken].some((name) => name.startsWith(start));
  }

  remember(source: Expression, plan: Plan): void;
  remember(source: Condition, plan: ConditionPlan): void;
  remember(source: Expression | Condition, plan: Plan | ConditionPlan): void {
    this.#plans.set(source, plan);
    if ("clauses" in source && "clauses" in plan) this.#rememberSides(source, plan);
  }

  /** A check evaluates the sides of its equation by themselves. */
  #rememberSides({ clauses }: Condition, plan: ConditionPlan): void {
    if (clauses.length !== plan.clauses.length) return;
    clauses.forEach((clause, index) => {
      const linked = plan.clauses[index];
      if (clause.kind !== "figures" || linked?.kind !== "figures") return;
      this.#plans.set(clause.left, linked.left);
      this.#plans.set(clause.right, linked.right);
    });
  }

  /** @throws when it cites an unknown key: whatever a pack holds was checked when it was loaded */
  planOf(expression: Expression, row: string | undefined): Plan {
    const known = this.#plans.get(expression);
    // `remember` pairs expressions with plans and conditions with theirs.
    if (known) return known as Plan;
    const linked = linkExpression(this, expression, { rows: this.#rowsAround(row) });
    if (linked.problems.length > 0) throw unlinkable(expression.source, linked.problems);
    this.remember(expression, linked.plan);
    return linked.plan;
  }

  /** @throws like `planOf` */
  conditionPlanOf(condition: Condition, row: string | undefined): ConditionPlan {
    const known = this.#plans.get(condition);
    // As in `planOf`.
    if (known) return known as ConditionPlan;
    const linked = linkCondition(this, condition, { rows: this.#rowsAround(row) });
    if (linked.problems.length > 0) throw unlinkable(condition.source, linked.problems);
    this.remember(condition, linked.plan);
    return linked.plan;
  }

  #rowsAround(row: string | undefined): RowsModel | undefined {
    return row === undefined ? undefined : this.rowsOf(row);
  }
}

function unlinkable(source: string, problems: readonly { readonly wrong: string }[]): Error {
  return new Error(`cannot evaluate ${source}: ${problems.map(({ wrong }) => wrong).join("; ")}`);
}
