import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../src/report/document.js";
import { writeDocx } from "../../src/report/docx/write-docx.js";
import { openDocx } from "./docx/open-docx.js";
import { documentOf, EXAMPLE, proseOf, repliesOf } from "./final-accounts.js";

const TYPED = [
  "1. 不是编号",
  "# 不是标题",
  "## 二、不是标题",
  "* 不是列表",
  "- 不是列表",
  "> 不是引用",
  "**不是加粗**",
  "<b>不是标签</b>",
  "会议定于12:30开始",
  ":x",
  "---",
  "| 不是 | 表格 |",
  "[不是](链接)",
  "![不是](图片)",
  "`不是代码`",
  "    不是代码块",
  "{{ overall.total }}",
  "{% table 公开01表 %}",
  "&amp; &lt; &#65;",
  "\\* \\#",
  "反斜杠\\",
  "\uE0000\uE001",
  "𠮷野家与emoji😀",
  "¥100_000_",
];

const plain = documentOf(repliesOf(EXAMPLE));

describe("whatever a clerk types", () => {
  it.each(TYPED)("prints %j as typed, and changes nothing around it", async (typed) => {
    const document = documentOf(
      repliesOf(EXAMPLE, {
        "overall.reason": typed,
        "profile.organisation": typed,
        "evaluation.use_intro": typed,
        "profile.duties": [typed, typed],
        "meeting.content": typed,
      }),
    );
    const prose = proseOf(document);
    expect(prose.split(typed.trim()).length - 1).toBeGreaterThanOrEqual(7);
    const outline = (one: typeof document) =>
      one.blocks.map((block) => (block.kind === "heading" ? block.text : block.kind));
    expect(outline(document).filter((one) => one !== "paragraph")).toEqual(
      outline(plain).filter((one) => one !== "paragraph"),
    );
    const docx = openDocx(await writeDocx(withoutPictures(document)));
    expect(docx.paragraphs.join("\n")).toContain(typed.trim());
  });

  it("begins a paragraph where a line was broken", () => {
    const document = documentOf(
      repliesOf(EXAMPLE, { "evaluation.use_intro": "第一段\r\n\r\n# 第二段\n第三段。" }),
    );
    expect(proseOf(document)).toContain("\n第一段\n# 第二段\n第三段。\n");
  });

  it("loses controls, halves of characters and marks of direction, which no file may hold", async () => {
    const document = documentOf(
      repliesOf(EXAMPLE, {
        "evaluation.use_intro": "前\u0000\u0007\u001B\uD800\uFFFF\u202E\u2067\u0085\tend",
      }),
    );
    const docx = openDocx(await writeDocx(document));
    expect(docx.paragraphs).toContain("前");
    expect(docx.paragraphs).toContain(" end。");
  });

  it("survives in names, labels of rows and very long texts", async () => {
    const long = "很长".repeat(5000);
    const document = documentOf(
      repliesOf(EXAMPLE, {
        "profile.name": "<i>市&“县”</i>局",
        "function.201.name": "**一般**<公共>",
        "evaluation.use_intro": long,
      }),
    );
    const docx = openDocx(await writeDocx(document));
    const text = docx.paragraphs.join("\n");
    expect(text).toContain("部门：<i>市&“县”</i>局");
    expect(text).toContain("**一般**<公共>（类）");
    expect(text).toContain(long);
  });

  it("keeps the numbers of a list that was numbered by hand", () => {
    const document = documentOf(
      repliesOf(EXAMPLE, { "profile.duties": ["1.管理园区", "2.服务院校；"] }),
    );
    expect(proseOf(document)).toContain("\n1.管理园区。\n2.服务院校。\n");
  });
});

/** Drawing takes longer than everything else. */
function withoutPictures(document: ReportDocument): ReportDocument {
  return { ...document, blocks: document.blocks.filter(({ kind }) => kind !== "picture") };
}
