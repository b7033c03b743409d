import type { ReportDocument } from "../document.js";
import { textParagraph } from "./paragraph.js";
import { STYLE } from "./styles.js";
import { ON_NEW_PAGE } from "./write-blocks.js";

/** What a draft still lacks; a report that only waits to be approved has no such page. */
export function writeAppendix({ draft, missing, findings }: ReportDocument): readonly string[] {
  if (!draft || missing.length + findings.length === 0) return [];
  return [
    textParagraph(STYLE.documentTitle, "未填清单", ON_NEW_PAGE),
    ...numbered("以下内容尚未填写，补齐后重新生成即可：", missing),
    ...numbered("以下问题尚未处理：", findings),
  ];
}

function numbered(lead: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return [lead, ...items.map((item, index) => `${index + 1}. ${item}`)].map((text) =>
    textParagraph(STYLE.body, text),
  );
}
