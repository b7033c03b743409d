import { formatWanExact } from "../../amounts/format-money.js";
import { parseMoney } from "../../amounts/parse-money.js";
import type { Condition } from "../../pack/expressions/grammar.js";
import type { Figure } from "../../pack/sheet/sheet.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { FileFigure, FileReply } from "./file-reading.js";

const NOT_OPEN = "还没填全，暂不能核对";

/**
 * Computed figures of a file beside what the answers come to: a line for each that differs by more than
 * what was rounded away.
 */
export function compareFigures(
  draft: Draft,
  figures: readonly FileFigure[],
  replies: readonly FileReply[],
): readonly string[] {
  const sheet = draft.sheet();
  const remarks: string[] = [];
  let open = 0;
  const compare = (label: string, place: string, typed: string, figure: Figure): void => {
    const written = parseMoney(typed, "万元");
    if (!written.ok) return;
    if (figure.state !== "value") {
      open += 1;
      return;
    }
    const { yuan, precision } = written.value;
    const gap = figure.value.minus(yuan).abs();
    if (gap.lessThanOrEqualTo(figure.precision.plus(precision))) return;
    const there = formatWanExact(yuan);
    const here = formatWanExact(figure.value.toFixed());
    remarks.push(
      `⚠ ${place}“${label}”表里是${there}万元，按各项算出${here}万元，差${formatWanExact(gap.toFixed())}万元。`,
    );
  };
  for (const { label, place, expression, row, when, typed } of figures) {
    if (when !== undefined && !isOfRow(when) && sheet.holds(when, row) !== true) continue;
    compare(label, place, typed, sheet.evaluate(expression, row));
  }
  for (const { key, typed, place } of replies) {
    const question = draft.pack.find(key);
    if (question?.kind !== "money") continue;
    const isParent =
      question.cell !== undefined && isAbove(draft, question.group, question.cell.row);
    if (question.value === undefined && !isParent) continue;
    compare(nameQuestion(draft, key), place, typed, sheet.figure(key));
  }
  if (open > 0) remarks.push(`表里有${open}个合计数${NOT_OPEN}。`);
  return remarks;
}

/** Whether a condition looks at its row alone: whether the row is printed, not which of two ways it is filled. */
function isOfRow({ clauses }: Condition): boolean {
  return clauses.every(
    (clause) =>
      clause.kind === "figures" &&
      [...clause.left.terms, ...clause.right.terms].every(
        ({ of }) => of.kind === "constant" || (of.kind === "key" && of.key.startsWith("@")),
      ),
  );
}

function isAbove(draft: Draft, group: string, code: string): boolean {
  if (draft.pack.groups.get(group)?.rows === undefined) return false;
  return draft.rows(group).some((other) => other !== code && other.startsWith(code));
}
