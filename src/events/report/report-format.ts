/**
 * What a report is compiled into: Word, Excel, PDF, 审核情况表 for the reviewer, its pictures one
 * by one, and the JSON that another copy of the program reads back.
 */
export const REPORT_FORMATS = ["docx", "xlsx", "pdf", "review", "pictures", "json"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What one may ask for: a format, or everything a department hands in. */
export const REPORT_CHOICES = [...REPORT_FORMATS, "all"] as const;
export type ReportChoice = (typeof REPORT_CHOICES)[number];

/** In the order they are compiled and sent. */
export function formatsOf(choice: ReportChoice): readonly ReportFormat[] {
  return choice === "all" ? ["docx", "xlsx", "pdf", "pictures"] : [choice];
}
