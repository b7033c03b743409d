import { placeKey } from "../events/office/office-state.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import type { LastYearOf, LastYearsReport } from "../interview/context.js";
import type { Me } from "../interview/me.js";
import type { Store } from "./ports.js";

const NONE: LastYearsReport = Object.freeze({ is: "none" });

/**
 * The report of the year before: of the same department, or of this person where it is of none. One report is loaded,
 * however many there are; one this person may not read is none.
 *
 * @param chat the chat it is asked in
 */
export async function findLastYear(
  store: Store,
  me: Me,
  { of, chat }: { readonly of: LastYearOf; readonly chat: string },
): Promise<LastYearsReport> {
  const year = String(Number(of.year) - 1);
  const id =
    of.department === ""
      ? await findOwn(store, me, year)
      : store.office().reports.get(placeKey(of.department, year));
  if (id === undefined) return NONE;
  const { report } = await store.load(chat, id);
  if (report === null || report.year !== year || !me.may("read", report)) return NONE;
  return isFinished(report) ? { is: "found", report } : { is: "unfinished" };
}

/** A department's report was let pass; one of nobody's list has nobody to let it pass, and is filled whole. */
function isFinished({ department, phase, asked, done }: ReportState): boolean {
  if (phase === "approved" || phase === "published") return true;
  return department === "" && isWhole({ asked, done });
}

function isWhole({ asked, done }: Pick<ReportSummary, "asked" | "done">): boolean {
  return asked > 0 && done >= asked;
}

/** The newest that is whole, else the newest. */
async function findOwn(store: Store, me: Me, year: string): Promise<string | undefined> {
  const own = (await store.summaries({ owner: me.account }))
    .filter((one) => one.unit === "" && one.year === year && one.phase !== "none")
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  return (own.find(isWhole) ?? own[0])?.report;
}
