import { shorten } from "../answers/show-answer.js";

/**
 * That rows of tables were not read, as nobody can tell their columns, and how they are wanted instead.
 *
 * @returns one line, or none
 */
export function tellRows(rows: readonly string[]): readonly string[] {
  const first = rows.find((row) => /\d\.\d/.test(row)) ?? rows[0];
  if (first === undefined) return [];
  const sample = shorten(first.replace(/\s+/g, " "), 20);
  return [
    `⚠ 有${rows.length}行表格看不准各列是什么，没有读（如“${sample}”）。请把表格用Excel（xlsx）或Word（docx）发来。`,
  ];
}
