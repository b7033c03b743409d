import { Decimal, ZERO } from "../../amounts/decimal.js";
import type { Check } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { type Form, isAnswer, isNothing, isPartOf, takeApart, writtenForm } from "./form.js";
import type { PlacedCell } from "./grid.js";

/** A cell that is added, or taken away. */
export interface Addend {
  readonly of: PlacedCell;
  readonly sign: 1 | -1;
}

/** What a cell is the sum of. */
export interface Formula {
  readonly addends: readonly Addend[];
  /** Cells of the same sum that add nothing, as none of their items was given. */
  readonly idle: ReadonlySet<PlacedCell>;
}

/** By the cell that is the sum. */
export type Formulas = ReadonlyMap<PlacedCell, Formula>;

/** A cell, and the ways to say what it shows, the shortest first. */
interface Figure {
  readonly placed: PlacedCell;
  readonly forms: readonly [written: Form, ...apart: Form[]];
  readonly value: Decimal;
}

/** Deeper than any pack nests its computed figures. */
const MOST_LEVELS = 8;

/**
 * Finds which cells of a table are sums of others, from what the pack says they are: a computed figure by its
 * definition or by a check that says what it equals, a class by its items. What was typed stays typed, a
 * control total too, and a sum is taken only where it comes to exactly the figure that is printed.
 */
export function deriveFormulas(sheet: Sheet, cells: readonly PlacedCell[]): Formulas {
  const figures = cells.flatMap((placed) => readFigure(sheet, placed));
  const finder = new FormulaFinder(sheet, figures);
  const formulas = new Map<PlacedCell, Formula>();
  for (const figure of figures) {
    const formula = finder.find(figure);
    if (formula === undefined || leadsBack(formulas, figure.placed, formula)) continue;
    formulas.set(figure.placed, formula);
  }
  return formulas;
}

/** Cells with an amount; one that prints nothing is 0. */
function readFigure(sheet: Sheet, placed: PlacedCell): readonly Figure[] {
  const { figure, text, yuan } = placed.cell;
  if (figure === undefined || (yuan === undefined && text !== "")) return [];
  const written = writtenForm(figure);
  if (written === undefined) return [];
  const apart: Form[] = [];
  while (apart.length < MOST_LEVELS) {
    const next = takeApart(sheet, apart.at(-1) ?? written);
    if (next === undefined) break;
    apart.push(next);
  }
  return [{ placed, forms: [written, ...apart], value: new Decimal(yuan ?? 0) }];
}

/** A form that some cell shows. */
interface Shown {
  readonly figure: Figure;
  readonly form: Form;
}

class FormulaFinder {
  readonly #sheet: Sheet;
  readonly #figures: readonly Figure[];
  /** Key -> what the checks that apply say it equals. */
  readonly #equal: ReadonlyMap<string, readonly Form[]>;
  readonly #values: ReadonlyMap<PlacedCell, Decimal>;
  /** First addend of a form -> who shows it. */
  readonly #showing = new Map<string, Shown[]>();

  constructor(sheet: Sheet, figures: readonly Figure[]) {
    this.#sheet = sheet;
    this.#figures = figures;
    this.#equal = readEquations(sheet);
    this.#values = new Map(figures.map(({ placed, value }) => [placed, value]));
    for (const figure of figures) {
      for (const form of figure.forms) {
        const [[first] = [""]] = form;
        const known = this.#showing.get(first);
        if (known === undefined) this.#showing.set(first, [{ figure, form }]);
        else known.push({ figure, form });
      }
    }
  }

  find(figure: Figure): Formula | undefined {
    const [written] = figure.forms;
    if (isAnswer(this.#sheet, written)) return undefined;
    const defined = this.#cover(figure, written, { least: 2 });
    if (isInLine(figure, defined)) return defined;
    for (const form of this.#equals(written)) {
      const equal = this.#cover(figure, form, { least: 2 });
      if (isInLine(figure, equal)) return equal;
    }
    return defined ?? this.#cover(figure, written, { least: 1 });
  }

  /** What the checks say a computed figure equals. */
  #equals(written: Form): readonly Form[] {
    const [[key, factor] = ["", ZERO] as const, ...others] = written;
    return others.length === 0 && factor.eq(1) ? (this.#equal.get(key) ?? []) : [];
  }

  /**
   * Cells that together are the form and come to the figure; undefined when a part of it stands nowhere in
   * the table. A single one counts only as the one item of a sum: two cells that show the same are no sums
   * of each other.
   */
  #cover(figure: Figure, form: Form, { least }: { readonly least: 1 | 2 }): Formula | undefined {
    const addends: Addend[] = [];
    const sums = new Set<string>();
    let rest = form;
    for (let level = 0; level < MOST_LEVELS; level += 1) {
      const left = this.#coverLevel(figure, rest, { addends, isItem: least === 1 && level > 0 });
      if (left.size === 0) break;
      for (const addend of left.keys()) sums.add(addend);
      const apart = takeApart(this.#sheet, left);
      if (apart === undefined && !this.#isNothing(left)) return undefined;
      rest = apart ?? new Map();
    }
    if (addends.length < least || !this.#comesTo(addends, figure.value)) return undefined;
    return { addends, idle: this.#idleIn(sums) };
  }

  /** Adds the cells that are part of the form, the largest part first. @returns what is left of it */
  #coverLevel(
    figure: Figure,
    form: Form,
    { addends, isItem }: { readonly addends: Addend[]; readonly isItem: boolean },
  ): Form {
    const rest = new Map(form);
    for (;;) {
      const isWhole = (shown: Form) => addends.length === 0 && shown.size === rest.size;
      const best = this.#candidates(figure, rest)
        .filter(({ of, form: shown }) => !isWhole(shown) || (isItem && of.forms[0] === shown))
        .sort((a, b) => b.form.size - a.form.size || nearer(figure, a.of, b.of))[0];
      if (best === undefined) return rest;
      for (const addend of best.form.keys()) rest.delete(addend);
      addends.push({ of: best.of.placed, sign: best.sign });
    }
  }

  #candidates(figure: Figure, rest: Form) {
    return [...rest.keys()].flatMap((addend) =>
      (this.#showing.get(addend) ?? []).flatMap(({ figure: of, form }) => {
        const sign = of === figure ? undefined : signWithin(form, rest);
        return sign === undefined ? [] : [{ of, form, sign }];
      }),
    );
  }

  /** Cells that show a part of these sums in which nothing was given: 201 of every class. */
  #idleIn(sums: ReadonlySet<string>): ReadonlySet<PlacedCell> {
    const idle = this.#figures.filter(
      ({ forms: [written, ...apart] }) =>
        apart.at(-1)?.size === 0 &&
        [...written.keys()].every((part) => [...sums].some((sum) => isPartOf(part, sum))),
    );
    return new Set(idle.map(({ placed }) => placed));
  }

  #isNothing(form: Form): boolean {
    return [...form.keys()].every((addend) => isNothing(this.#sheet, addend));
  }

  #comesTo(addends: readonly Addend[], value: Decimal): boolean {
    const sum = addends.reduce(
      (total, { of, sign }) => total.plus((this.#values.get(of) ?? ZERO).times(sign)),
      ZERO,
    );
    return sum.eq(value);
  }
}

/** Whether a form is part of another, as it stands or taken away. */
function signWithin(form: Form, whole: Form): 1 | -1 | undefined {
  for (const sign of [1, -1] as const) {
    if ([...form].every(([addend, factor]) => whole.get(addend)?.eq(factor.times(sign)))) {
      return sign;
    }
  }
  return undefined;
}

/** Of two cells that show the same: one in the same column, then in the same row, comes first. */
function nearer(from: Figure, a: Figure, b: Figure): number {
  return distance(from.placed, a.placed) - distance(from.placed, b.placed);
}

/** As one expects of a total: everything in its column, or in its row. */
function isInLine({ placed }: Figure, formula: Formula | undefined): boolean {
  if (formula === undefined) return false;
  const { addends } = formula;
  const isOnColumn = addends.every(({ of }) => of.column === placed.column);
  return isOnColumn || addends.every(({ of }) => of.row === placed.row);
}

function distance(from: PlacedCell, to: PlacedCell): number {
  if (from.column === to.column) return 0;
  return from.row === to.row ? 1 : 2;
}

function readEquations(sheet: Sheet): ReadonlyMap<string, readonly Form[]> {
  const equal = new Map<string, readonly Form[]>();
  for (const check of sheet.pack.checks) {
    const equation = readEquation(sheet, check);
    if (equation === undefined) continue;
    equal.set(equation.key, [...(equal.get(equation.key) ?? []), equation.equals]);
  }
  return equal;
}

/** A check of the shape KEY = … that applies. */
function readEquation(sheet: Sheet, { equation, each, when, only }: Check) {
  const [clause, ...others] = equation.clauses;
  if (clause?.kind !== "figures" || clause.comparison !== "=" || others.length > 0)
    return undefined;
  const [term, ...more] = clause.left.terms;
  if (term?.of.kind !== "key" || term.factor !== "1" || more.length > 0) return undefined;
  if (each !== undefined || only === "near") return undefined;
  if (when !== undefined && sheet.holds(when) !== true) return undefined;
  const equals = writtenForm({ expression: clause.right });
  return equals === undefined ? undefined : { key: term.of.key, equals };
}

/** Whether a cell would, through the formulas found so far, be worked out from itself. */
function leadsBack(formulas: Formulas, start: PlacedCell, formula: Formula): boolean {
  return formula.addends.some(({ of }) => {
    const next = formulas.get(of);
    return of === start || (next !== undefined && leadsBack(formulas, start, next));
  });
}
