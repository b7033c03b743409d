import type { Answer } from "../amounts/answer.js";
import type { Question, RowGroup } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";
import { type Candidate, CLOSED } from "./candidate.js";
import type { Compared } from "./judge-check.js";
import { measureGap } from "./measure-relation.js";
import type { Unknown } from "./solve-relation.js";
import { withAnswers } from "./with-answers.js";

const MOST_CODES = 3;
const ONE_YUAN: Answer = {
  state: "value",
  value: { kind: "money", yuan: "1", precision: "0" },
};

/** Codes most departments have and nobody gave, with the column whose amount would close the gap. */
export function findMissingRows(
  sheet: Sheet,
  unknowns: readonly Unknown[],
  compared: Compared,
): readonly Candidate[] {
  const gap = measureGap(sheet, compared);
  return columnsIn(sheet, unknowns).flatMap(({ rows, column }) =>
    missingCodes(sheet, rows).flatMap((code, index): Candidate[] => {
      const key = column.key.replace("@", code);
      const newRow = { prefix: rows.prefix, code };
      const moved = measureGap(withAnswers(sheet, new Map([[key, ONE_YUAN]]), newRow), compared);
      const weight = moved.minus(gap);
      if (weight.isZero()) return [];
      const value = gap.div(weight).neg();
      if (!value.gt(0) || value.decimalPlaces() > 2) return [];
      // After the cells that a given row lacks, in the order the pack finds likely.
      return [
        { key, value, newRow, kind: "missing-item", oddness: 2 + index / 10, closeness: CLOSED },
      ];
    }),
  );
}

interface RowColumn {
  readonly rows: RowGroup;
  readonly column: Question;
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

/** Usual codes that were not given, as long as the codes that were; parents and children of those are not missing. */
function missingCodes(sheet: Sheet, rows: RowGroup): readonly string[] {
  const given = sheet.stored.rows(rows.prefix);
  const lengths = new Set(given.map((code) => code.length));
  return rows.usualCodes
    .filter((code) => lengths.has(code.length))
    .filter((code) => !given.some((other) => other.startsWith(code) || code.startsWith(other)))
    .slice(0, MOST_CODES);
}
