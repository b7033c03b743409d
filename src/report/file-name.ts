import type { ReportDocument } from "./document.js";

/** File systems take 255 bytes; a Chinese character is three of them. */
const LONGEST_NAME = 50;

/** 2019年度部门决算公开-××办（草稿）.docx */
export function fileNameOf(document: ReportDocument, extension: string): string {
  const department = document.department.replace(/[\\/:*?"<>|\s]/g, "");
  const short = Array.from(department).slice(0, LONGEST_NAME).join("");
  const draft = document.draft ? "（草稿）" : "";
  return `${document.year}年度部门决算公开-${short}${draft}.${extension}`;
}
