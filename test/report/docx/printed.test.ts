import { beforeAll, describe, expect, it } from "vitest";
import { writeDocx } from "../../../src/report/docx/write-docx.js";
import { paragraphToText } from "../../../src/report/to-text.js";
import { largeDepartment } from "../large-department.js";
import { openDocx } from "./open-docx.js";
import { printDocx, whyNotPrinted } from "./print-docx.js";

const reason = whyNotPrinted();
if (reason !== undefined) process.stdout.write(`printed.test.ts is skipped: ${reason}\n`);

const document = largeDepartment();
/** Cover and contents have no number. */
const FRONT = 2;

describe.skipIf(reason !== undefined)("the Word file printed by LibreOffice", () => {
  let printed: readonly string[];
  /** The same without any white. */
  let pages: readonly string[];
  let entries: ReadonlyMap<string, number>;

  beforeAll(async () => {
    const bytes = await writeDocx(document);
    printed = await printDocx(bytes);
    pages = printed.map(tight);
    entries = new Map(
      openDocx(bytes).paragraphs.flatMap((line) => {
        const [, text = "", page] = /^(.*\S) (\d+)$/.exec(line) ?? [];
        return page === undefined ? [] : [[text, Number(page)]];
      }),
    );
  }, 60_000);

  it("has every sentence", () => {
    const text = pages.map((page) => page.replace(/—\d+—$/, "")).join("");
    for (const block of document.blocks) {
      if (block.kind === "heading") expect(text).toContain(tight(block.text));
      if (block.kind === "paragraph") expect(text).toContain(tight(paragraphToText(block)));
      if (block.kind === "picture") expect(text).toContain(tight(block.title));
    }
  });

  it("has every figure of a table whole, and the head of the table on each of its pages", () => {
    for (const [index, block] of document.blocks.entries()) {
      if (block.kind !== "table") continue;
      const next = document.blocks[index + 1];
      const until = next?.kind === "table" ? next.title : "2019年度部门决算情况说明";
      const own = printed.slice(pageOf(block.title), pageOf(until));
      for (const cell of block.body.flatMap(({ cells }) => cells)) {
        if (cell.align === "right") expect(own.join()).toContain(cell.text);
      }
      const [head = ""] = block.header.at(-2)?.cells.map(({ text }) => text) ?? [];
      for (const page of own) expect(page).toContain(head);
    }
  });

  it("numbers its pages from the first part on", () => {
    for (const page of pages.slice(0, FRONT)) expect(page).not.toMatch(/—\d+—/);
    pages.slice(FRONT).forEach((page, index) => {
      expect(page).toContain(`—${index + 1}—`);
    });
  });

  it("has everything on the page the contents tell, or on the one beside it", () => {
    for (const { text } of document.contents) {
      const told = entries.get(text) ?? Number.NaN;
      const near = pages.slice(Math.max(FRONT, FRONT + told - 2), FRONT + told + 1);
      expect(near.join(), `${text} ${told}`).toContain(tight(text));
    }
  });

  /** The page of a title behind the contents, from 0. */
  function pageOf(title: string): number {
    return pages.findIndex((page, index) => index >= FRONT && page.includes(tight(title)));
  }
});

function tight(text: string): string {
  return text.replace(/\s/g, "");
}
