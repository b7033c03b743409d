import type { Answer } from "../../amounts/answer.js";
import { formatWanExact } from "../../amounts/format-money.js";
import { createReportState } from "../../events/report/apply-report-event.js";
import { placeKey } from "../../events/office/office-state.js";
import type { Tally } from "../../events/report/report-events.js";
import type { Question } from "../../pack/pack.js";
import { DEPARTMENT_NAME } from "../answers/department-name.js";
import { createDraft, type Draft } from "../draft.js";
import { offerAtBegin } from "../last-year/offer-last-year.js";
import { firstOpenPosition, keysIn } from "../navigation/navigate.js";
import { firstOwnPosition } from "../sharing/own-part.js";
import { settleAll } from "../answers/settle-all.js";
import { shorten } from "../answers/show-answer.js";
import { tallyGroup } from "../answers/tally.js";
import type { Choice, Turn } from "../turn.js";

const LABELS_SHOWN = 3;
const TYPED_SHOWN = 12;

export interface WhatToBegin {
  readonly year: string;
  /** Although there is one of that year already. */
  readonly sure?: boolean;
  readonly department?: string;
}

/** Opens a report of that year and asks for the unit's portrait. */
export function beginReport(turn: Turn, what: WhatToBegin): void {
  const { year } = what;
  const pack = turn.context.packs.find((one) => one.years.includes(year));
  if (pack === undefined) {
    const years = turn.context.packs.flatMap((one) => one.years).join("、");
    turn.say(`现在能填${years}年度的报告，没有${year}年度的题目。`);
    return;
  }
  const place = departmentFor(turn, what);
  if (place === null) return;
  const { department } = place;
  if (department !== undefined) {
    const placed = turn.context.office.reports.get(placeKey(department, year));
    if (placed !== undefined) {
      turn.request({ kind: "switch-report", report: placed });
      return;
    }
  }
  const existing =
    department === undefined
      ? turn.context.reports.find(
          (report) => report.unit === "" && report.year === year && report.phase === "filling",
        )
      : undefined;
  if (existing !== undefined && what.sure !== true) {
    turn.ask(
      `您已有一份${year}年度报告：${existing.department || "未填单位"}。接着填，还是另建一份？`,
      [
        [{ label: "接着填", action: { do: "continue", report: existing.report } }],
        [{ label: "另建一份", action: { do: "new", year, sure: true } }],
      ],
    );
    return;
  }
  const draft = createDraft(pack, createReportState(turn.context.newId()));
  draft.record({
    type: "opened",
    pack: pack.name,
    packVersion: pack.version,
    packKeys: [...pack.questions.keys()],
    year,
    owner: turn.context.account,
    ...(department === undefined ? {} : { department }),
  });
  if (department !== undefined) placeReport(turn, draft, { department, year });
  if (pack.questions.has("fiscal_year")) {
    draft.record({
      type: "answered",
      key: "fiscal_year",
      answer: { state: "value", value: { kind: "year", year } },
      via: "pressed",
      typed: year,
    });
  }
  countAll(draft);
  const note = pack.notes[year];
  if (note !== undefined) turn.say(note);
  turn.draft = draft;
  turn.chatReport = draft.report.id;
  turn.position = firstOpenPosition(draft);
  offerAtBegin(turn, draft, { department: department ?? "", year });
}

/**
 * Of several departments one is chosen; somebody who is in no list keeps reports of their own.
 *
 * @returns null when something was asked or refused
 */
function departmentFor(
  turn: Turn,
  { year, department }: WhatToBegin,
): { readonly department?: string } | null {
  const { me, office } = turn.context;
  const mine = me.departments("fill");
  if (department !== undefined && mine.includes(department)) return { department };
  const [only] = mine;
  if (only === undefined) {
    if (me.may("fill")) return {};
    turn.say("您没有填报的角色。要填报，请主管邀请您做填报人。");
    return null;
  }
  if (mine.length === 1) return { department: only };
  turn.ask(
    "填哪个部门的？",
    mine.map((one): Choice[] => [
      {
        label: office.departments.get(one)?.name ?? one,
        action: { do: "new", year, department: one },
      },
    ]),
  );
  return null;
}

/** Everybody of the department comes to the same report; its name is known. */
function placeReport(
  turn: Turn,
  draft: Draft,
  { department, year }: { readonly department: string; readonly year: string },
): void {
  turn.recordOffice({ type: "report-placed", department, year, report: draft.report.id });
  const name = turn.context.office.departments.get(department)?.name;
  if (name === undefined || !draft.pack.questions.has(DEPARTMENT_NAME)) return;
  draft.record({
    type: "answered",
    key: DEPARTMENT_NAME,
    answer: { state: "value", value: { kind: "text", text: name } },
    via: "imported",
    typed: name,
  });
}

/** Counts every group anew: at the beginning, and when the pack changed. */
export function countAll(draft: Draft): void {
  const sheet = draft.sheet();
  const tallies: Record<string, Tally> = {};
  for (const group of draft.pack.groups.values()) {
    tallies[group.id] = tallyGroup(sheet, group, keysIn(draft, group));
  }
  draft.record({ type: "settled", findings: {}, reviews: {}, tallies });
}

/** Moves a report to the pack as it is now: unknown keys are kept aside, new questions are open. */
export function upgradeReport(turn: Turn, draft: Draft): void {
  const { report, pack } = draft;
  if (report.version === 0 || report.packVersion === pack.version) return;
  const known = new Set(report.packKeys);
  const added = [...pack.questions.values()].filter((one) => !known.has(one.key));
  const removed = report.packKeys.filter((key) => !pack.questions.has(key));
  draft.record({
    type: "pack-upgraded",
    from: report.packVersion,
    to: pack.version,
    packKeys: [...pack.questions.keys()],
    added: added.map((question) => question.key),
    removed,
  });
  countAll(draft);
  settleAll(draft);
  turn.say(`题目已更新到${pack.version}版，填过的都还在。${tellAdded(added)}${tellKept(draft)}`);
}

function tellAdded(added: readonly Question[]): string {
  const labels = added.filter((one) => one.value === undefined).map((one) => one.label);
  if (labels.length === 0) return "";
  const rest = labels.length > LABELS_SHOWN ? "等" : "";
  return `新增${labels.length}题：${labels.slice(0, LABELS_SHOWN).join("、")}${rest}。`;
}

/** The label of a question went with the old script: what was answered tells which it was. */
function tellKept({ report, pack }: Draft): string {
  const kept = [...report.answers].flatMap(([key, { answer, typed }]) =>
    pack.find(key) === undefined ? [showUnasked(answer, typed)] : [],
  );
  if (kept.length === 0) return "";
  const rest = kept.length > LABELS_SHOWN ? "等" : "";
  return `有${kept.length}题不再问，原来的答案（${kept.slice(0, LABELS_SHOWN).join("、")}${rest}）另存着。`;
}

function showUnasked(answer: Answer, typed: string): string {
  const value = answer.state === "value" ? answer.value : undefined;
  if (value?.kind === "money") return `${formatWanExact(value.yuan)}万元`;
  const text = value?.kind === "text" ? value.text : value?.kind === "count" ? value.count : typed;
  return `“${shorten(text, TYPED_SHOWN)}”`;
}

/** Says where a report stands that was just opened again. */
export function resumeReport(turn: Turn, draft: Draft): void {
  turn.chatReport = draft.report.id;
  if (draft.report.phase === "put-away") draft.record({ type: "taken-back" });
  turn.position = firstOwnPosition(turn, draft);
}
