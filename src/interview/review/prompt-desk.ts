import { formatDate } from "../../amounts/format-date.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { Draft } from "../draft.js";
import { mayTake, phaseNow, placeOf } from "../navigation/lock.js";
import { percentDone } from "../prompts/header.js";
import { shorten } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { tellChange } from "./changes.js";
import { largeChangesOf } from "./large-changes.js";
import { reasonOf, tellingFindings, unpassedErrors } from "./open-findings.js";
import { departmentOf, isContributor, isMine, nameOfAccount } from "./people.js";
import { otherChanges, type RemarkedAnswer, remarkedAnswers, tellRemarked } from "./remarks.js";
import { tellDay } from "./tell-day.js";

const SHOWN = 3;
const REASON = 60;

/** What somebody is shown of a report that is not theirs to fill now: what there is to decide, or where it stands. */
export function promptDesk(turn: Turn, draft: Draft): void {
  turn.position = { at: "done" };
  if (mayTake(turn, draft, "approved")) return promptReviewer(turn, draft);
  turn.ask(standing(turn, draft), [stepChoices(turn, draft), lookChoices()]);
}

/** One screen for the reviewer: problems, exceptions and changes, nothing that is in order. */
function promptReviewer(turn: Turn, draft: Draft): void {
  const { submission, submissions } = draft.report.review;
  const findings = tellingFindings(draft);
  const unpassed = unpassedErrors(draft);
  const changes =
    submissions > 1 || draft.report.review.correction !== null ? otherChanges(draft) : [];
  const remarked = remarkedAnswers(draft);
  const large = largeChangesOf(draft);
  const who = submission === null ? "" : `，${nameOfAccount(turn, submission.by)}提交`;
  const lines = [
    `${departmentOf(turn, draft)}${draft.report.year}年度决算公开${who}。${countsOf(draft, findings)}与上年差30%以上${large.length}项。`,
    ...tellCorrection(draft),
    ...some(findings.map((finding) => tellException(draft, finding))),
    ...(remarked.length === 0 ? [] : [countRemarked(remarked)]),
    ...some(remarked.map(tellRemarked)),
    ...some(changes.map((change) => `改过 ${tellChange(change)}`)),
    ...some(large.map((line) => `比上年 ${line}`)),
  ];
  const isOwn = isContributor(draft, (account) => isMine(turn, account));
  if (isOwn) lines.push("这份报告里有您填的内容，不能由您通过。");
  const passing = isOwn ? [] : unpassed.slice(0, SHOWN).map(passChoice);
  turn.ask(lines.join("\n"), [
    ...passing.map((choice) => [choice]),
    [
      { label: "看变化", action: { do: "review", act: { what: "changes" } } },
      { label: "看全文", action: { do: "preview", section: "" } },
      ...noteChoices(draft),
    ],
    [
      ...(isOwn
        ? []
        : [{ label: "通过", action: { do: "review", act: { what: "approve" } } } as const]),
      { label: "退回", action: { do: "review", act: { what: "return" } } },
    ],
    stepChoices(turn, draft),
  ]);
}

/** 退回的5处：改了3处，没有改2处。 */
function countRemarked(remarked: readonly RemarkedAnswer[]): string {
  const same = remarked.filter(({ change }) => change === null).length;
  const counts = [
    ...(same < remarked.length ? [`改了${remarked.length - same}处`] : []),
    ...(same > 0 ? [`没有改${same}处`] : []),
  ];
  return `退回的${remarked.length}处：${counts.join("，")}。`;
}

function some(lines: readonly string[]): readonly string[] {
  const more = lines.length - SHOWN;
  return more > 0 ? [...lines.slice(0, SHOWN), `……还有${more}项，点〔看变化〕`] : lines;
}

function countsOf(draft: Draft, findings: readonly KeptFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const explained = findings.filter(({ id }) => draft.isAccepted(id)).length;
  const said = explained === 0 ? "" : `（已说明${explained}项）`;
  return `必须改${errors}项，请核实${warnings}项${said}，`;
}

/** ⚠ 必须改：…… 说明：合同跨年付款（待放行） */
export function tellException(draft: Draft, finding: KeptFinding): string {
  const reason = reasonOf(draft, finding.id);
  const isError = finding.severity === "error";
  const isPassed = isError && !unpassedErrors(draft).includes(finding);
  const said = reason === undefined ? "没有说明" : `说明：${shorten(reason, REASON)}`;
  const state = !isError ? "" : isPassed ? "（已放行）" : "（待放行）";
  return `${isError ? "⚠ 必须改" : "请核实"}：${finding.says} ${said}${state}`;
}

function passChoice({ id, says }: KeptFinding): Choice {
  return {
    label: `放行：${shorten(says, 20)}`,
    action: { do: "review", act: { what: "pass", finding: id } },
  };
}

function tellCorrection({ report }: Draft): readonly string[] {
  const { correction } = report.review;
  if (correction === null) return [];
  const cause = correction.cause === "text" ? "公开稿抄错" : "批复数有误";
  return [`更正（${cause}）：${correction.why}`];
}

function noteChoices({ report }: Draft): readonly Choice[] {
  if (report.review.correction === null) return [];
  return [{ label: "更正说明", action: { do: "review", act: { what: "note" } } }];
}

/** Where a report stands, for whoever may only look at it. */
function standing(turn: Turn, draft: Draft): string {
  const { report } = draft;
  const title = `${departmentOf(turn, draft)}${report.year}年度决算公开`;
  const phase = phaseNow(draft);
  const since = tellDay(turn, phase === report.phase ? report.phaseSince : turn.context.now);
  const version = report.review.versions.at(-1);
  switch (phase) {
    case "review":
      return `${title}：待审核，${since}提交。审核期间不能改${mayTake(turn, draft, "withdrawn") ? "，要改先撤回" : ""}。`;
    case "approved":
      return `${title}：${tellDay(turn, version?.on ?? report.phaseSince)}已通过审核 ✅ 内容已封存。${tellPublishing(turn, draft)}`;
    case "published":
      return `${title}：${formatDate(version?.published?.on ?? "")}已公开 ✅ ${version?.published?.address ?? ""}`;
    case "returned":
      return `${title}：${since}退回，填报人在改。`;
    case "correcting":
      return `${title}：${since}开始更正，填报人在改。`;
    case "put-away":
    case "none":
    case "filling":
      return `${title}：填报中，已填${percentDone(draft)}%。您可以看，不能改。`;
    default:
      throw new Error(`unknown phase: ${JSON.stringify(phase satisfies never)}`);
  }
}

/** Who has the button presses it; others are told whose it is. */
function tellPublishing(turn: Turn, draft: Draft): string {
  if (mayTake(turn, draft, "published")) return "公开以后，点〔已公开〕填日期和网址。";
  const [responsible, ...more] = turn.context.whoMay("submit", placeOf(draft.report));
  const name = responsible === undefined || more.length > 0 ? "" : responsible.name;
  return `公开以后，由负责的填报人${name}登记日期和网址。`;
}

function stepChoices(turn: Turn, draft: Draft): Choice[] {
  const steps = [
    { step: "withdrawn", label: "撤回", act: { what: "withdraw" } },
    { step: "published", label: "已公开", act: { what: "publish" } },
    { step: "correction-opened", label: "更正", act: { what: "correct" } },
  ] as const;
  return steps
    .filter(({ step }) => mayTake(turn, draft, step))
    .map(({ label, act }) => ({ label, action: { do: "review", act } }));
}

function lookChoices(): Choice[] {
  return [
    { label: "看全文", action: { do: "preview", section: "" } },
    { label: "填报清单", action: { do: "list" } },
  ];
}
