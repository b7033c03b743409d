import { formatDate } from "../../amounts/format-date.js";
import type { Changed, Comparison, CorrectionNote } from "../../events/review/comparison.js";
import { cleanText } from "../clean-text.js";
import type { Block, ReportDocument, ReportTable, TableCell } from "../document.js";

const CAUSES = {
  text: "公开稿与批复的决算不一致，系公开稿抄录有误",
  figure: "批复的决算数有误",
} as const;

/** What a 更正说明 says, in order: the occasion, old and new, where, why, who. */
export function noteBlocks(
  { department, year, date }: ReportDocument,
  { cause, why, approvedOn, published, changes }: CorrectionNote,
  { tables, sentences }: Comparison,
): readonly Block[] {
  const opening =
    published === undefined
      ? `我单位${year}年度部门决算公开报告`
      : `我单位于${formatDate(published.on)}公开的${year}年度部门决算公开报告（${published.address}）`;
  const renewed = approvedOn === undefined ? "" : `，已于${formatDate(approvedOn)}重新批复`;
  const blocks: Block[] = [
    heading(1, `${year}年度部门决算公开更正说明`),
    paragraph(`${opening}有误，现更正如下。`),
    heading(2, "一、更正内容"),
    changesTable(department, changes),
    heading(2, "二、涉及的表和文字"),
    paragraph(
      tables.length === 0 ? "各表没有变化。" : `涉及${tables.length}张表：${tables.join("、")}。`,
    ),
    ...sentences.flatMap(({ where, was, is }, index) => [
      ...(where === "" || where === sentences[index - 1]?.where ? [] : [paragraph(where)]),
      ...(was === "" ? [] : [paragraph(`原文：${was}`)]),
      paragraph(is === "" ? "更正为：删去这一句。" : `更正为：${is}`),
    ]),
    heading(2, "三、更正原因"),
    paragraph(`${CAUSES[cause]}${renewed}。${sentence(why)}`),
    paragraph("更正后的报告以本次公开的版本为准。"),
    paragraph(`${department}　　${date}`),
  ];
  return blocks;
}

function sentence(why: string): string {
  const text = cleanText(why).replaceAll("\n", "");
  return /[。！？!?]$/.test(text) ? text : `${text}。`;
}

function heading(level: 1 | 2, text: string): Block {
  return { kind: "heading", id: "", level, text };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", runs: [{ text: cleanText(text) }] };
}

function changesTable(department: string, changes: readonly Changed[]): ReportTable {
  const rows = changes.map(({ name, was, is }) => [name, was, is]);
  return {
    ...{ kind: "table", id: "", title: "更正前后对照表", department, unit: "" },
    ...{ landscape: false, dense: false, widths: [2, 2, 2], notes: [] },
    header: [{ cells: ["项目", "更正前", "更正后"].map((text) => cell(text, "center")) }],
    body: rows.map(([name = "", was = "", is = ""]) => ({
      cells: [cell(name, "left"), cell(was, "right"), cell(is, "right")],
    })),
  };
}

function cell(text: string, align: TableCell["align"]): TableCell {
  return { text: cleanText(text), align, columns: 1, rows: 1, bold: false };
}
