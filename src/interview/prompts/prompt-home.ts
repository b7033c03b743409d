import { STAGE_NAMES } from "../../events/office/bureau-status.js";
import { placeKey } from "../../events/office/office-state.js";
import type { ReportSummary } from "../../events/report/report-summary.js";
import { hasRole, type Me } from "../me.js";
import type { Choice, Turn } from "../turn.js";
import { toFill } from "../opening/several-reports.js";
import { yearsOffered } from "../opening/years.js";

const REPORTS_SHOWN = 6;

/** Outside a report: begin one, or go on with one. */
export function promptHome(turn: Turn): void {
  const { me } = turn.context;
  const reports = turn.context.reports.map((report) => asOfNow(turn, report));
  const begin: Choice[] = (me.may("fill") ? yearsOffered(turn) : []).map((year) => ({
    label: `${hasReportsOf(turn, year) ? "打开" : "新建"}${year}年度报告`,
    action: { do: "new", year },
  }));
  const open = toFill(reports).slice(0, REPORTS_SHOWN);
  const away = reports.filter((report) => report.phase === "put-away").slice(0, REPORTS_SHOWN);
  turn.ask(greet(me), [
    begin,
    officeChoices(me),
    ...open.map((report): Choice[] => [
      { label: `继续：${nameOf(report)}`, action: { do: "continue", report: report.report } },
    ]),
    ...away.map((report): Choice[] => [
      { label: `取回：${nameOf(report)}`, action: { do: "continue", report: report.report } },
    ]),
    ...[...handedIn(reports), ...readable(turn)].map((report): Choice[] => [
      { label: `看：${toRead(report)}`, action: { do: "continue", report: report.report } },
    ]),
  ]);
}

/** Whether every department one fills for has its report of that year: the button opens it. */
function hasReportsOf({ context: { me, office } }: Turn, year: string): boolean {
  const mine = me.departments("fill");
  return mine.length > 0 && mine.every((one) => office.reports.has(placeKey(one, year)));
}

/** What people call the last one: opens it where there is but one to go on with, offers all where there are more. */
export function goOn(turn: Turn): void {
  const [only, ...more] = turn.draft === null ? toFill(turn.context.reports) : [];
  if (only === undefined || more.length > 0) promptHome(turn);
  else turn.request({ kind: "switch-report", report: only.report });
}

/** Reports of one's own with the reviewer or past them: not to be filled, but to be found. */
function handedIn(reports: readonly ReportSummary[]): readonly ReportSummary[] {
  return reports
    .filter(({ phase }) => phase === "review" || phase === "approved" || phase === "published")
    .slice(0, REPORTS_SHOWN);
}

/** What waits for a reviewer first. Where they are many, 〔进度〕 leads to the others. */
function readable({ context: { me, readable: all } }: Turn): readonly ReportSummary[] {
  const open = all.filter(({ phase }) => phase !== "none" && phase !== "put-away");
  const waits = ({ phase, unit }: ReportSummary): boolean =>
    phase === "review" && me.may("review", { department: unit });
  const ordered = [...open.filter(waits), ...open.filter((one) => !waits(one))];
  return ordered.slice(0, REPORTS_SHOWN);
}

function toRead({ year, department, phase }: ReportSummary): string {
  const stage = phase === "none" || phase === "put-away" ? "" : `（${STAGE_NAMES[phase]}）`;
  return `${year}年度 ${department === "" ? "未填单位" : department}${stage}`;
}

function greet(me: Me): string {
  const hello = me.name === "" ? "" : `${me.name}，您好！`;
  if (!hasRole(me))
    return `${hello}您现在没有角色，不能填报也不能查看。要继续，请主管再给您邀请码。`;
  return `${hello}${whatFor(me)}涉密内容请不要输入。`;
}

/** Whoever fills nothing is told what they are here for. */
function whatFor(me: Me): string {
  if (me.may("fill")) return "我帮您填部门决算公开报告。";
  if (me.may("manage")) return "我帮您管部门决算公开：看进度、催办、邀请人。";
  if (me.may("review")) return "我帮您审部门决算公开报告，送审了就告诉您。";
  return "我帮您填部门决算公开报告。";
}

/** What those who keep the bureau can do, one tap away. */
function officeChoices(me: Me): Choice[] {
  const status: Choice = { label: "进度", action: { do: "office", act: { what: "status" } } };
  const places = me.departments("status").length;
  if (!me.may("manage")) return places > (me.may("fill") ? 1 : 0) ? [status] : [];
  const choices: Choice[] = [
    status,
    { label: "邀请", action: { do: "office", act: { what: "invite" } } },
    { label: "人员", action: { do: "office", act: { what: "people" } } },
  ];
  if (me.departments("total").length > 1) {
    choices.push({ label: "汇总", action: { do: "office", act: { what: "totals" } } });
  }
  if (me.mayEverywhere("manage")) {
    choices.unshift({ label: "部门名单", action: { do: "office", act: { what: "list" } } });
  }
  return choices;
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
  const isBack = report.phase === "returned" || report.phase === "correcting";
  const state = isBack ? STAGE_NAMES[report.phase] : `${percent}%`;
  return `${report.year}年度 ${department}（${state}）`;
}
