import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/report/document.js";
import { writeDocx } from "../../../src/report/docx/write-docx.js";
import { documentOf, EXAMPLE, repliesOf } from "../final-accounts.js";
import { largeDepartment } from "../large-department.js";
import { bodyOf, type Read, readDocx } from "./read-docx.js";

async function reopen(document: ReportDocument) {
  const read = await readDocx(await writeDocx(document));
  const start = read.findIndex((one) => one.kind === "h1");
  return { front: read.slice(0, start), body: read.slice(start) };
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

function textOf(read: Read): string {
  return read.kind === "p" ? read.text : `<${read.kind}>`;
}
