import type { ReportSnapshot } from "../events/report-snapshot.js";
import { createSheet } from "../pack/create-sheet.js";
import type { Pack } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";

/** The answers of a snapshot as the pack understands them. */
export function sheetOf(pack: Pack, snapshot: ReportSnapshot): Sheet {
  const answers = new Map(snapshot.answers);
  const rows = new Map(snapshot.rows);
  const closures = new Map(snapshot.closures);
  return createSheet(pack, {
    answer: (key) => answers.get(key),
    rows: (prefix) => rows.get(prefix) ?? [],
    closure: (group) => closures.get(group),
  });
}
