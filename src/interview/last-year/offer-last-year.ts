import type { Value } from "../../amounts/answer.js";
import type { Key } from "../../pack/pack.js";
import type { LastYearOf } from "../context.js";
import type { Draft } from "../draft.js";
import type { LastYearFile } from "../file/file-reading.js";
import { tellOtherUnit } from "../file/other-unit.js";
import { mayChange } from "../navigation/lock.js";
import { resumeOf } from "../navigation/resume.js";
import type { Turn } from "../turn.js";
import { valuesOfReport } from "./values-of-report.js";
import { weighLastYear } from "./weigh-last-year.js";

const REMARKS_KEPT = 6;

/** What is said of last year, and where it comes from. */
export interface LastYearSource {
  /** The name of a file; "" for the report that is kept here. */
  readonly name: string;
  readonly values: ReadonlyMap<Key, Value>;
  readonly remarks?: readonly string[];
}

/** The year before, "2018". */
export function yearBefore(year: string): string {
  return String(Number(year) - 1);
}

/** A report is begun: that of last year is offered where there is a finished one. */
export function offerAtBegin(turn: Turn, draft: Draft, of: LastYearOf): void {
  const values = keptValues(turn, of);
  if (typeof values !== "string") showLastYear(turn, draft, of.year, { name: "", values });
}

/** Somebody asks for last year's report. */
export function offerLastYear(turn: Turn, draft: Draft): void {
  const { report } = draft;
  if (!mayChange(turn, draft) || report.phase !== "filling") {
    turn.say("这份报告现在不能用上年报告来填。");
    return;
  }
  const values = keptValues(turn, report);
  if (typeof values === "string") turn.say(values);
  else if (!showLastYear(turn, draft, report.year, { name: "", values }))
    turn.say(`${yearBefore(report.year)}年度的报告已经用过，没有要改的。`);
}

/** Last year's report was sent as a file. @returns whether the current prompt should be said next */
export function offerFile(turn: Turn, draft: Draft, name: string, file: LastYearFile): boolean {
  const values = new Map(Object.entries(file.values));
  const remarks = [...tellOtherUnit(turn, draft, file.units), ...file.remarks];
  const source = { name, values, remarks: remarks.slice(0, REMARKS_KEPT) };
  if (!showLastYear(turn, draft, draft.report.year, source))
    turn.say(`《${name}》是${file.year}年度的，没有认出能带到今年的内容，什么都没改。`);
  return true;
}

/** @returns whether there is anything to take over */
export function showLastYear(
  turn: Turn,
  draft: Draft,
  year: string,
  { name, values, remarks = [] }: LastYearSource,
): boolean {
  const { proposals, starts } = weighLastYear(draft, values);
  const isKnown = starts.every((key) => draft.carried(key) !== undefined);
  if (proposals.length === 0 && isKnown) return false;
  const resume = draft.report.version === 0 ? undefined : resumeOf(turn.position);
  turn.position = {
    at: "last-year",
    name,
    year: yearBefore(year),
    values: Object.fromEntries(values),
    remarks,
    ...(resume === undefined ? {} : { resume }),
  };
  return true;
}

/** What the report kept here says; a text tells why there is none. */
function keptValues(turn: Turn, of: LastYearOf): ReadonlyMap<Key, Value> | string {
  const before = yearBefore(of.year);
  const found = turn.context.lastYearsReport(of);
  const isOwn = of.department === "";
  if (found.is === "unfinished")
    return `${before}年度的报告还没有${isOwn ? "填完" : "通过审核"}，先不能用。可以把公开稿（Word、PDF或文字）发给我。`;
  const pack =
    found.is === "found"
      ? turn.context.packs.find(
          (one) => one.name === found.report.pack && one.years.includes(before),
        )
      : undefined;
  if (found.is === "none" || pack === undefined)
    return `这里没有${before}年度的报告。可以把上年的公开稿（Word、PDF或文字）发给我。`;
  return valuesOfReport(pack, found.report);
}
