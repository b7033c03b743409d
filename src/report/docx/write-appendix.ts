import { Paragraph } from "docx";
import type { ReportDocument } from "../document.js";
import { STYLE } from "./styles.js";

/** What a draft still lacks; a finished report has no such page. */
export function writeAppendix(document: ReportDocument): readonly Paragraph[] {
  if (!document.draft) return [];
  return [
    new Paragraph({ style: STYLE.appendixTitle, text: "未填清单" }),
    ...numbered("以下内容尚未填写，补齐后重新生成即可：", document.missing),
    ...numbered("以下问题尚未处理：", document.findings),
  ];
}

function numbered(lead: string, items: readonly string[]): readonly Paragraph[] {
  if (items.length === 0) return [];
  return [lead, ...items.map((item, index) => `${index + 1}. ${item}`)].map(
    (text) => new Paragraph({ style: STYLE.body, text }),
  );
}
