import { formatWan } from "../../amounts/format-money.js";
import { formatOrdinal, LIST_STYLES, type ListStyle } from "../../wording/format-list.js";
import type { CompiledTag, TemplateTag } from "../../wording/template-tag.js";
import { OPEN_MARK } from "../../wording/template-value.js";
import { parseCondition } from "../expressions/parse-condition.js";
import { isGiven } from "./is-given.js";
import { type ReportScope, scopeAtRow } from "./report-scope.js";
import { rowCodes } from "./row-codes.js";
import { closeSentence } from "./sentence-end.js";
import { readItems, readRows, readWhen } from "./tag-arguments.js";

/** What stands on its own in Markdown is set off by blank lines. */
function alone(marks: readonly string[]): string {
  return `\n\n${marks.join("\n\n")}\n\n`;
}

/** `{% when CONDITION %} … {% else %} … {% endwhen %}`; while a figure in it is open, the first text stands. */
const WHEN: TemplateTag<ReportScope> = {
  name: "when",
  body: "block with else",
  compile(argument) {
    const holds = compileWhen(argument);
    return {
      keys: [],
      render: (scope, body, otherwise) => (holds(scope) ? body(scope) : otherwise(scope)),
    };
  },
};

function compileWhen(argument: string): (scope: ReportScope) => boolean {
  const read = readWhen(argument);
  if (read.kind === "given") return ({ sheet, row }) => isGiven(sheet, read.key, row);
  const parsed = parseCondition(read.source);
  if (!parsed.ok) return () => false;
  const condition = parsed.value;
  return ({ sheet, row }) => sheet.holds(condition, row && `${row.prefix}.${row.code}`) !== false;
}

/** `{% rows function as row %}`: every code; 类: the highest only; 末级: the deepest only. */
const ROWS: TemplateTag<ReportScope> = {
  name: "rows",
  body: "block",
  compile(argument) {
    const read = readRows(argument);
    if (read === undefined) return NOTHING;
    const { prefix, level } = read;
    return {
      keys: [],
      locals: ["row"],
      render(scope, body) {
        const codes = rowCodes(scope.sheet, prefix).filter(({ depth, leaf }) =>
          level === "类" ? depth === 0 : level === "末级" ? leaf : true,
        );
        if (codes.length === 0 && waits(scope, prefix)) return openMark(scope);
        return codes.map(({ code }) => body(scopeAtRow(scope, { prefix, code }))).join("");
      },
    };
  },
};

const NOTHING: CompiledTag<ReportScope> = { keys: [], render: () => "" };

/** Nobody has said yet that there are no more rows. */
function waits({ sheet }: ReportScope, prefix: string): boolean {
  const group = sheet.pack.groups.get(prefix);
  if (group?.when !== undefined && sheet.holds(group.when) === false) return false;
  return sheet.stored.closure(prefix) === undefined;
}

function openMark(scope: ReportScope): string {
  return scope.insert({ kind: "text", text: OPEN_MARK });
}

/**
 * `{% items basic.301* %}`: the figures of a pattern that are not zero, 基本工资67.70万元、奖金56.95万元;
 * `{% items profile.duties as （一） %}`: a list, one paragraph an item.
 */
const ITEMS: TemplateTag<ReportScope> = {
  name: "items",
  body: "none",
  compile(argument) {
    const { of, style } = readItems(argument);
    return {
      keys: [],
      render: (scope) =>
        style === undefined ? figureItems(scope, of) : alone(listItems(scope, of, style)),
    };
  },
};

function figureItems(scope: ReportScope, pattern: string): string {
  const { sheet, insert } = scope;
  const texts = sheet.pack.keysOf(pattern).flatMap((key) => {
    const figure = sheet.figure(key);
    const label = sheet.pack.find(key)?.label ?? "";
    if (figure.state === "open") return [`${label}${OPEN_MARK}万元`];
    if (figure.state === "withheld" || figure.value.isZero()) return [];
    return [`${label}${formatWan(figure.value)}万元`];
  });
  return insert({ kind: "text", text: texts.join("、") });
}

function listItems(scope: ReportScope, key: string, style: ListStyle): readonly string[] {
  const { sheet } = scope;
  const answer = sheet.answer(key);
  if (answer.state === "open") {
    return sheet.pack.find(key)?.optional === true ? [] : [openMark(scope)];
  }
  if (answer.state !== "value" || answer.value.kind !== "list") return [];
  const { items } = answer.value;
  const numbered = items.length > 1 && items.every(isNumbered);
  return items.map((item, index) => {
    const number = numbered || items.length === 1 ? "" : formatOrdinal(String(index + 1), style);
    return scope.insert({ kind: "text", text: `${number}${closeSentence(item.trim())}` });
  });
}

/** Whoever numbered the items by hand keeps the numbers typed. */
function isNumbered(item: string, index: number): boolean {
  const position = String(index + 1);
  return LIST_STYLES.some((style) => {
    const number = formatOrdinal(position, style);
    return number !== "" && item.trimStart().startsWith(number);
  });
}

const TABLE: TemplateTag<ReportScope> = {
  name: "table",
  body: "none",
  compile: (table) => ({
    keys: [],
    render: ({ insert }) => alone([insert({ kind: "table", table })]),
  }),
};

const CHART: TemplateTag<ReportScope> = {
  name: "chart",
  body: "none",
  compile: (chart) => ({
    keys: [],
    render: ({ insert }) => alone([insert({ kind: "chart", chart })]),
  }),
};

/** Their arguments are checked by `loadReportTemplate`, which knows the pack. */
export const REPORT_TAGS: readonly TemplateTag<ReportScope>[] = [WHEN, ROWS, ITEMS, TABLE, CHART];
