import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isComplete, isUnclosed, missingKeys, optionalKeys } from "../navigation/navigate.js";
import { mustBeSettled } from "../answers/doubtful-texts.js";
import { isSentBack, promptReturned } from "../review/prompt-returned.js";
import { submitChoices } from "../review/submit.js";
import type { Choice, Turn } from "../turn.js";
import { percentDone } from "./header.js";

const LABELS_SHOWN = 5;

/** The summary after the last question: what is left, and what one can do with the report. */
export function promptDone(turn: Turn, draft: Draft): void {
  const missing = missingKeys(draft);
  const unclosed = [...draft.pack.groups.values()].filter(
    (group) => !isComplete(draft, group) && isUnclosed(draft, group),
  );
  const open = draft.findings().filter((finding) => !draft.isAccepted(finding.id));
  const errors = open.filter((finding) => finding.severity === "error").length;
  const warnings = open.filter((finding) => finding.severity === "warning").length;
  const explained = draft.findings().length - open.length;
  const reviews = draft.reviews().size;
  const optional = optionalKeys(draft).length;
  const parts = [
    missing.length === 0 && unclosed.length === 0 ? "都填完了 ✅ " : `已填${percentDone(draft)}%。`,
    `必须改${errors}，请核实${warnings}${explained === 0 ? "" : `（另有${explained}项已写说明）`}`,
    reviews === 0 ? "" : `，待复核${reviews}`,
    missing.length === 0 ? "" : `，未填${missing.length}：${labels(draft, missing)}`,
    unclosed.length === 0
      ? "。"
      : `，${unclosed.map((group) => group.title).join("、")}还没点〔其余全部为0〕。`,
  ];
  const lines = [parts.join("")];
  const texts = mustBeSettled(draft);
  if (texts.length > 0) lines.push(`提交前要改：${labels(draft, texts)}，说明和数不一致。`);
  if (optional > 0) lines.push(`还有选填${optional}项，可在填报清单里补。`);
  const fill: Choice[] = [];
  if (missing.length > 0 || unclosed.length > 0)
    fill.push({ label: "去填", action: { do: "go", to: "open" } });
  if (errors + warnings > 0) fill.push({ label: "看问题", action: { do: "go", to: "findings" } });
  if (reviews > 0) fill.push({ label: "看待复核", action: { do: "go", to: "reviews" } });
  const isReady = missing.length + unclosed.length + errors + reviews + texts.length === 0;
  if (isSentBack(draft)) return promptReturned(turn, draft, { lines, fill, isReady });
  turn.ask(lines.join("\n"), [
    fill,
    submitChoices(turn, draft),
    [
      { label: "看草稿", action: { do: "preview", section: "" } },
      { label: "生成报告", action: { do: "report" } },
      { label: "填报清单", action: { do: "list" } },
    ],
  ]);
}

function labels(draft: Draft, keys: readonly string[]): string {
  const shown = keys.slice(0, LABELS_SHOWN).map((key) => nameQuestion(draft, key));
  return `${shown.join("、")}${keys.length > LABELS_SHOWN ? "等" : ""}`;
}
