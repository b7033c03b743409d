import type { Draft } from "../draft.js";
import { contradictions, mustBeSettled } from "../answers/doubtful-texts.js";
import { showReview } from "../answers/show-review.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isCorrected, mayTake, phaseNow, placeOf } from "../navigation/lock.js";
import { firstOpenPosition, isComplete, isUnclosed, missingKeys } from "../navigation/navigate.js";
import type { Choice, Turn } from "../turn.js";
import { remarksLeft } from "./remarks.js";
import { changesOf, correctedAnswers } from "./changes.js";
import { isAsApproved } from "./drop-correction.js";
import { tellingFindings } from "./open-findings.js";
import {
  departmentOf,
  isContributor,
  isMine,
  nameOfAccount,
  reviewersOf,
  titleOf,
} from "./people.js";

const SHOWN = 3;

/** 〔提交审核〕 for whoever answers for the report; where there is no bureau there is nobody to hand it to. */
export function submitChoices(turn: Turn, draft: Draft): Choice[] {
  if (draft.report.department === "" || !mayTake(turn, draft, "submitted")) return [];
  if (isAsApproved(draft)) return [];
  return [{ label: "提交审核", action: { do: "review", act: { what: "submit" } } }];
}

/** Hands the report in, or goes to the first thing that stands in the way. */
export function submit(turn: Turn, draft: Draft): boolean {
  if (draft.report.department === "") {
    turn.say("这份报告不属于名单上的部门，没有审核人，直接点〔生成报告〕就行。");
    return true;
  }
  if (!mayTake(turn, draft, "submitted")) {
    turn.say(whyNotSubmitted(turn, draft));
    return true;
  }
  if (isAsApproved(draft)) {
    turn.say("更正里没有改动，不用送审。");
    turn.position = { at: "done" };
    return true;
  }
  const obstacle = findObstacle(turn, draft);
  if (obstacle !== undefined) return obstacle();
  return handIn(turn, draft);
}

/** Records it and tells the reviewers; the answers are fit to be handed in. */
function handIn(turn: Turn, draft: Draft): boolean {
  const reviewers = reviewersOf(turn, draft);
  if (reviewers.length === 0) return askForReviewer(turn, draft);
  draft.record({ type: "submitted" });
  if (isCorrected(draft)) turn.request({ kind: "note", changes: correctedAnswers(draft) });
  const text = tellReviewer(turn, draft);
  for (const { id } of reviewers) {
    turn.notify(id, { text, report: draft.report.id, opens: "review" });
  }
  const names = few(reviewers.map(({ name }) => name));
  turn.ask(`已提交审核 ✅ 审核人：${names}。审核期间不能改，要改先撤回。`, [
    [
      { label: "撤回", action: { do: "review", act: { what: "withdraw" } } },
      { label: "填报清单", action: { do: "list" } },
    ],
  ]);
  turn.position = { at: "done" };
  return false;
}

export function withdraw(turn: Turn, draft: Draft): boolean {
  if (!mayTake(turn, draft, "withdrawn")) {
    turn.say("这份报告现在没有在审核，不用撤回。");
    return true;
  }
  draft.record({ type: "withdrawn" });
  for (const { id } of reviewersOf(turn, draft)) {
    turn.notify(id, {
      text: `${titleOf(turn, draft)}由填报人撤回了，先不用审。`,
      report: draft.report.id,
    });
  }
  turn.ask("已撤回，可以改了。改好后再提交审核。", [
    [
      { label: "提交审核", action: { do: "review", act: { what: "submit" } } },
      { label: "填报清单", action: { do: "list" } },
    ],
  ]);
  turn.position = { at: "done" };
  return false;
}

function whyNotSubmitted(turn: Turn, draft: Draft): string {
  const { context } = turn;
  const place = placeOf(draft.report);
  const isResponsible = context.me.may("submit", place);
  const mayFill = context.me.may("fill", place);
  const phase = phaseNow(draft);
  if (phase === "review") {
    const change = isResponsible ? "要改，先点〔撤回〕。" : "要改，请负责的填报人先撤回。";
    return `${tellUnderReview(turn, draft)}${mayFill ? change : ""}`;
  }
  if (phase === "approved" || phase === "published") {
    const correct = isResponsible ? "发 /correct 更正" : "请负责的填报人更正";
    return `这份报告已通过审核，不用再提交。${mayFill ? `发现有误，${correct}。` : ""}`;
  }
  return `提交由负责这份报告的填报人办。${mayFill ? "您的部分填好了，他会看到。" : ""}`;
}

/** Who handed it in, and who decides now. */
function tellUnderReview(turn: Turn, draft: Draft): string {
  const { submission } = draft.report.review;
  const by = submission === null ? "" : nameOfAccount(turn, submission.by);
  const names = few(reviewersOf(turn, draft).map(({ name }) => name));
  const isMyTurn =
    mayTake(turn, draft, "approved") && !isContributor(draft, (account) => isMine(turn, account));
  if (!isMyTurn && names === "")
    return `${by}已提交，正在审核，可是现在没有能审核的人，请主管发 /invite 指定一位。`;
  return `${by}已提交，正在审核，接下来由${isMyTurn ? "您" : `审核人${names}`}通过或退回。`;
}

/** The first thing to be done before it can be handed in, and the way there. */
function findObstacle(turn: Turn, draft: Draft): (() => boolean) | undefined {
  const missing = missingKeys(draft);
  const unclosed = [...draft.pack.groups.values()].filter(
    (group) => !isComplete(draft, group) && isUnclosed(draft, group),
  );
  if (missing.length + unclosed.length > 0) {
    const names = [
      ...missing.map((key) => nameQuestion(draft, key)),
      ...unclosed.map(({ title }) => title),
    ];
    return () => {
      turn.say(`还不能提交：未填${names.length}项（${few(names)}）。先填这一项：`);
      turn.position = firstOpenPosition(draft);
      return true;
    };
  }
  const errors = tellingFindings(draft).filter(
    ({ id, severity }) => severity === "error" && !draft.isAccepted(id),
  );
  const [first] = errors;
  if (first !== undefined) {
    return () => {
      turn.say(`还不能提交：必须改${errors.length}项。改好，或写一句审核说明：`);
      turn.position = { at: "finding", finding: first.id, group: null };
      return true;
    };
  }
  const texts = mustBeSettled(draft);
  if (texts.length > 0) {
    return () => {
      const names = few(texts.map((key) => nameQuestion(draft, key)));
      turn.say(
        `还不能提交：${texts.length}段说明和数不一致（${names}）。改写，或写明为什么仍适用：`,
      );
      const [contradiction] = contradictions(draft);
      if (contradiction === undefined) return !showReview(turn, draft);
      turn.position = { at: "finding", finding: contradiction.id, group: null };
      return true;
    };
  }
  if (draft.reviews().size === 0) return undefined;
  return () => {
    turn.say(`还不能提交：待复核${draft.reviews().size}处，看一眼就行：`);
    return !showReview(turn, draft);
  };
}

function few(names: readonly string[]): string {
  return `${names.slice(0, SHOWN).join("、")}${names.length > SHOWN ? "等" : ""}`;
}

/** Without a reviewer nothing is handed in: those who can name one are told. */
function askForReviewer(turn: Turn, draft: Draft): boolean {
  const managers = turn.context
    .whoMay("manage", placeOf(draft.report))
    .filter(({ id }) => id !== turn.context.me.person);
  const department = departmentOf(turn, draft);
  for (const { id } of managers) {
    turn.notify(id, {
      text: `${titleOf(turn, draft)}填好了，可是没有能审核的人。请发 /invite 给${department}指定一位审核人，填过这份报告的人不算。`,
    });
  }
  turn.say(
    managers.length > 0
      ? "还没有能审核的人，没有提交。已告诉主管指定审核人，指定后再点〔提交审核〕。"
      : "还没有能审核的人，没有提交。请管理员指定一位审核人，再点〔提交审核〕。",
  );
  turn.position = { at: "done" };
  return true;
}

/** ××办提交了2019年度决算公开。必须改1项、请核实1项（都已说明），改过2处。 */
function tellReviewer(turn: Turn, draft: Draft): string {
  const { report } = draft;
  const findings = tellingFindings(draft);
  const explained = findings.filter(({ id }) => draft.isAccepted(id)).length;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const parts = [
    errors === 0 ? "" : `必须改${errors}项`,
    findings.length === errors ? "" : `请核实${findings.length - errors}项`,
  ].filter((part) => part !== "");
  const what =
    parts.length === 0 ? "没有待处理的问题" : `${parts.join("、")}（已说明${explained}项）`;
  const changed = report.review.submissions === 0 ? 0 : changesOf(draft).length;
  const again = report.review.submissions === 0 ? "提交了" : "又提交了";
  const since = changed === 0 ? "" : `，上次以后改了${changed}处`;
  const same = remarksLeft(draft).length;
  const left = same === 0 ? "" : `，退回的有${same}处没有改`;
  return `${departmentOf(turn, draft)}${again}${report.year}年度决算公开。${what}${since}${left}。`;
}
