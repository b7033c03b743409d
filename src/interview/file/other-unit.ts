import { DEPARTMENT_NAME } from "../answers/department-name.js";
import type { Draft } from "../draft.js";
import type { Turn } from "../turn.js";

/** 编制单位：丁局, above a table. 单位：万元 tells of its amounts. */
const NAMING =
  /^(?:(?:编制|填报|填制|报送|决算)(?:单位|部门)|(?:部门|单位)名称|部门[(（]单位[)）](?:名称)?|部门)[:：](.*)$/u;
/** What may follow a name in the same cell. */
const NEXT = /\s{2,}|\s*(?:金额)?单位[:：]|\s*20\d\d年/u;
const LONGEST_NAME = 40;

/** The units that tables or a text say they are of, each once. Rows of cells as displayed. */
export function unitsNamedIn(rows: readonly (readonly string[])[]): readonly string[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      const rest = NAMING.exec(cell.trim())?.[1];
      if (rest === undefined) continue;
      const beside = row.slice(column + 1).find((other) => other.trim() !== "") ?? "";
      const [name = ""] = (rest.trim() === "" ? beside : rest).trim().split(NEXT);
      if (isName(name)) names.add(name);
    }
  }
  return [...names];
}

/** As unitsNamedIn; a row is a line, its cells stand between tabs. */
export function unitsNamedInText(text: string): readonly string[] {
  return unitsNamedIn(text.split("\n").map((line) => line.split("\t")));
}

function isName(text: string): boolean {
  return /^[\p{Script=Han}]/u.test(text) && text.length <= LONGEST_NAME && !/[:：，。]/u.test(text);
}

/** What to say where a file names another unit than that of the report; none where it names none. */
export function tellOtherUnit(
  turn: Turn,
  draft: Draft,
  units: readonly string[] = [],
): readonly string[] {
  const [own, ...more] = ownNames(turn, draft);
  if (own === undefined) return [];
  const other = units.find((name) => ![own, ...more].some((one) => isSameUnit(one, name)));
  return other === undefined ? [] : [`注意：文件写的是“${other}”，您填的是“${own}”。`];
}

/** As the report names it, and as the list of departments does. */
function ownNames({ context }: Turn, { report }: Draft): readonly string[] {
  const answer = report.answers.get(DEPARTMENT_NAME)?.answer;
  const stored =
    answer?.state === "value" && answer.value.kind === "text" ? [answer.value.text] : [];
  const listed = context.office.departments.get(report.department)?.name;
  return [...stored, ...(listed === undefined ? [] : [listed])];
}

/** Blanks, 本级 and the place in front (某市甲局) make no other unit. */
export function isSameUnit(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) =>
    name
      .normalize("NFKC")
      .replace(/\s/g, "")
      .replace(/\(?(?:本级|本部|机关|汇总)\)?$/, ""),
  ) as [string, string]; // two in, two out
  return one.endsWith(other) || other.endsWith(one);
}
