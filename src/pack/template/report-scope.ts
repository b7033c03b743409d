import { type Answer, OPEN, type Value, WITHHELD } from "../../amounts/answer.js";
import type { TemplateScope, TemplateValue } from "../../wording/template-value.js";
import type { Insertion } from "./report-template.js";
import { codePath } from "./row-codes.js";
import type { Sheet } from "../sheet/sheet.js";
import { scopeOf } from "./template-scope.js";

/** The row a `{% rows %}` loop stands at. */
export interface CurrentRow {
  readonly prefix: string;
  readonly code: string;
}

/** What report.md is printed from. */
export interface ReportScope extends TemplateScope {
  readonly sheet: Sheet;
  readonly row?: CurrentRow;
  /** Keeps something to put into the text. @returns the mark that stands for it */
  readonly insert: (insertion: Insertion) => string;
}

type Insert = ReportScope["insert"];

export function createReportScope(sheet: Sheet, insert: Insert): ReportScope {
  return { ...scopeOf(sheet), sheet, insert };
}

/** The same scope at one row: `row.name`, `row.general_total`. */
export function scopeAtRow(scope: ReportScope, row: CurrentRow): ReportScope {
  return {
    sheet: scope.sheet,
    row,
    insert: scope.insert,
    lookup: (key) =>
      key.startsWith("row.") ? lookUpInRow(scope.sheet, row, key.slice(4)) : scope.lookup(key),
  };
}

/** Names every row has beside its columns. */
export const ROW_NAMES = ["code", "name", "path"] as const;

function lookUpInRow(
  sheet: Sheet,
  { prefix, code }: CurrentRow,
  column: string,
): TemplateValue | undefined {
  switch (column) {
    case "code":
      return { kind: "text", answer: text(code) };
    case "name": {
      const name = sheet.codeName(prefix, code);
      return { kind: "text", answer: name === undefined ? OPEN : text(name) };
    }
    case "path": {
      const path = codePath(sheet, prefix, code);
      return { kind: "text", answer: path === undefined ? OPEN : text(path) };
    }
    default:
      return lookUpCell(sheet, `${prefix}.${code}.${column}`);
  }
}

/** A figure of 类 or 款 is the sum over the codes below it, which only `figure` tells. */
function lookUpCell(sheet: Sheet, key: string): TemplateValue | undefined {
  const value = scopeOf(sheet).lookup(key);
  if (value === undefined || (value.kind !== "money" && value.kind !== "count")) return value;
  return { ...value, answer: figureAnswer(sheet, key, value.kind) };
}

function figureAnswer(sheet: Sheet, key: string, kind: "money" | "count"): Answer {
  const figure = sheet.figure(key);
  if (figure.state === "open") return OPEN;
  if (figure.state === "withheld") return WITHHELD;
  const amount = figure.value.toFixed();
  const value: Value =
    kind === "money"
      ? { kind, yuan: amount, precision: figure.precision.toFixed() }
      : { kind, count: amount };
  return { state: "value", value };
}

function text(words: string): Answer {
  return { state: "value", value: { kind: "text", text: words } };
}
