import type { Position } from "../../events/chat/chat-events.js";
import type { ExportedReport } from "../../events/report/exported-report.js";
import { placeKey } from "../../events/office/office-state.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { mayChange } from "../navigation/lock.js";
import { resumeOf } from "../navigation/resume.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";
import { isNamed, isOfOther, isUntouched, weighExported } from "./weigh-exported.js";

type Import = Extract<Position, { at: "import" }>;

const LINES_SHOWN = 6;

/**
 * A report came as a file: into the open one of that year, else a new one. Shown before anything is stored.
 *
 * @returns whether the current prompt should be said next
 */
export function offerExported(turn: Turn, name: string, report: ExportedReport): boolean {
  const why = whyNot(turn, report);
  if (why !== undefined) {
    turn.say(why);
    return true;
  }
  const resume = resumeOf(turn.position);
  turn.position = {
    at: "import",
    name,
    report,
    ...(resume === undefined ? {} : { resume }),
  };
  return true;
}

/** Whether it goes into the report that is open. */
export function goesIntoOpen({ draft }: Turn, { year, pack }: ExportedReport): boolean {
  return draft !== null && draft.report.year === year && draft.pack.name === pack;
}

/** Why the file cannot be taken, and what to do instead. */
function whyNot(turn: Turn, report: ExportedReport): string | undefined {
  const { packs, me, office } = turn.context;
  const { year } = report;
  const isKnown = packs.some((one) => one.name === report.pack && one.years.includes(year));
  if (!isKnown) return `这是${year}年度的报告，用的题目这里没有，没有采用，什么都没改。`;
  const { draft } = turn;
  if (draft !== null && goesIntoOpen(turn, report)) {
    return mayChange(turn, draft) ? undefined : "这份报告现在不能改，文件没有采用。";
  }
  if (!me.may("fill")) return "您没有填报的角色，文件没有采用。";
  const [only, ...others] = me.departments("fill");
  if (only === undefined) return undefined;
  if (others.length > 0) return `请先打开要放进去的那份${year}年度报告，再把文件发来。`;
  return office.reports.has(placeKey(only, year))
    ? `您部门已有${year}年度的报告，请先打开它，再把文件发来；采用前会先给您看改了什么。`
    : undefined;
}

/** What taking the file would do. */
export function promptExported(turn: Turn, { name, report }: Import): void {
  const { draft } = turn;
  const isInto = draft !== null && goesIntoOpen(turn, report);
  const own = departmentHere(turn, report);
  const unit = isNamed(report) ? `“${report.department}”` : "";
  const lines = [
    `《${name}》是${report.year}年度${unit}的报告，共${report.answers.length}项，还没有记录。`,
  ];
  if (!isInto) lines.push("采用后建成一份新报告，别的报告不动。");
  else lines.push(...tellChanges(draft, report, own));
  if (own !== undefined && isOfOther(report, own))
    lines.push(`注意：文件写的是“${report.department}”，您填的是“${own}”，名称不采用。`);
  lines.push("说明问题的审核说明和操作记录不在文件里。");
  turn.ask(lines.join("\n"), [
    [
      { label: isInto ? "全部采用" : "新建并采用", action: { do: "import", take: true } },
      { label: "取消", action: { do: "import", take: false } },
    ],
  ]);
}

/** The department the file would go to; undefined: one's own report, of no department. */
export function departmentHere(turn: Turn, report: ExportedReport): string | undefined {
  const { draft, context } = turn;
  const isInto = draft !== null && goesIntoOpen(turn, report);
  const [department] = isInto ? [draft.report.department] : context.me.departments("fill");
  return context.office.departments.get(department ?? "")?.name;
}

function tellChanges(
  draft: Draft,
  file: ExportedReport,
  own: string | undefined,
): readonly string[] {
  const { changes, replaced, kept, unknown } = weighExported(draft, file, own);
  const { stored } = draft.sheet();
  const shown = changes
    .filter(({ key }) => (stored.answer(key) ?? { state: "open" }).state !== "open")
    .slice(0, LINES_SHOWN)
    .flatMap(({ key, answer }) => {
      const question = draft.pack.find(key);
      const before = stored.answer(key);
      if (question === undefined || before === undefined) return [];
      const was = showAnswer(question, before);
      return [`${nameQuestion(draft, key)} ${showAnswer(question, answer)}（原来${was}）`];
    });
  return [
    isUntouched(draft)
      ? "采用后放进现在这份空的报告。"
      : `采用后放进现在这份：新填${changes.length - replaced}项，改${replaced}项，文件里没有的${kept}项不动。`,
    ...(isUntouched(draft) ? [] : shown),
    ...(unknown === 0 ? [] : [`有${unknown}项现在的题目里没有，不采用。`]),
  ];
}
