import type { ScopedDepartment, TotalsMade, TotalsOrder } from "../../events/office/totals.js";
import type { Pack } from "../../pack/pack.js";
import type { ReportFile } from "../compile-report.js";
import { writeTotals } from "../xlsx/write-totals.js";
import { compareDepartments } from "./compare-departments.js";
import { consolidateTable, type Counted } from "./consolidate-table.js";
import { listGaps, listScope } from "./list-scope.js";
import { scopeDepartments } from "./scope-departments.js";

export interface CompiledTotals extends TotalsMade {
  /** null: nobody is counted. */
  readonly file: ReportFile | null;
}

/**
 * The totals of a bureau as a workbook: the official tables added up, a row for each department beside the others,
 * and who is in it.
 */
export async function compileTotals(pack: Pack, order: TotalsOrder): Promise<CompiledTotals> {
  const scoped = scopeDepartments(pack, order);
  const scopes = scoped.map(({ department: { name }, scope }): ScopedDepartment => ({
    name,
    scope,
  }));
  const counted = scoped.flatMap(({ department: { name }, sheet }): Counted[] =>
    sheet === null ? [] : [{ name, sheet }],
  );
  if (counted.length === 0) return { file: null, scopes, gaps: 0 };
  const called = `${order.title}（汇总${counted.length}家）`;
  const made = pack.tables.map((spec) => consolidateTable(spec, counted, called));
  const gaps = made.flatMap((one) => one.gaps);
  const draft = scopes.some(({ scope }) => scope.is === "counted" && scope.unapproved);
  const file = await writeTotals({
    order,
    tables: made.map(({ table }) => table),
    lists: [
      compareDepartments(scoped, order),
      listScope(scoped, order, gaps),
      ...(gaps.length === 0 ? [] : [listGaps(gaps, order)]),
    ],
    house: pack.house,
    draft,
  });
  return { file, scopes, gaps: gaps.length };
}
