/**
 * What a report is compiled into: Word, Excel, PDF, 审核情况表 for the reviewer, and its pictures one
 * by one.
 */
export const REPORT_FORMATS = ["docx", "xlsx", "pdf", "review", "pictures"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
