import { type Answer, NOT_APPLICABLE, OPEN } from "../../amounts/answer.js";
import { addAnswer, answerOf, choiceHolds, compare, fits, zeroOf } from "./answer-rules.js";
import { type Millionths, ONE, toMillionths } from "./exact.js";
import type { Key } from "../pack.js";
import {
  type Cell,
  type ClausePlan,
  type ColumnModel,
  type ConditionPlan,
  type GroupModel,
  isColumn,
  type Plan,
  type Ref,
  type RowModel,
  type RowsModel,
} from "../build/plan.js";
import { RowStandings } from "./row-standings.js";
import type { Figure, Standing, StoredAnswers } from "./sheet.js";
import { Tally } from "./tally.js";

/** The same department's figures of the year before. */
export interface LastYear {
  figure(key: Key): Figure;
}

/** A comparison to judge. */
export type Sides = Pick<Extract<ClausePlan, { kind: "figures" }>, "left" | "comparison" | "right">;

/** A group as it stands in the answers. */
interface GroupState {
  /** Its condition alone; undefined while that waits for a figure. */
  readonly holds: boolean | undefined;
  /** The same, false where it was closed with 无此项. */
  readonly applies: boolean | undefined;
  readonly isClosed: boolean;
  /** Closed with 其余全部为0. */
  readonly isZero: boolean;
}

/** Reads cells and plans for one sheet. Every method costs what it reads, never what is stored. */
export class SheetReader {
  readonly codes: RowStandings;
  readonly #stored: StoredAnswers;
  readonly #lastYear: LastYear | undefined;
  /** What took work to find out. Made when first needed: most sheets answer a few questions. */
  #computed: Map<Cell, Tally> | undefined;
  #answers: Map<Cell, Answer> | undefined;
  #groups: Map<GroupModel, GroupState> | undefined;
  /** Sums run through one group at a time. */
  #lastGroup: GroupModel | undefined;
  #lastState: GroupState | undefined;

  constructor(stored: StoredAnswers, lastYear: LastYear | undefined) {
    this.codes = new RowStandings(stored);
    this.#stored = stored;
    this.#lastYear = lastYear;
  }

  /** The effective answer of a question or computed figure. */
  answer(cell: Cell): Answer {
    const { question, row } = cell;
    if (question.value === undefined) {
      return row && this.#isSummed(cell, row) ? NOT_APPLICABLE : this.#typed(cell);
    }
    if (this.#applies(cell) === false) return NOT_APPLICABLE;
    return answerOf(this.#computedTally(cell), question.kind);
  }

  /** Whether the conditions of a question and of its group hold, closed or not. */
  asks({ question, row }: Cell): boolean | undefined {
    const { holds } = this.#groupState(question.group);
    return holds !== true || question.when === undefined ? holds : this.holds(question.when, row);
  }

  /** One figure as a sum of one. */
  tallyOfCell(cell: Cell): Tally {
    const sum = new Tally();
    if (cell.row) this.#addCode(sum, cell.row, { cell, factor: ONE });
    else this.#addCell(sum, cell, ONE);
    return sum;
  }

  tally(plan: Plan, row: RowModel | undefined): Tally {
    const sum = new Tally();
    for (const ref of plan.refs) this.#add(sum, ref, row);
    return sum;
  }

  holds(plan: ConditionPlan, row: RowModel | undefined): boolean | undefined {
    let known = true;
    for (const clause of plan.clauses) {
      const held = this.#clauseHolds(clause, row);
      if (held === false) return false;
      if (held === undefined) known = false;
    }
    return known ? true : undefined;
  }

  judge({ left, comparison, right }: Sides, row: RowModel | undefined): Standing {
    if (this.#isOpen(left, row) || this.#isOpen(right, row)) return "open";
    const one = this.tally(left, row);
    const two = this.tally(right, row);
    // What #isOpen does not look into shows here.
    if (one.state === "open" || two.state === "open") return "open";
    if (one.state === "withheld" || two.state === "withheld") return "withheld";
    return compare(one.amount, comparison, two.amount) ? "holds" : "fails";
  }

  /** The last item first: while a group is being filled, that is the one still open. */
  #isOpen({ refs }: Plan, row: RowModel | undefined): boolean {
    for (let index = refs.length - 1; index >= 0; index -= 1) {
      const ref = refs[index];
      if (ref?.kind === "cell" && this.#isCellOpen(ref.cell)) return true;
      if (ref?.kind === "cells" && this.#isAnyOpen(ref.cells)) return true;
      if (ref?.kind === "own" && row && this.#isOwnOpen(cellAt(row, ref.column), row)) return true;
    }
    return false;
  }

  #isOwnOpen(cell: Cell, row: RowModel): boolean {
    return this.codes.standing(row) !== "parent" && this.#isCellOpen(cell);
  }

  #isAnyOpen(cells: readonly Cell[]): boolean {
    for (let index = cells.length - 1; index >= 0; index -= 1) {
      const cell = cells[index];
      if (!cell || (cell.question.optional && cell.question.value === undefined)) continue;
      if (this.#isCellOpen(cell)) return true;
    }
    return false;
  }

  #isCellOpen(cell: Cell): boolean {
    return cell.question.value === undefined
      ? this.#typed(cell).state === "open"
      : this.#computedTally(cell).state === "open";
  }

  // Answers

  /** A parent's figures are sums, and what explains a figure is asked of the codes below; its name is its own. */
  #isSummed({ key }: Cell, row: RowModel): boolean {
    return !key.endsWith(`.${row.rows.group.nameColumn}`) && this.codes.standing(row) === "parent";
  }

  #typed(cell: Cell): Answer {
    const { question } = cell;
    if (question.when === undefined) return this.#readTyped(cell);
    const known = this.#answers?.get(cell);
    if (known) return known;
    const answer = this.#readTyped(cell);
    (this.#answers ??= new Map()).set(cell, answer);
    return answer;
  }

  #readTyped(cell: Cell): Answer {
    const { question, key, row } = cell;
    const group = this.#groupState(question.group);
    const applies = question.when ? this.#joined(group, question.when, row) : group.applies;
    if (applies === false) return NOT_APPLICABLE;
    const stored = this.#isListed(cell) ? this.#stored.answer(key) : undefined;
    if (stored !== undefined && fits(stored, question.kind)) return stored;
    if (applies === undefined) return OPEN;
    const isClosable = question.isFigure && !question.optional && !question.always;
    if (group.isZero && isClosable) return this.#unlisted(cell);
    return question.fallback ?? OPEN;
  }

  /** Figures of a code that was taken back no longer count, though they may still be stored. */
  #isListed({ question, row }: Cell): boolean {
    return !row || !question.isFigure || this.codes.standing(row) === "deepest";
  }

  /** A figure nobody listed in a group closed with 其余全部为0; an optional one stays open, and so does what all have. */
  #unlisted(cell: Cell): Answer {
    const { question, row } = cell;
    const zero = zeroOf(question.kind);
    if (question.suggest === undefined) return zero;
    const known = this.#answers?.get(cell);
    if (known) return known;
    const suggested = this.tally(question.suggest, row);
    // A suggestion that still comes is waited for; figures of last year that nobody has never do.
    const isNone = suggested.state === "open" && suggested.open.every(isOfLastYear);
    const answer = isNone ? zero : answerOf(suggested, question.kind);
    (this.#answers ??= new Map()).set(cell, answer);
    return answer;
  }

  /** Whether a question is asked at all; undefined while a condition waits for a figure. */
  #applies({ question, row }: Cell): boolean | undefined {
    const group = this.#groupState(question.group);
    return question.when ? this.#joined(group, question.when, row) : group.applies;
  }

  #joined(
    { applies }: GroupState,
    when: ConditionPlan,
    row: RowModel | undefined,
  ): boolean | undefined {
    if (applies === false) return false;
    const own = this.holds(when, row);
    return own === true ? applies : own;
  }

  #groupState(group: GroupModel): GroupState {
    if (group === this.#lastGroup && this.#lastState) return this.#lastState;
    const state = this.#groups?.get(group) ?? this.#readGroup(group);
    this.#lastGroup = group;
    this.#lastState = state;
    return state;
  }

  #readGroup(group: GroupModel): GroupState {
    const closure = this.#stored.closure(group.id);
    const holds = group.when === undefined || this.holds(group.when, undefined);
    const applies = closure === "none" ? false : holds;
    const state = { holds, applies, isClosed: closure !== undefined, isZero: closure === "zero" };
    (this.#groups ??= new Map()).set(group, state);
    return state;
  }

  #computedTally(cell: Cell): Tally {
    const known = this.#computed?.get(cell);
    if (known) return known;
    const tally = this.#compute(cell);
    (this.#computed ??= new Map()).set(cell, tally);
    return tally;
  }

  #compute(cell: Cell): Tally {
    const { question, row } = cell;
    if (row && this.codes.standing(row) === "parent") return this.#sumBelow(cell, row);
    const applies = this.#applies(cell);
    if (applies === false || question.value === undefined) return new Tally();
    const tally = this.tally(question.value, row);
    if (applies === undefined) {
      this.#waitFor(tally, question.group.when, undefined);
      this.#waitFor(tally, question.when, row);
      // A condition on a withheld figure stays unknown and names nothing that could be answered.
      if (tally.state !== "open") tally.wait(cell.waits);
    }
    return tally;
  }

  /** Nobody answers a computed figure: it waits for what its condition waits for. */
  #waitFor(sum: Tally, plan: ConditionPlan | undefined, row: RowModel | undefined): void {
    for (const clause of plan?.clauses ?? []) {
      if (clause.kind === "choice") {
        const cell = isColumn(clause.of) ? cellAt(rowAtHand(row), clause.of) : clause.of;
        if (this.answer(cell).state === "open") sum.wait(cell.waits);
        continue;
      }
      for (const side of [clause.left, clause.right]) {
        const { open } = this.tally(side, row);
        if (open.length > 0) sum.wait(open);
      }
    }
  }

  #sumBelow(cell: Cell, row: RowModel): Tally {
    const sum = new Tally();
    this.#addCode(sum, row, { cell, factor: ONE });
    return sum;
  }

  // Sums

  #add(sum: Tally, ref: Ref, row: RowModel | undefined): void {
    switch (ref.kind) {
      case "constant":
        sum.addAmount(ref.value, 0n, ONE);
        return;
      case "cell":
        this.#addCell(sum, ref.cell, ref.factor);
        return;
      case "cells":
        for (const cell of ref.cells) this.#addListed(sum, cell, ref.factor);
        return;
      case "own":
        this.#addOwn(sum, ref.column, { row, factor: ref.factor });
        return;
      case "owns":
        for (const column of ref.columns) this.#addOwn(sum, column, { row, factor: ref.factor });
        return;
      case "rows":
        this.#addRows(sum, ref);
        return;
      case "code":
        this.#addCode(sum, ref.row, { cell: cellAt(ref.row, ref.column), factor: ref.factor });
        return;
      case "last_year":
        this.#addLastYear(sum, ref.key, ref);
        return;
      case "own_last_year": {
        const { key } = cellAt(rowAtHand(row), ref.column);
        this.#addLastYear(sum, key, { factor: ref.factor, waits: [`last_year(${key})`] });
        return;
      }
      default:
        throw new Error(`unknown reference: ${JSON.stringify(ref satisfies never)}`);
    }
  }

  #addCell(sum: Tally, cell: Cell, factor: Millionths): void {
    if (cell.question.value !== undefined) {
      sum.addTally(this.#computedTally(cell), factor);
      return;
    }
    const answer = this.#typed(cell);
    switch (answer.state) {
      case "value":
        addAnswer(sum, answer, factor);
        return;
      case "withheld":
        sum.withhold(cell.waits);
        return;
      case "open":
        sum.wait(cell.waits);
        return;
      case "not-applicable":
        return;
      default:
        throw new Error(`unknown answer: ${JSON.stringify(answer satisfies never)}`);
    }
  }

  /** One of many: an optional figure that is open counts as 0. */
  #addListed(sum: Tally, cell: Cell, factor: Millionths): void {
    const { optional, value } = cell.question;
    if (optional && value === undefined && this.#typed(cell).state === "open") return;
    this.#addCell(sum, cell, factor);
  }

  #addOwn(
    sum: Tally,
    column: ColumnModel,
    { row, factor }: { readonly row: RowModel | undefined; readonly factor: Millionths },
  ): void {
    const atHand = rowAtHand(row);
    this.#addCode(sum, atHand, { cell: cellAt(atHand, column), factor });
  }

  /** A cell of one code; of a code with deeper ones, the sum over those. */
  #addCode(
    sum: Tally,
    row: RowModel,
    { cell, factor }: { readonly cell: Cell; readonly factor: Millionths },
  ): void {
    if (this.codes.standing(row) !== "parent") {
      this.#addCell(sum, cell, factor);
      return;
    }
    const index = row.cells.indexOf(cell);
    if (!this.#waitForRows(sum, row.rows)) return;
    for (const { cells } of this.codes.rowsBelow(row)) {
      const below = cells[index];
      if (below) this.#addListed(sum, below, factor);
    }
  }

  #addRows(sum: Tally, { rows, matches, columns, factor }: Extract<Ref, { kind: "rows" }>): void {
    if (!this.#waitForRows(sum, rows)) return;
    for (const code of this.codes.leaves(rows)) {
      const row = matches(code) ? rows.row(code) : undefined;
      if (!row) continue;
      for (const column of columns) this.#addListed(sum, cellAt(row, column), factor);
    }
  }

  /**
   * Until a group is closed more rows may come: its sums wait for it.
   *
   * @returns false when the group does not apply: there is nothing to sum
   */
  #waitForRows(sum: Tally, rows: RowsModel): boolean {
    const { applies, isClosed } = this.#groupState(rows.model);
    if (applies === false) return false;
    const isGiven = !rows.model.sparse && this.#stored.rows(rows.prefix).length > 0;
    if (applies === undefined || (!isClosed && !isGiven)) sum.wait(rows.waits);
    return true;
  }

  #addLastYear(
    sum: Tally,
    key: Key,
    { factor, waits }: { readonly factor: Millionths; readonly waits: readonly Key[] },
  ): void {
    const figure = this.#lastYear?.figure(key);
    if (figure === undefined || figure.state === "open") {
      sum.wait(waits);
    } else if (figure.state === "withheld") {
      sum.withhold(waits);
    } else {
      const slack = toMillionths(figure.precision.toFixed());
      sum.addAmount(toMillionths(figure.value.toFixed()), slack, factor);
    }
  }

  // Conditions

  #clauseHolds(clause: ClausePlan, row: RowModel | undefined): boolean | undefined {
    if (clause.kind === "choice") {
      const { of, option, negated } = clause;
      const answer = this.answer(isColumn(of) ? cellAt(rowAtHand(row), of) : of);
      const isChosen = choiceHolds(answer, option);
      return isChosen === undefined ? undefined : isChosen !== negated;
    }
    const left = this.tally(clause.left, row);
    if (left.state !== "value") return undefined;
    const right = this.tally(clause.right, row);
    if (right.state !== "value") return undefined;
    return compare(left.amount, clause.comparison, right.amount);
  }
}

/** What waits for a figure of last year, as it is written where figures are waited for. */
function isOfLastYear(key: Key): boolean {
  return key.startsWith("last_year(");
}

function cellAt(row: RowModel, column: ColumnModel): Cell {
  const cell = row.cells[column.index];
  if (!cell) throw new Error(`no ${column.name} in ${row.rows.prefix}.${row.code}`);
  return cell;
}

function rowAtHand(row: RowModel | undefined): RowModel {
  if (!row) throw new Error("an expression with @ was read without a row");
  return row;
}
