import type { Answer } from "../../amounts/answer.js";
import type { Decimal } from "../../amounts/decimal.js";
import type { Question, RowGroup } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { type Candidate, CLOSED } from "./candidate.js";
import type { Compared } from "../judge-check.js";
import { measureGap } from "../measure-relation.js";
import type { Relation } from "../relation.js";
import type { Unknown } from "./solve-relation.js";
import { createLeftOutScale, LEFT_OUT } from "./weigh-left-out.js";
import { withAnswers } from "./with-answers.js";

const MOST_CODES = 3;
const ONE_YUAN: Answer = {
  state: "value",
  value: { kind: "money", yuan: "1", precision: "0" },
};

/** Codes that were not given, with the column whose amount would close the gap, likeliest first. */
export function findMissingRows(
  sheet: Sheet,
  unknowns: readonly Unknown[],
  { compared, id }: Relation,
): readonly Candidate[] {
  return columnsIn(sheet, unknowns).flatMap((place) => {
    const found = missingCodes(sheet, place.rows).flatMap((code) =>
      asMissingRow(sheet, { ...place, ...code }, { compared, id }),
    );
    return found.sort((a, b) => a.oddness - b.oddness).slice(0, MOST_CODES);
  });
}

interface RowColumn {
  readonly rows: RowGroup;
  readonly column: Question;
}

interface MissingCode {
  readonly code: string;
  readonly oddness: number;
}

function asMissingRow(
  sheet: Sheet,
  { rows, column, code, oddness }: RowColumn & MissingCode,
  { compared, id }: Pick<Relation, "compared" | "id">,
): readonly Candidate[] {
  const key = column.key.replace("@", code);
  const newRow = { prefix: rows.prefix, code };
  const trial = withAnswers(sheet, new Map([[key, ONE_YUAN]]), newRow);
  const value = closingValue(sheet, trial, compared);
  if (value === undefined) return [];
  const isPaired = createLeftOutScale(trial, id)(key, value) === LEFT_OUT.paired;
  const likelihood = isPaired ? LEFT_OUT.paired : oddness;
  return [{ key, value, newRow, kind: "missing-item", oddness: likelihood, closeness: CLOSED }];
}

/** What a figure of 1元 in the trial would have to be instead. */
function closingValue(sheet: Sheet, trial: Sheet, compared: Compared): Decimal | undefined {
  const gap = measureGap(sheet, compared);
  const weight = measureGap(trial, compared).minus(gap);
  if (weight.isZero()) return undefined;
  const value = gap.div(weight).neg();
  return value.gt(0) && value.decimalPlaces() <= 2 ? value : undefined;
}

/** Columns of repeat groups that the relation sums over. */
function columnsIn(sheet: Sheet, unknowns: readonly Unknown[]): readonly RowColumn[] {
  const columns = new Map<string, RowColumn>();
  for (const { key } of unknowns) {
    const cell = sheet.pack.find(key)?.cell;
    const rows = cell === undefined ? undefined : sheet.pack.groups.get(cell.of)?.rows;
    if (cell?.column === undefined || rows === undefined) continue;
    const column = rows.columns.find((other) => other.key.endsWith(`.@.${String(cell.column)}`));
    if (column !== undefined) columns.set(column.key, { rows, column });
  }
  return [...columns.values()];
}

/**
 * Codes given in another table and not in this one, then usual codes: first those whose 类 is not there at all.
 * As long as the codes that were given; parents and children of those are not missing.
 */
function missingCodes(sheet: Sheet, rows: RowGroup): readonly MissingCode[] {
  const given = sheet.stored.rows(rows.prefix);
  const lengths = new Set(given.map((code) => code.length));
  const [shortest = 1] = rows.codeLengths;
  const isOpen = (code: string): boolean =>
    lengths.has(code.length) &&
    !given.some((other) => other.startsWith(code) || code.startsWith(other));
  const hasClass = (code: string): boolean =>
    given.some((other) => other.startsWith(code.slice(0, shortest)));
  const elsewhere = codesElsewhere(sheet, rows);
  const usual = rows.usualCodes.filter((code) => !elsewhere.includes(code));
  return [
    ...elsewhere.filter(isOpen).map((code) => ({ code, oddness: LEFT_OUT.expected })),
    // After the cells that a given row lacks, in the order the pack finds likely.
    ...usual.filter(isOpen).map((code, index) => ({
      code,
      oddness: LEFT_OUT.unusual + (hasClass(code) ? 1 : 0) + index / 100,
    })),
  ];
}

/** Codes of other repeat groups that can stand in this one too. */
function codesElsewhere(sheet: Sheet, rows: RowGroup): readonly string[] {
  const others = [...sheet.pack.groups.values()].flatMap((group) =>
    group.rows === undefined || group.rows.prefix === rows.prefix ? [] : [group.rows],
  );
  const codes = others.flatMap(({ prefix }) => sheet.stored.rows(prefix));
  return [...new Set(codes)].filter((code) => rows.names.has(code));
}
