import type { ReportSummary } from "../../events/report-summary.js";
import type { Choice, Turn } from "../turn.js";

const REPORTS_SHOWN = 6;

/** Outside a report: begin one, or go on with one. */
export function promptHome(turn: Turn): void {
  const { packs } = turn.context;
  const reports = turn.context.reports.map((report) => asOfNow(turn, report));
  const years = [...new Set(packs.flatMap((pack) => pack.years))].sort();
  const begin: Choice[] = years.map((year) => ({
    label: `新建${year}年度报告`,
    action: { do: "new", year },
  }));
  const filling = reports.filter((report) => report.phase === "filling").slice(0, REPORTS_SHOWN);
  const away = reports.filter((report) => report.phase === "put-away").slice(0, REPORTS_SHOWN);
  turn.ask("我帮您填部门决算公开报告。涉密内容请不要输入。", [
    begin,
    ...filling.map((report): Choice[] => [
      { label: `继续：${nameOf(report)}`, action: { do: "continue", report: report.report } },
    ]),
    ...away.map((report): Choice[] => [
      { label: `取回：${nameOf(report)}`, action: { do: "continue", report: report.report } },
    ]),
  ]);
}

/** The list was made before this step: the report may just have been put away. */
function asOfNow({ draft }: Turn, report: ReportSummary): ReportSummary {
  const isAway =
    draft?.report.id === report.report && draft.events.some((event) => event.type === "put-away");
  return isAway ? { ...report, phase: "put-away" } : report;
}

function nameOf(report: ReportSummary): string {
  const department = report.department === "" ? "未填单位" : report.department;
  const percent = report.asked === 0 ? 0 : Math.floor((report.done * 100) / report.asked);
  return `${report.year}年度 ${department}（${percent}%）`;
}
