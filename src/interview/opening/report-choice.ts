import type { ReportChoice } from "../../events/report/report-format.js";

/** What people call a kind of file, in small letters. */
const NAMES: Readonly<Record<string, ReportChoice>> = {
  word: "docx",
  word文件: "docx",
  docx: "docx",
  doc: "docx",
  excel: "xlsx",
  excel文件: "xlsx",
  xlsx: "xlsx",
  xls: "xlsx",
  表格: "xlsx",
  pdf: "pdf",
  pdf文件: "pdf",
  审核情况表: "review",
  审核表: "review",
  review: "review",
  json: "json",
  图片: "pictures",
  图: "pictures",
  png: "pictures",
  全部: "all",
  都要: "all",
  all: "all",
};

/** The kind of file a word means; undefined when it means none. */
export function readReportChoice(word: string): ReportChoice | undefined {
  const name = word.trim().toLowerCase();
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}
