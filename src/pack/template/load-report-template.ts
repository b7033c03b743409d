import { TemplateMistakeError } from "../../wording/template-mistake.js";
import type { Printed } from "../../wording/template-value.js";
import { OPEN_MARK } from "../../wording/template-value.js";
import { compileTemplate, type Template } from "../../wording/templates.js";
import { checkReportTag, type ReportContext } from "./check-report-tag.js";
import { hasMarkCharacter, markOf } from "./marks.js";
import { createReportScope, type ReportScope } from "./report-scope.js";
import { REPORT_TAGS } from "./report-tags.js";
import type { Insertion, ReportTemplate } from "./report-template.js";
import { foldTagLines, type ScannedTag, scanTemplate } from "./scan-template.js";

/**
 * Reads report.md. Every tag, filter and key is checked here, so that printing cannot fail.
 *
 * @returns undefined when it has mistakes; they are added
 */
export function loadReportTemplate(
  file: { readonly name: string; readonly text: string },
  context: ReportContext,
): ReportTemplate | undefined {
  const { mistakes } = context;
  const before = mistakes.count;
  const tags = scanTemplate(file.text);
  for (const tag of tags) checkReportTag(tag, file.name, context);
  if (hasMarkCharacter(file.text)) {
    mistakes.add({ file: file.name, line: 1 }, "文字里有私用区字符", "删去它");
  }
  let inserted: Insertion[] = [];
  const insert = (insertion: Insertion) => markOf(inserted.push(insertion) - 1);
  const template = compile({ name: file.name, text: foldTagLines(file.text) }, context, insert);
  if (template === undefined || mistakes.count > before) return undefined;
  return {
    keys: template.keys,
    tables: argumentsOf("table", tags),
    charts: argumentsOf("chart", tags),
    render(sheet) {
      inserted = [];
      const markdown = template.render(createReportScope(sheet, insert));
      return { markdown, insertions: inserted };
    },
  };
}

function argumentsOf(tag: string, tags: readonly ScannedTag[]): readonly string[] {
  return tags.filter(({ name }) => name === tag).map(({ argument }) => argument);
}

function compile(
  file: { readonly name: string; readonly text: string },
  { mistakes, pack, citations }: ReportContext,
  insert: ReportScope["insert"],
): Template<ReportScope> | undefined {
  const unknown = new Set<string>();
  const kindOf = (key: string) => {
    const kind = pack.find(key)?.kind;
    if (kind === undefined) unknown.add(key);
    return kind;
  };
  try {
    const wrap = (output: Printed) => insert(insertionOf(output));
    return compileTemplate(file.text, { wrap, tags: REPORT_TAGS, kindOf });
  } catch (error) {
    if (!(error instanceof TemplateMistakeError)) throw error;
    for (const { line, says } of error.mistakes) {
      const key = [...unknown].find((one) => says.includes(`“${one}”`));
      const right =
        key === undefined ? "写法见 docs/pack-format.md 的 report.md 一节" : citations.suggest(key);
      mistakes.add({ file: file.name, line }, says, right);
    }
    return undefined;
  }
}

function insertionOf(output: Printed): Insertion {
  switch (output.kind) {
    case "text":
      return { kind: "text", text: output.text };
    case "open":
      return { kind: "text", text: OPEN_MARK };
    case "nothing":
      return { kind: "nothing" };
  }
}
