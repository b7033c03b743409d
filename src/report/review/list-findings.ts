import { Decimal } from "../../amounts/decimal.js";
import { formatWanExact } from "../../amounts/format-money.js";
import type { Finding } from "../../checks/finding.js";
import { runAllChecks } from "../../checks/run-checks.js";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { Severity } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { cleanText } from "../clean-text.js";
import type { ReviewFinding } from "./review.js";

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: "必须改",
  warning: "请核实",
  note: "尾差",
};

/** What is open and what was accepted, each with both sides as they are worked out now. */
export function listFindings(
  sheet: Sheet,
  snapshot: ReportSnapshot,
): { readonly open: readonly ReviewFinding[]; readonly accepted: readonly ReviewFinding[] } {
  const found = runAllChecks(sheet).flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
  const byId = new Map(found.map((finding) => [finding.id, finding]));
  const byWords = new Map(found.map((finding) => [withoutEqual(finding.says), finding]));
  return {
    open: snapshot.findings.map((told) => {
      const { severity, says } = splitTold(told);
      return {
        severity,
        says: cleanText(says),
        ...sidesOf(byWords.get(withoutEqual(says)), sheet),
      };
    }),
    accepted: snapshot.accepted.map(({ id, severity, says, reason }) => ({
      severity: SEVERITY_NAMES[severity],
      says: cleanText(says),
      ...sidesOf(byId.get(id), sheet),
      reason: cleanText(reason),
    })),
  };
}

/** 必须改：公开05表… as a snapshot tells findings. */
function splitTold(told: string): { readonly severity: string; readonly says: string } {
  const [, severity = "", says = told] = /^(必须改|请核实)：(.*)$/su.exec(told) ?? [];
  return { severity, says };
}

/** A figure that equals the gap may have come since the finding was told. */
function withoutEqual(says: string): string {
  return says.replace(/，正好等于.*$/su, "").replace(/。$/u, "");
}

const NO_SIDES = { left: "", right: "", difference: "" };

function sidesOf(
  finding: Finding | undefined,
  sheet: Sheet,
): Pick<ReviewFinding, "left" | "right" | "difference"> {
  if (finding === undefined || finding.about === "text") return NO_SIDES;
  const { about, keys, left, right, difference } = finding;
  const unit = (keys[0] === undefined ? undefined : sheet.pack.find(keys[0])?.unit) ?? "";
  const print = (value: string) => (about === "money" ? formatWanExact(value) : `${value}${unit}`);
  return {
    left: print(left),
    right: print(right),
    difference: print(new Decimal(difference).abs().toFixed()),
  };
}
