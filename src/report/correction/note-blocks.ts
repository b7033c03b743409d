import { formatDate } from "../../amounts/format-date.js";
import type { Changed, Comparison, CorrectionNote } from "../../events/review/comparison.js";
import { cleanText } from "../clean-text.js";
import type { Block, ReportDocument, ReportTable, TableCell } from "../document.js";

const CAUSES = {
  text: "公开稿与批复的决算不一致，系公开稿抄录有误",
  figure: "批复的决算数有误",
} as const;

/** What a 更正说明 says, in order: the occasion, old and new, where, why; who signs it stands below. */
export function noteBlocks(
  { department, year }: ReportDocument,
  { cause, why, approvedOn, published, changes }: CorrectionNote,
  { tables, sentences }: Comparison,
): readonly Block[] {
  const opening =
    published === undefined
      ? `我单位${year}年度部门决算公开报告部分内容有误`
      : `我单位于${formatDate(published.on)}公开的${year}年度部门决算公开报告（${published.address}）部分内容有误`;
  const figures = changes.filter(({ isText }) => isText !== true);
  const renewed = approvedOn === undefined ? "" : `，已于${formatDate(approvedOn)}重新批复`;
  return [
    paragraph(`${opening}，现更正如下：`),
    heading("一、更正内容"),
    ...(figures.length === 0
      ? [paragraph("本次更正不涉及数字，更正的文字见第二项。")]
      : [changesTable(department, figures)]),
    heading("二、涉及的表和文字"),
    paragraph(tellTables(tables)),
    ...(sentences.length === 0 ? [paragraph("报告正文没有变化。")] : []),
    ...sentences.flatMap(({ where, was, is }, index) => [
      ...(where === "" || where === sentences[index - 1]?.where
        ? []
        : [paragraph(`正文“${where}”：`)]),
      paragraph(was === "" ? `增加：“${is}”` : `原文为：“${was}”`),
      ...(was === "" ? [] : [paragraph(is === "" ? "更正后删去这一句。" : `更正为：“${is}”`)]),
    ]),
    heading("三、更正原因"),
    paragraph(`${CAUSES[cause]}${renewed}。具体原因：${sentence(why)}`),
    paragraph("报告其他内容不变，以更正后公开的版本为准。"),
  ];
}

function tellTables(tables: readonly string[]): string {
  if (tables.length === 0) return "各表没有变化。";
  const count = tables.length === 1 ? "" : `，共${tables.length}张表`;
  return `涉及${tables.join("、")}${count}。`;
}

function sentence(why: string): string {
  const text = cleanText(why).replaceAll("\n", "");
  return /[。！？!?]$/.test(text) ? text : `${text}。`;
}

function heading(text: string): Block {
  return { kind: "heading", id: "", level: 2, text };
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
