import type { TotalsDepartment, TotalsMade, TotalsScope } from "../../events/office/totals.js";
import { isAddedUp } from "../../events/office/totals.js";
import type { TotalsWork } from "../../interview/bureau-work.js";
import { stageOf } from "../../status/build-status.js";
import type { Jobs, OutFile, Store } from "../ports.js";
import type { RecordExport } from "./record-export.js";
import { takeSnapshot } from "../requests/take-snapshot.js";

export interface MakeTotalsOptions {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly recordExport: RecordExport;
}

const NAMES_TOLD = 8;

/**
 * Loads the reports that count, and no others, and has them added up.
 *
 * @param who.today ISO date in the bureau's time zone
 * @returns the workbook, or what to say where nothing could be added up
 */
export async function makeTotals(
  { store, jobs, recordExport }: MakeTotalsOptions,
  work: TotalsWork,
  who: { readonly chat: string; readonly account: string; readonly today: string },
): Promise<OutFile | string> {
  const { year, title, unapproved } = work;
  const departments: TotalsDepartment[] = [];
  for (const { report: id, ...one } of work.departments) {
    const counts = id !== null && isAddedUp(one.stage, unapproved);
    const { report } = await store.load(who.chat, counts ? id : null);
    if (report === null) departments.push({ ...one, snapshot: null });
    else {
      // It may have moved on since it was chosen.
      const stage = stageOf(report.phase);
      const snapshot = isAddedUp(stage, unapproved)
        ? takeSnapshot(report, [], who.today).report
        : null;
      departments.push({ ...one, stage, snapshot });
    }
  }
  const made = await jobs.totals({ year, title, unapproved, departments, date: who.today });
  const told = tellTotals(made);
  if (made.file === null) return `没有能汇总的报告，没有做表。\n${told}`;
  const { name, mime, bytes } = made.file;
  for (const [index, { scope }] of made.scopes.entries()) {
    const report = work.departments[index]?.report ?? null;
    if (scope.is !== "counted" || report === null) continue;
    await recordExport({ report, account: who.account, files: [name], hash: "" });
  }
  return { kind: "file", name, mime, bytes, caption: `《${name}》\n${told}` };
}

/** Who is in it and who is not, by name. */
function tellTotals({ scopes, gaps }: TotalsMade): string {
  const of = (is: TotalsScope["is"]) => scopes.filter(({ scope }) => scope.is === is);
  const counted = of("counted");
  const open = counted.filter(({ scope }) => scope.is === "counted" && scope.unapproved);
  const included = of("included").map(({ name, scope }) =>
    scope.is === "included" ? `${name}（已含在${scope.in}的报告里）` : name,
  );
  const missing = of("missing").map(({ name, scope }) =>
    scope.is === "missing" ? `${name}（${scope.why}）` : name,
  );
  const unapproved =
    open.length === 0 ? "" : `，其中未审定${open.length}家：${some(open.map(({ name }) => name))}`;
  return [
    `计入${counted.length}家${unapproved}。`,
    ...(included.length === 0 ? [] : [`不重复计${included.length}家：${some(included)}。`]),
    ...(missing.length === 0 ? [] : [`缺${missing.length}家：${some(missing)}。`]),
    ...(gaps === 0 ? [] : [`有${gaps}格没有填或不公开，不当作0，逐项见“缺的数”表。`]),
  ].join("\n");
}

function some(names: readonly string[]): string {
  if (names.length <= NAMES_TOLD) return names.join("、");
  return `${names.slice(0, NAMES_TOLD).join("、")}等，全部见“汇总范围”表`;
}
