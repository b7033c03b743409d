import type { Answer } from "../../amounts/answer.js";
import { CellCollector } from "./collect-cells.js";
import type { Condition, Expression } from "../expressions/grammar.js";
import type { Key, Pack } from "../pack.js";
import type { Cell, RowModel, RowsModel } from "../build/plan.js";
import type { Figure, FiguresClause, Parts, Sheet, Standing, StoredAnswers } from "./sheet.js";
import { type LastYear, SheetReader } from "./sheet-reader.js";
import type { Tally } from "./tally.js";

/**
 * Reads stored answers by the rules of a pack. Costs nothing until asked, and then only what the answer
 * depends on.
 */
export function createSheet(pack: Pack, stored: StoredAnswers, lastYear?: LastYear): Sheet {
  return new PackSheet(pack, stored, lastYear);
}

class PackSheet implements Sheet {
  readonly pack: Pack;
  readonly stored: StoredAnswers;
  readonly #reader: SheetReader;

  constructor(pack: Pack, stored: StoredAnswers, lastYear: LastYear | undefined) {
    this.pack = pack;
    this.stored = stored;
    this.#reader = new SheetReader(stored, lastYear);
  }

  answer(key: Key): Answer {
    return this.#reader.answer(this.#cell(key));
  }

  figure(key: Key): Figure {
    const cell = this.#cell(key);
    if (!cell.question.isFigure) throw new Error(`${key} is no figure`);
    return toFigure(this.#reader.tallyOfCell(cell));
  }

  evaluate(expression: Expression, row?: string): Figure {
    return toFigure(this.#tally(expression, row));
  }

  evaluateParts(expression: Expression, row?: string): Parts {
    return this.#tally(expression, row);
  }

  judge(clause: FiguresClause, row?: string): Standing {
    const { model } = this.pack;
    const left = model.planOf(clause.left, row);
    const right = model.planOf(clause.right, row);
    return this.#reader.judge(
      { left, comparison: clause.comparison, right },
      rowOf(left.rows ?? right.rows, row),
    );
  }

  holds(condition: Condition, row?: string): boolean | undefined {
    const plan = this.pack.model.conditionPlanOf(condition, row);
    return this.#reader.holds(plan, rowOf(plan.rows, row));
  }

  asks(key: Key): boolean | undefined {
    return this.#reader.asks(this.#cell(key));
  }

  keysIn(source: Expression | Condition, row?: string): readonly Key[] {
    return this.#collect(source, row, new CellCollector(this.#reader, "cited"));
  }

  inputsIn(source: Expression | Condition, row?: string): readonly Key[] {
    return this.#collect(source, row, new CellCollector(this.#reader, "inputs"));
  }

  suggestion(key: Key): Figure | undefined {
    const { question, row } = this.#cell(key);
    if (question.suggest === undefined) return undefined;
    const suggested = this.#reader.tally(question.suggest, row);
    return suggested.state === "value" ? toFigure(suggested) : undefined;
  }

  leaves(prefix: string): readonly string[] {
    return this.#reader.codes.leaves(this.#rows(prefix));
  }

  codeName(prefix: string, code: string): string | undefined {
    const { group } = this.#rows(prefix);
    const typed = this.stored.answer(`${prefix}.${code}.${group.nameColumn}`);
    if (typed?.state === "value" && typed.value.kind === "text") return typed.value.text;
    return group.names.get(code);
  }

  #tally(expression: Expression, row: string | undefined): Tally {
    const plan = this.pack.model.planOf(expression, row);
    return this.#reader.tally(plan, rowOf(plan.rows, row));
  }

  #collect(
    source: Expression | Condition,
    row: string | undefined,
    collector: CellCollector,
  ): readonly Key[] {
    const { model } = this.pack;
    if ("clauses" in source) {
      const plan = model.conditionPlanOf(source, row);
      collector.addCondition(plan, rowOf(plan.rows, row));
    } else {
      const plan = model.planOf(source, row);
      collector.addPlan(plan, rowOf(plan.rows, row));
    }
    return collector.keys();
  }

  #cell(key: Key): Cell {
    const cell = this.pack.model.cell(key);
    if (!cell) throw new Error(`unknown key: ${key}`);
    return cell;
  }

  #rows(prefix: string): RowsModel {
    const rows = this.pack.model.rows.get(prefix);
    if (!rows) throw new Error(`unknown repeat group: ${prefix}`);
    return rows;
  }
}

/** A row is told by its code or by its whole prefix: "205" or "function.205". */
function rowOf(rows: RowsModel | undefined, row: string | undefined): RowModel | undefined {
  if (!rows || row === undefined) return undefined;
  return rows.row(row.startsWith(`${rows.prefix}.`) ? row.slice(rows.prefix.length + 1) : row);
}

function toFigure(tally: Tally): Figure {
  const { state } = tally;
  if (state !== "value") return { state };
  return { state, value: tally.value, precision: tally.precision };
}
