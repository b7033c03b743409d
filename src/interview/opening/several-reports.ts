import type { Action } from "../../events/chat/chat-events.js";
import type { ReportSummary } from "../../events/report/report-summary.js";
import { DEPARTMENT_NAME } from "../answers/department-name.js";
import type { Draft } from "../draft.js";
import type { Turn } from "../turn.js";

const LONGEST_CALL = 60;
const CALLED =
  /^(?:继续|接着填|打开|切换到?|换到|换成|回到)[:\s]*(20\d\d)(?:年度?)?(?:的|决算|报告|\s.*)?$/;
/** After so long nobody knows any more which report was asked about. */
const FORGOTTEN_MS = 6 * 60 * 60 * 1000;

/** Reports somebody can go on with. */
export function toFill(reports: readonly ReportSummary[]): readonly ReportSummary[] {
  return reports.filter(
    ({ phase }) => phase === "filling" || phase === "returned" || phase === "correcting",
  );
}

/**
 * Finds out, as one comes to a report, whether its questions have to name their year: reports of other years are under
 * way, too. Only then: an answer costs the same however many reports there are.
 */
export function noteYears(turn: Turn): void {
  const { draft, context } = turn;
  if (draft === null || !isComing(turn)) return;
  const own = yearOf(draft);
  turn.namesYear = toFill(context.reports).some(({ year }) => year !== own);
}

/** 2019年度： where every question has to name its year; else nothing. */
export function yearBefore(turn: Turn, draft: Draft): string {
  return turn.namesYear ? `${yearOf(draft)}年度：` : "";
}

/**
 * The report to go on with that 继续2019年度, 打开2019 or 切换到2019 names; undefined where no other one alone is of that
 * year.
 */
export function reportCalled({ context, chatReport }: Turn, text: string): Action | undefined {
  if (text.length > LONGEST_CALL) return undefined;
  const [, year] = CALLED.exec(text.normalize("NFKC").trim()) ?? [];
  if (year === undefined) return undefined;
  const [only, ...more] = toFill(context.reports).filter((report) => report.year === year);
  if (only === undefined || more.length > 0 || only.report === chatReport) return undefined;
  return { do: "continue", report: only.report };
}

/** Says which report it is, where somebody has several, as one comes to it from another one or after a while. */
export function tellReport(turn: Turn): void {
  const { draft, context, position } = turn;
  if (draft === null || turn.chatReport !== draft.report.id || position.at === "home") return;
  if (!isComing(turn)) return;
  if (toFill(context.reports).every(({ report }) => report === draft.report.id)) return;
  turn.say(`这是${nameReport(turn, draft)}的报告。`);
}

/** From another report, or after a while. */
function isComing(turn: Turn): boolean {
  const { chatReport, context, input } = turn;
  return chatReport !== context.chat.report || input.kind === "resume" || isForgotten(turn);
}

/** 2019年度城南办公室; without a name the year alone. */
export function nameReport({ context }: Turn, draft: Draft): string {
  const answer = draft.sheet().stored.answer(DEPARTMENT_NAME);
  const written =
    answer?.state === "value" && answer.value.kind === "text" ? answer.value.text : "";
  const listed = context.office.departments.get(draft.report.department)?.name;
  return `${yearOf(draft)}年度${listed ?? written}`;
}

/** Also of one this step opens. */
function yearOf({ report, events }: Draft): string {
  const [opened] = events;
  return opened?.type === "opened" ? opened.year : report.year;
}

function isForgotten({ context: { chat, now } }: Turn): boolean {
  return chat.askedAt !== "" && Date.parse(now) - Date.parse(chat.askedAt) > FORGOTTEN_MS;
}
