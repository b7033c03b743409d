import { formatDate } from "../../amounts/format-date.js";
import type { AuditLine } from "../../events/audit-line.js";

const LINES_SHOWN = 12;

/**
 * The history of one answer on a few lines, newest first.
 *
 * @param name what the answer is called
 * @param lines of that answer alone, oldest first
 * @param dateOf the day of a moment in the bureau's time zone
 */
export function tellAnswerHistory(
  name: string,
  lines: readonly AuditLine[],
  dateOf: (at: string) => string,
): string {
  if (lines.length === 0) return `${name}还没有人填过。`;
  const shown = lines.slice(-LINES_SHOWN).reverse();
  const more = lines.length > shown.length ? [`更早还有${lines.length - shown.length}次。`] : [];
  return [`${name}的记录：`, ...shown.map((line) => tellLine(line, dateOf)), ...more].join("\n");
}

function tellLine(
  { at, who, what, was, is, words }: AuditLine,
  dateOf: (at: string) => string,
): string {
  const change = was === "未填" || was === "" ? is : `${was} → ${is}`;
  return `${formatDate(dateOf(at))} ${who} ${what} ${change === "" ? words : change}`.trim();
}
