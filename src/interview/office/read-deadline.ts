import { parseDate } from "../../amounts/parse-date.js";
import { dueAfterApproval } from "../../events/office/due-after-approval.js";

export interface DeadlineReading {
  /** Name of the department; "": none was given. */
  readonly name: string;
  /** null: no day was given. ISO dates. */
  readonly day: { readonly approvedOn: string | null; readonly due: string } | null;
}

/** A day at the end, with its 批复 before it, and before that the name. */
const AT_END =
  /^(?<name>.*?)[\s，,：:]*(?<approval>批复(?:日期|日|于)?)?[\s：:]*(?<day>\d{4}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*\d{1,2}\s*[日号]?|\d{8})$/;

/**
 * Reads 档案馆 2020-09-20, 档案馆 批复日期 2020年8月31日, 2020-09-20, or a name alone.
 *
 * @returns undefined for a day that does not exist
 */
export function readDeadline(text: string): DeadlineReading | undefined {
  const found = AT_END.exec(text.normalize("NFKC").trim())?.groups;
  if (found === undefined) return { name: text.trim(), day: null };
  const read = parseDate(found["day"] ?? "");
  if (!read.ok) return undefined;
  const { date } = read.value;
  const isApproval = found["approval"] !== undefined;
  const day = isApproval
    ? { approvedOn: date, due: dueAfterApproval(date) }
    : { approvedOn: null, due: date };
  return { name: (found["name"] ?? "").trim(), day };
}
