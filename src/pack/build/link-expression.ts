import { ONE, toMillionths } from "../sheet/exact.js";
import type { Expression, GrammarProblem, Term } from "../expressions/grammar.js";
import { compilePattern, isPattern } from "./key-pattern.js";
import type { PackModel } from "./pack-model.js";
import { type Cell, type ColumnModel, type Plan, type Ref, type RowsModel } from "./plan.js";
import { suggestColumn, suggestKey } from "../verify/suggest-key.js";

/** What an expression measures; "any" for bare numbers, "unknown" where a key could not be resolved. */
export type Measure = "money" | "count" | "any" | "unknown";

/** Where an expression stands. */
export interface LinkPlace {
  /** The repeat group whose code `@` stands for. */
  readonly rows?: RowsModel | undefined;
  /** Written in the pack itself: a code in it must be in the list of names, where there is one. */
  readonly written?: boolean | undefined;
  /** The row of a grid that `@` was replaced by, for messages. */
  readonly shownRow?: string | undefined;
  /** Figures have two decimals of 元: what becomes one may not be multiplied by a fraction. */
  readonly wholeFactors?: boolean | undefined;
}

export interface Linked {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly problems: readonly GrammarProblem[];
}

/** Resolves every key of an expression. With problems the plan is not to be used. */
export function linkExpression(model: PackModel, expression: Expression, place: LinkPlace): Linked {
  const linker = new Linker(model, place);
  const refs = expression.terms.flatMap((term) => linker.link(term) ?? []);
  linker.checkConstants(expression.terms);
  return { plan: { refs, rows: place.rows }, measure: linker.measure, problems: linker.problems };
}

const NO_REF = undefined;

class Linker {
  readonly problems: GrammarProblem[] = [];
  measure: Measure = "any";
  readonly #model: PackModel;
  readonly #place: LinkPlace;

  constructor(model: PackModel, place: LinkPlace) {
    this.#model = model;
    this.#place = place;
  }

  link(term: Term): Ref | undefined {
    const { factor: text, of, column } = term;
    if (of.kind === "constant") return { kind: "constant", value: toMillionths(text) };
    if (this.#place.wholeFactors && text.includes(".")) {
      this.#report(column, `“${text}”不是整数`, "算出来的数要精确到分，系数只能是整数");
    }
    const factor = toMillionths(text);
    switch (of.kind) {
      case "key":
        return this.#linkKey(of.key, factor, column);
      case "sum":
        return this.#linkSum(of.pattern, factor, column);
      case "last_year":
        return this.#linkLastYear(of.key, factor, column);
      default:
        throw new Error(`unknown term: ${JSON.stringify(of satisfies never)}`);
    }
  }

  /** A number beside money would be 元 where a reader thinks 万元: only 0 is plain. */
  checkConstants(terms: readonly Term[]): void {
    for (const { of, factor, column } of terms) {
      if (of.kind !== "constant" || toMillionths(factor) === 0n) continue;
      if (this.measure === "money") {
        this.#report(column, `金额不能加减或比较数字“${factor}”`, "金额旁边只能写 0");
      } else if (toMillionths(factor) % ONE !== 0n) {
        this.#report(column, `“${factor}”不是整数`, "数量旁边只能写整数");
      }
    }
  }

  #linkKey(key: string, factor: bigint, column: number): Ref | undefined {
    const own = this.#ownColumn(key, column);
    if (own === "failed") return NO_REF;
    if (own)
      return this.#figure(own.template.kind, key, column, { kind: "own", column: own, factor });
    const cell = this.#cell(key, column);
    if (!cell) return NO_REF;
    return this.#figure(cell.question.kind, key, column, refTo(cell, factor));
  }

  #linkLastYear(key: string, factor: bigint, column: number): Ref | undefined {
    const own = this.#ownColumn(key, column);
    if (own === "failed") return NO_REF;
    if (own) {
      return this.#figure(own.template.kind, key, column, {
        kind: "own_last_year",
        column: own,
        factor,
      });
    }
    const cell = this.#cell(key, column);
    if (!cell) return NO_REF;
    const waits = [`last_year(${key})`];
    return this.#figure(cell.question.kind, key, column, { kind: "last_year", key, waits, factor });
  }

  #linkSum(pattern: string, factor: bigint, column: number): Ref | undefined {
    if (pattern.startsWith("@")) return this.#linkOwnSum(pattern, factor, column);
    const rows = this.#model.rowsOf(pattern);
    if (rows) return this.#linkRowSum(rows, pattern, factor, column);
    const cells = this.#model.match(pattern);
    if (cells.length === 0) {
      this.#reportEmpty(pattern, column);
      return NO_REF;
    }
    for (const cell of cells) this.#measureOf(cell.question.kind, cell.key, column);
    return { kind: "cells", cells, factor };
  }

  #linkOwnSum(pattern: string, factor: bigint, column: number): Ref | undefined {
    const { rows } = this.#place;
    if (!rows) {
      this.#reportNoRow(pattern, column);
      return NO_REF;
    }
    const matches = compilePattern(pattern.slice(2));
    const columns = rows.columns.filter(({ name }) => matches(name));
    if (columns.length === 0) {
      this.#reportEmpty(pattern, column);
      return NO_REF;
    }
    for (const { template, name } of columns) this.#measureOf(template.kind, `@.${name}`, column);
    return { kind: "owns", columns, factor };
  }

  #linkRowSum(rows: RowsModel, pattern: string, factor: bigint, column: number): Ref | undefined {
    const [codes, name, ...more] = pattern.slice(rows.prefix.length + 1).split(".");
    if (codes === undefined || name === undefined || more.length > 0) {
      this.#report(
        column,
        `“${pattern}”少了编码或列`,
        `例：sum(${rows.prefix}.*.${rows.columns[0]?.name ?? "total"})`,
      );
      return NO_REF;
    }
    const matches = compilePattern(codes);
    if (!canMatchCode(rows, codes, matches)) {
      this.#reportEmpty(pattern, column);
      return NO_REF;
    }
    const matchesName = compilePattern(name);
    const columns = rows.columns.filter((candidate) => matchesName(candidate.name));
    if (columns.length === 0) {
      this.#report(column, `${rows.prefix} 没有“${name}”这一列`, suggestColumn(rows, name));
      return NO_REF;
    }
    for (const one of columns) this.#measureOf(one.template.kind, pattern, column);
    return { kind: "rows", rows, matches, columns, factor };
  }

  /** The column that `@.name` means; undefined when the key has no `@`. */
  #ownColumn(key: string, column: number): ColumnModel | "failed" | undefined {
    if (!key.startsWith("@")) return undefined;
    const { rows } = this.#place;
    if (!rows) {
      this.#reportNoRow(key, column);
      return "failed";
    }
    const name = key.slice(2);
    const own = rows.columnsByName.get(name);
    if (own) return own;
    this.#report(column, `${rows.prefix} 没有“${name}”这一列`, suggestColumn(rows, name));
    this.measure = "unknown";
    return "failed";
  }

  #cell(key: string, column: number): Cell | undefined {
    const cell = this.#model.cell(key);
    if (cell && this.#isListed(cell)) return cell;
    this.measure = "unknown";
    if (this.#model.isBroken(key)) return undefined;
    this.#report(column, `没有“${this.#shown(key)}”这个键`, suggestKey(this.#model, key));
    return undefined;
  }

  #isListed({ row }: Cell): boolean {
    return (
      !row ||
      !this.#place.written ||
      row.rows.group.names.size === 0 ||
      row.rows.group.names.has(row.code)
    );
  }

  #figure(kind: string, key: string, column: number, ref: Ref): Ref | undefined {
    return this.#measureOf(kind, key, column) ? ref : NO_REF;
  }

  #measureOf(kind: string, key: string, column: number): boolean {
    if (kind !== "money" && kind !== "count") {
      this.#report(column, `“${this.#shown(key)}”不是数`, "式子里只能写金额和数量的键");
      this.measure = "unknown";
      return false;
    }
    if (this.measure === "any") this.measure = kind;
    if (this.measure !== kind && this.measure !== "unknown") {
      this.#report(
        column,
        `“${this.#shown(key)}”把金额和数量混在一起`,
        "一个式子里只写金额，或只写数量",
      );
      this.measure = "unknown";
    }
    return true;
  }

  #shown(key: string): string {
    const { shownRow } = this.#place;
    return shownRow !== undefined && key.startsWith(`${shownRow}.`)
      ? `@${key.slice(shownRow.length)}`
      : key;
  }

  #reportEmpty(pattern: string, column: number): void {
    this.measure = "unknown";
    if (this.#model.mayBeBroken(pattern)) return;
    this.#report(
      column,
      `没有一个键符合“${this.#shown(pattern)}”`,
      isPattern(pattern)
        ? "* 只代表两个点之间的一段，例：sum(basic.301*)"
        : suggestKey(this.#model, pattern),
    );
  }

  #reportNoRow(key: string, column: number): void {
    this.measure = "unknown";
    this.#report(
      column,
      `“${key}”里的 @ 在这里没有所指的行`,
      "@ 只用在 grid、rows 和带 each 的核对里",
    );
  }

  #report(column: number, wrong: string, right: string): void {
    this.problems.push({ column, wrong, right });
  }
}

function refTo(cell: Cell, factor: bigint): Ref {
  if (!cell.row) return { kind: "cell", cell, factor };
  const column = cell.row.rows.columns.find(({ question }) => question === cell.question);
  if (!column) throw new Error(`no column for ${cell.key}`);
  return { kind: "code", row: cell.row, column, factor };
}

function canMatchCode(rows: RowsModel, codes: string, matches: (code: string) => boolean): boolean {
  const { names, codeLengths } = rows.group;
  if (names.size > 0) return [...names.keys()].some(matches);
  if (isPattern(codes)) return true;
  return codeLengths.includes(codes.length);
}
