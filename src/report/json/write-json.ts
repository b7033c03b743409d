import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportedReport,
} from "../../events/report/exported-report.js";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { ReportDocument } from "../document.js";
import type { Pack } from "../../pack/pack.js";

/** A report as JSON, an answer a line, in the order of their keys: two of them can be compared line by line. */
export function writeJson(
  pack: Pack,
  snapshot: ReportSnapshot,
  { department, hash }: Pick<ReportDocument, "department" | "hash">,
): Uint8Array {
  const follows = new Set(snapshot.follows);
  const report: ExportedReport = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    pack: pack.name,
    packVersion: pack.version,
    year: snapshot.year,
    department,
    date: snapshot.date,
    hash,
    answers: snapshot.answers
      .filter(([, answer]) => answer.state !== "open")
      .map(([key, answer]) => ({
        key,
        answer,
        ...(follows.has(key) ? { follows: true as const } : {}),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    rows: snapshot.rows.map(([group, codes]) => ({ group, codes })),
    closures: snapshot.closures.map(([group, as]) => ({ group, as })),
    ...(snapshot.lastYear === undefined
      ? {}
      : { lastYear: snapshot.lastYear.map(([key, value]) => ({ key, value })) }),
  };
  return Buffer.from(`${inLines(report)}\n`);
}

/** Lists stand a line an item, everything else on the line of its name. */
function inLines(report: object): string {
  const parts = Object.entries(report).map(([name, value]: [string, unknown]) => {
    const items = Array.isArray(value)
      ? `[${value.map((item) => `\n    ${JSON.stringify(item)}`).join(",")}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${items}`;
  });
  return `{\n${parts.join(",\n")}\n}`;
}
