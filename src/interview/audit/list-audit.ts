import type { AuditLine } from "../../events/audit-line.js";
import type { ListCell, ListSheet } from "../../events/office/list-sheet.js";

interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: "left" | "center" | "right";
  readonly cell: (line: AuditLine) => ListCell;
}

/** Shown to everybody who may see who did what. */
const DONE: readonly Column[] = [
  { title: "谁", width: 14, align: "left", cell: ({ who }) => who },
  { title: "做了什么", width: 11, align: "center", cell: ({ what }) => what },
  { title: "哪一项", width: 34, align: "left", cell: ({ item }) => item },
];
/** Holds what is in the report. */
const CONTENT: readonly Column[] = [
  { title: "原来", width: 20, align: "left", cell: ({ was }) => was },
  { title: "现在", width: 20, align: "left", cell: ({ is }) => is },
  { title: "原话、说明", width: 34, align: "left", cell: ({ words }) => words },
];
/** The same of what holds nothing of the report: a hash, a name, an address, a day. */
const DETAIL: readonly Column[] = [
  {
    title: "说明",
    width: 30,
    align: "left",
    cell: ({ is, words }) => [is, words].filter((text) => text !== "").join("　"),
  },
];

/** What was done with a report as a list, oldest first. */
export function listAudit(
  lines: readonly AuditLine[],
  about: {
    readonly year: string;
    readonly department: string;
    readonly hidesContent: boolean;
    /** A moment as it is told in the bureau's time zone. */
    readonly momentOf: (at: string) => string;
  },
): ListSheet {
  const { year, department, hidesContent, momentOf } = about;
  const when: Column = {
    ...{ title: "时间", width: 23, align: "center" },
    cell: ({ at }) => ({ day: momentOf(at) }),
  };
  const columns = [when, ...DONE, ...(hidesContent ? DETAIL : CONTENT)];
  return {
    file: { year, kind: "操作记录", department },
    sheet: "操作记录",
    title: `${department}${year}年度决算公开操作记录`,
    says: [`共${lines.length}条，从早到晚。${hidesContent ? "不含填报的内容。" : ""}`],
    columns: columns.map(({ title, width, align }) => ({ title, width, align })),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
  };
}
