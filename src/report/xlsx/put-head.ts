import type { ReportDocument } from "../document.js";
import { shortHash } from "../hash-answers.js";
import { textCell } from "./cell-value.js";
import { rowHeight } from "./measure.js";
import type { SheetBuilder } from "./sheet-builder.js";
import type { Looks } from "./styles.js";

/** What stands above a sheet that is no official table: its title, the department, a line about what it holds. */
export function putHead(
  builder: SheetBuilder,
  head: {
    readonly document: ReportDocument;
    readonly title: string;
    readonly says: string;
    readonly looks: Looks;
    readonly size: number;
  },
): void {
  const { document, looks, size } = head;
  const width = builder.widthOf(0, builder.widths.length);
  const titleSize = document.house.sizes.table_title;
  const height = rowHeight([{ text: head.title, width }], { size: titleSize, least: 0 });
  builder.putLine(textCell(head.title, looks.title), height);
  const about = `部门：${document.department}　${document.date}　内容标识：${shortHash(document.hash)}`;
  for (const line of [about, head.says]) {
    const options = { size, least: size * 1.6 };
    builder.putLine(
      textCell(line, looks.line("left")),
      rowHeight([{ text: line, width }], options),
    );
  }
}
