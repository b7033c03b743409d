import { formatInTimeZone } from "./format-moment.js";
import type { AuditLine } from "../../events/audit-line.js";

const LINES_SHOWN = 12;

/**
 * The history of one answer on a few lines, newest first.
 *
 * @param name what the answer is called
 * @param lines of that answer alone, oldest first
 */
export function tellAnswerHistory(
  name: string,
  lines: readonly AuditLine[],
  timeZone: string,
): string {
  if (lines.length === 0) return `${name}还没有人填过。`;
  const shown = lines.slice(-LINES_SHOWN).reverse();
  const more = lines.length > shown.length ? [`更早还有${lines.length - shown.length}次。`] : [];
  return [`${name}的记录：`, ...shown.map((line) => tellLine(line, timeZone)), ...more].join("\n");
}

function tellLine({ at, who, what, was, is }: AuditLine, timeZone: string): string {
  const change = was === "未填" || was === "" ? is : `${was} → ${is}`;
  return `${formatInTimeZone(at, timeZone)} ${who} ${what} ${change}`;
}
