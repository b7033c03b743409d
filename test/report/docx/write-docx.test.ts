import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import { formatWan, formatWanGrouped } from "../../../src/amounts/format-money.js";
import type { ReportTable } from "../../../src/report/document.js";
import { writeDocx } from "../../../src/report/docx/write-docx.js";
import { documentOf, EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { openDocx, textOf } from "./open-docx.js";

const replies = repliesOf(EXAMPLE);
const document = documentOf(replies);
const docx = openDocx(await writeDocx(document));
const text = docx.paragraphs.join("\n");

describe("the Word file of the example", () => {
  it("holds every money figure that is not zero", () => {
    const missing = Object.entries(replies).filter(([key, reply]) => {
      if (pack.find(key)?.kind !== "money" || typeof reply !== "string") return false;
      const yuan = new Decimal(reply).times(10_000);
      if (yuan.isZero()) return false;
      return !text.includes(formatWan(yuan)) && !text.includes(formatWanGrouped(yuan));
    });
    expect(missing).toEqual([]);
  });

  it("holds the tables cell by cell", () => {
    const tables = document.blocks.filter((block) => block.kind === "table");
    expect(docx.tables).toHaveLength(8);
    tables.forEach((table, index) => {
      expect(docx.tables[index]).toEqual(rowsAsWritten(table));
    });
  });

  it("has real headings and a filled table of contents that links to them", () => {
    const headings = [
      ...docx.document.matchAll(/<w:p><w:pPr>(?:(?!<\/w:pPr>).)*"Heading([1-4])"/g),
    ];
    expect(headings.filter(([, level]) => level === "1")).toHaveLength(5);
    const contents = /<w:sdtContent>([\s\S]*?)<\/w:sdtContent>/.exec(docx.document)?.[1] ?? "";
    expect(contents).toMatch(/TOC \\h \\o/);
    const entries = contents.split("</w:p>").filter((entry) => entry.includes("PAGEREF"));
    expect(entries).toHaveLength(document.contents.length);
    for (const entry of entries) expect(textOf(entry)).toMatch(/\S \d+$/);
  });

  it("sets wide tables on landscape pages and repeats the heads of all", () => {
    const landscape = docx.document.match(/w:orient="landscape"/g) ?? [];
    expect(landscape).toHaveLength(document.blocks.filter(isWide).length);
    const heads = document.blocks.flatMap((block) => (block.kind === "table" ? block.header : []));
    expect(docx.document.match(/<w:tblHeader\/>/g)).toHaveLength(heads.length);
    const rows = docx.tables.flat();
    expect(docx.document.match(/<w:cantSplit\/>/g)).toHaveLength(rows.length);
  });

  it("keeps fonts, borders and alignment in styles", () => {
    expect(docx.document).not.toMatch(/<w:(?:tcBorders|rFonts|sz|jc) /);
    expect(docx.styles).toContain('w:eastAsia="仿宋_GB2312"');
    expect(docx.styles).toContain('w:ascii="Times New Roman"');
    const ids = [...docx.styles.matchAll(/w:styleId="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...docx.document.matchAll(/<w:(?:pStyle|tblStyle) w:val="([^"]*)"/g)];
    for (const [, id] of used) expect(ids).toContain(id);
  });

  it("numbers its pages — 1 — and is no draft", () => {
    const footers = docx.parts.filter((name) => /footer\d*\.xml$/.test(name));
    expect(footers.map((name) => textOf(docx.part(name)))).toContain("—  —");
    expect(docx.document).toContain('<w:pgNumType w:start="1"/>');
    expect(docx.parts.filter((name) => /header\d*\.xml$/.test(name))).toEqual([]);
    expect(text).not.toMatch(/草稿|【未填】|未填清单/);
  });

  it("says what it is in its properties", () => {
    const core = docx.part("docProps/core.xml");
    expect(core).toContain("2019年度株洲职业教育科技园管理办公室部门决算");
  });

  it("uses no character that XML forbids and no mark of ours", () => {
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(docx.document).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    expect(docx.document).not.toMatch(/[\uE000-\uF8FF]/);
  });
});

describe("a draft", () => {
  it("says so on every page and lists what is missing and what is unsettled", async () => {
    const draft = documentOf(repliesOf(EXAMPLE, { "three_public.overseas.groups": "" }), {
      missing: ["因公出国（境）团组数"],
    });
    const opened = openDocx(await writeDocx({ ...draft, findings: ["公开05表与06表差0.27万元"] }));
    const headers = opened.parts.filter((name) => /header\d*\.xml$/.test(name));
    expect(headers.length).toBeGreaterThan(0);
    for (const name of headers) expect(textOf(opened.part(name))).toBe("草稿");
    const body = opened.paragraphs.join("\n");
    expect(body).toContain("草稿，2020年8月20日生成");
    expect(body).toContain("团组【未填】");
    expect(body).toContain("未填清单");
    expect(body).toContain("1. 因公出国（境）团组数");
    expect(body).toContain("1. 公开05表与06表差0.27万元");
  });

  it("comes of a report nobody has begun", async () => {
    const open = [...pack.groups.keys()];
    const empty = documentOf({}, { open, missing: ["部门（单位）名称"] });
    expect(empty.draft).toBe(true);
    const opened = openDocx(await writeDocx(empty));
    expect(opened.tables).toHaveLength(8);
    expect(opened.paragraphs.join("\n").match(/【未填】/g)?.length).toBeGreaterThan(100);
  });
});

function isWide(block: (typeof document.blocks)[number]): boolean {
  return block.kind === "table" && block.landscape;
}

/** A cell that spans rows is followed by an empty one in each row below it. */
function rowsAsWritten(table: ReportTable): readonly (readonly string[])[] {
  const covered = new Array<number>(table.widths.length).fill(0);
  const spans = new Array<number>(table.widths.length).fill(1);
  return [...table.header, ...table.body].map((row, index) => {
    const texts: string[] = [];
    let column = 0;
    const skip = () => {
      while (column < covered.length && (covered[column] ?? 0) > index) {
        texts.push("");
        column += spans[column] ?? 1;
      }
    };
    for (const cell of row.cells) {
      skip();
      texts.push(cell.text);
      spans[column] = cell.columns;
      covered.fill(index + cell.rows, column, column + cell.columns);
      column += cell.columns;
    }
    skip();
    return texts;
  });
}
