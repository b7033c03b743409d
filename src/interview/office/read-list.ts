import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { parseDate } from "../../amounts/parse-date.js";
import type { ListedDepartment } from "../../events/office/office-acts.js";
import { hasNoWords } from "../replies/no-words.js";
import { foldName } from "./find-department.js";

/** 决算批复后20日内公开（预算法第十四条）: calendar days. */
export const DAYS_TO_PUBLISH = 20;

const LONGEST_NAME = 60;
const MOST = 2_000;
/** A title, who made the list, when. */
const LINES_ABOVE = 5;
const COLUMN_TITLE = /^(?:序号|编号|备注|.{0,4}(?:名称|部门|单位|日期|时间|期限|截止日?))$/;
const NUMBER = /^\d{1,4}$/;

export interface ListReading {
  readonly list: readonly ListedDepartment[];
  /** What could not be read, a line each, told as people see their list: 第3行…… */
  readonly problems: readonly string[];
}

type Column = "name" | "parent" | "approvedOn" | "due";

const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ["approvedOn", /批复/],
  ["due", /截止|期限/],
  ["parent", /上级|主管部门|所属/],
  ["name", /名称|部门|单位/],
];

/**
 * Reads a list of departments: rows of cells as they come from a sheet or a pasted text. The first row may
 * name the columns (部门名称, 上级部门, 批复日期, 截止日期); without names they are 名称, 上级, 批复日期, 截止日期,
 * and a date in the second column is the 批复日期.
 */
export function readDepartmentRows(rows: readonly (readonly string[])[]): ListReading {
  const filled = rows
    .map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const { rows: lines, named } = splitHead(filled);
  const list: ListedDepartment[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { cells, line } of lines) {
    const read = readRow(cells, named ?? columnsByPlace(cells));
    const problem = typeof read === "string" ? read : problemWith(read, seen);
    if (problem !== undefined) problems.push(`第${line}行${problem}`);
    else if (typeof read !== "string") {
      seen.add(foldName(read.name));
      list.push(read);
    }
  }
  if (list.length > MOST) problems.push(`共${list.length}个部门，一次最多${MOST}个`);
  return { list, problems };
}

interface Line {
  readonly cells: readonly string[];
  /** Counted from 1, as people see it. */
  readonly line: number;
}

/** A title may stand above the head, and the head again where another sheet begins. */
function splitHead(filled: readonly Line[]): {
  readonly rows: readonly Line[];
  readonly named?: readonly (Column | undefined)[];
} {
  const at = filled
    .slice(0, LINES_ABOVE)
    .findIndex(
      ({ cells }, index) => columnsOf(cells) !== undefined && (index === 0 || isAllTitles(cells)),
    );
  const head = filled[at];
  const named = head === undefined ? undefined : columnsOf(head.cells);
  if (head === undefined || named === undefined) return { rows: withoutNumbers(filled) };
  const name = head.cells.join("\t");
  return { rows: filled.slice(at + 1).filter(({ cells }) => cells.join("\t") !== name), named };
}

/** Below other lines a department must not be taken for a head. */
function isAllTitles(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || COLUMN_TITLE.test(cell));
}

/** Without a head: a column of running numbers before the names. */
function withoutNumbers(rows: readonly Line[]): readonly Line[] {
  const isNumbered = rows.every(({ cells }) => NUMBER.test(cells[0] ?? ""));
  if (!isNumbered) return rows;
  return rows.map(({ cells, line }) => ({ cells: cells.slice(1), line }));
}

/** Splits a pasted list: a line a department, columns by tab, comma or 、. */
export function splitPasted(text: string): readonly (readonly string[])[] {
  return text.split(/\r?\n/).map((line) => line.split(/\t|[,，;；|]/));
}

function columnsOf(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  const taken = new Set<Column>();
  const columns = cells.map((cell) => {
    const column = HEADINGS.find(([name, is]) => !taken.has(name) && is.test(cell))?.[0];
    if (column !== undefined) taken.add(column);
    return column;
  });
  // A department may well be called 编制委员会办公室单位…: one name alone is no heading.
  const isHead =
    taken.has("name") &&
    (taken.size > 1 || /^(部门|单位)?名称$|^(部门|单位)$/.test(cells[0] ?? ""));
  return isHead ? columns : undefined;
}

function columnsByPlace(cells: readonly string[]): readonly Column[] {
  const second = cells[1] ?? "";
  return second !== "" && parseDate(second).ok
    ? ["name", "approvedOn", "due"]
    : ["name", "parent", "approvedOn", "due"];
}

function readRow(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
): ListedDepartment | string {
  const cellOf = (column: Column): string => cells[columns.indexOf(column)] ?? "";
  const approvedOn = readDay(cellOf("approvedOn"));
  const due = readDay(cellOf("due"));
  if (approvedOn === undefined) {
    return `的批复日期“${cellOf("approvedOn")}”看不懂，例：2020年8月1日`;
  }
  if (due === undefined) return `的截止日期“${cellOf("due")}”看不懂，例：2020年8月20日`;
  const parent = cellOf("parent");
  return {
    name: cellOf("name"),
    parent: parent === "" ? null : parent,
    approvedOn,
    due: due ?? (approvedOn === null ? null : dueAfter(approvedOn)),
  };
}

/** @returns null for an empty cell, undefined for what is no day */
function readDay(text: string): string | null | undefined {
  if (text === "") return null;
  const read = parseDate(text);
  return read.ok ? read.value.date : undefined;
}

/** @param approvedOn ISO date of the 批复 */
export function dueAfter(approvedOn: string): string {
  return format(addDays(parseISO(approvedOn), DAYS_TO_PUBLISH), "yyyy-MM-dd");
}

function problemWith(
  { name, parent }: ListedDepartment,
  seen: ReadonlySet<string>,
): string | undefined {
  if (name === "") return "没有部门名称";
  if (hasNoWords(name)) return `的“${name}”里没有文字，不像部门名称`;
  if (Array.from(name).length > LONGEST_NAME) return `的名称超过${LONGEST_NAME}个字`;
  if (seen.has(foldName(name))) return `“${name}”重复了`;
  if (parent !== null && foldName(parent) === foldName(name)) return `“${name}”的上级是它自己`;
  return undefined;
}
