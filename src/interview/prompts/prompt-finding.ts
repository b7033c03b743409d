import { findSlips } from "../../checks/slips/find-slips.js";
import { retellFinding } from "../../checks/retell-finding.js";
import type { Slip } from "../../checks/finding.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { Draft } from "../draft.js";
import { findLateChange, type LateChange } from "../answers/changed-lately.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { formatBare } from "../answers/money-unit.js";
import { shorten } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";

/** A code of seven digits and the name of a column. */
const LONGEST_NAME = 20;
const MOST_SLIPS = 3;
const TITLES = { error: "⚠ 必须改", warning: "请核实", note: "尾差" } as const;

/** Tells one finding with its likely slips, each mended by one tap. */
export function promptFinding(turn: Turn, draft: Draft, finding: KeptFinding): void {
  const late = findLateChange(draft, finding);
  const slips = slipsOf(draft, finding).filter(({ key }) => key !== late?.key);
  const question = late === undefined ? slipQuestion(draft, slips) : lateQuestion(draft, late);
  const buttons: Choice[][] = [
    ...(late === undefined ? [] : [[takeBack(draft, finding, late)]]),
    ...slips.map((slip) => [mend(draft, finding, slip)]),
  ].slice(0, MOST_SLIPS);
  buttons.push([
    finding.severity === "error"
      ? { label: "写审核说明", action: { do: "explain", finding: finding.id } }
      : { label: "没错，写一句说明", action: { do: "explain", finding: finding.id } },
    {
      label: finding.about === "text" ? "改" : "我来查",
      action: { do: "look", finding: finding.id },
    },
    { label: "先放着", action: { do: "later", finding: finding.id } },
  ]);
  turn.ask(
    `${TITLES[finding.severity]}：${retellFinding(draft.sheet(), finding).says}${question}`,
    buttons,
  );
}

function slipsOf(draft: Draft, finding: KeptFinding): readonly Slip[] {
  if (finding.about === "text") return [];
  const others = draft.findings().filter((other) => other.id !== finding.id);
  return findSlips(draft.sheet(), finding, others);
}

function mend(draft: Draft, finding: KeptFinding, slip: Slip): Choice {
  const { key, suggestion: value } = slip;
  return { label: mendLabel(draft, slip), action: { do: "mend", finding: finding.id, key, value } };
}

/** 办公费刚由3.91改为4.91，会不会改错了？ */
function lateQuestion(draft: Draft, { key, was, is }: LateChange): string {
  const [before, now] = [showMended(draft, key, was), showMended(draft, key, is)];
  return `${nameQuestion(draft, key)}刚由${before}改为${now}，会不会改错了？`;
}

function takeBack(draft: Draft, finding: KeptFinding, { key, was }: LateChange): Choice {
  const label = `${shortName(draft, key)}改回${showMended(draft, key, was)}`;
  return { label, action: { do: "mend", finding: finding.id, key, value: was } };
}

function slipQuestion(draft: Draft, slips: readonly Slip[]): string {
  const [first] = slips;
  if (first === undefined) return "";
  const label = nameQuestion(draft, first.key);
  const value = showMended(draft, first.key, first.suggestion);
  switch (first.kind) {
    case "missing-item":
      return `是否漏填了${label}${value}？`;
    case "entered-twice":
      return first.suggestion === "0" ? `${label}会不会填重了？` : `${label}会不会是${value}？`;
    case "unit":
      return `${label}的单位会不会填错了，应为${value}？`;
    case "digits-swapped":
    case "sign":
    case "decimal-shift":
    case "digit-lost":
      return `${label}会不会是${value}？`;
    default:
      throw new Error(`unknown slip: ${JSON.stringify(first.kind satisfies never)}`);
  }
}

function mendLabel(draft: Draft, slip: Slip): string {
  const isMissing = slip.kind === "missing-item";
  const value = showMended(draft, slip.key, slip.suggestion);
  return `${isMissing ? "补填" : ""}${shortName(draft, slip.key)}${isMissing ? "" : "改为"}${value}`;
}

/** A name that fits on a button beside an amount. */
export function shortName(draft: Draft, key: string): string {
  return shorten(nameQuestion(draft, key), LONGEST_NAME);
}

/** The value that mends a figure, as one would type it. */
export function showMended(draft: Draft, key: string, value: string): string {
  const question = draft.pack.find(key);
  return question?.kind === "count"
    ? `${value}${question.unit ?? ""}`
    : formatBare(draft.sheet(), value);
}

/** Asks for the sentence that explains why a finding may stand. */
export function promptReason(turn: Turn, finding: KeptFinding): void {
  turn.ask(`${finding.says}\n请写一句说明（例：合同跨年付款）。涉及的数改动后，说明自动失效。`, [
    [{ label: "不写了", action: { do: "cancel" } }],
  ]);
}
