import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/report/document.js";
import { writeDocx } from "../../../src/report/docx/write-docx.js";
import { documentOf, EXAMPLE, repliesOf } from "../final-accounts.js";
import { largeDepartment } from "../large-department.js";
import { openDocx } from "./open-docx.js";
import { bodyOf, type Read, readDocx } from "./read-docx.js";

async function reopen(document: ReportDocument) {
  const bytes = await writeDocx(document);
  const read = await readDocx(bytes);
  const start = read.findIndex((one) => one.kind === "h1");
  return { bytes, front: read.slice(0, start), body: read.slice(start) };
}

const REPORTS: readonly (readonly [string, () => ReportDocument])[] = [
  ["the example", () => documentOf(repliesOf(EXAMPLE))],
  ["a department with everything in plenty", largeDepartment],
];

describe("a Word file read by another program", () => {
  it.each(REPORTS)("has every heading, sentence and cell of %s, in order", async (_, make) => {
    const document = make();
    const { front, body } = await reopen(document);
    expect(body).toEqual(bodyOf(document));
    const { cover, contents } = document;
    const lines = front.map(textOf);
    expect(lines.slice(0, cover.title.length)).toEqual(cover.title);
    expect(lines).toEqual(expect.arrayContaining([...cover.notes, "目　录"]));
    const entries = lines.slice(-contents.length);
    expect(entries.map((entry) => entry.replace(/\t\d+$/, ""))).toEqual(
      contents.map(({ text }) => text),
    );
  });
});

/** Typed as a duty of the department; what is printed of it, where that is not the same. */
const TYPED: readonly { readonly typed: string; readonly printed?: string }[] = [
  { typed: "\u0000\u0001控制\u0007字符\u001F", printed: "控制字符" },
  { typed: "]]><!-- 注释 --><?php ?>&#x0;&bogus;" },
  { typed: "笑脸😀家庭👨‍👩‍👧‍👦国旗🇨🇳𠮷" },
  { typed: "甲\u202E乙\u200F丙\u2067丁", printed: "甲乙丙丁" },
  { typed: "=cmd|'/c calc'!A1" },
  { typed: "../../x" },
  { typed: "**加粗** _斜_ # [链接](http://x) | 表 |" },
  { typed: '#set page(width: 1pt) $x^2$ \\ #import "x"' },
  { typed: "{{ overall.total }} {% table 公开01表 %}" },
  { typed: "长".repeat(20_000) },
];

it("shows ten hostile answers as typed, in a file another program reads", async () => {
  const duties = TYPED.map(({ typed }) => typed);
  const document = withoutPictures(documentOf(repliesOf(EXAMPLE, { "profile.duties": duties })));
  const { body } = await reopen(document);
  expect(body).toEqual(bodyOf(document));
  const text = body.map((read) => ("text" in read ? read.text : "")).join("\n");
  for (const { typed, printed = typed } of TYPED) expect(text).toContain(printed);
});

it.each([
  { what: "a path", name: "../../x" },
  { what: "a formula and markup", name: "=cmd|'/c calc'!A1]]>&<w:p>\u202E#let x = $1$" },
  { what: "20,000 characters", name: "局".repeat(20_000) },
])("takes $what for the department's name", async ({ name }) => {
  const document = withoutPictures(documentOf(repliesOf(EXAMPLE, { "profile.name": name })));
  const { body, bytes } = await reopen(document);
  expect(body).toEqual(bodyOf(document));
  // Word reads 255 characters of a property.
  expect(openDocx(bytes).part("docProps/core.xml").length).toBeLessThan(2000);
});

function textOf(read: Read): string {
  return read.kind === "p" ? read.text : `<${read.kind}>`;
}

/** Drawing takes longer than everything else. */
function withoutPictures(document: ReportDocument): ReportDocument {
  return { ...document, blocks: document.blocks.filter(({ kind }) => kind !== "picture") };
}
