import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import { formatWan, formatWanGrouped } from "../../../src/amounts/format-money.js";
import { shortHash } from "../../../src/report/hash-answers.js";
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
    expect(contents).toContain(String.raw` TOC \o &quot;1-2&quot; \h \z \u `);
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
    expect(docx.document).not.toMatch(/<w:(?:tcBorders|shd|sz|color) |w:(?:ascii|eastAsia)="/);
    expect(docx.document.match(/<w:jc /g)).toHaveLength(docx.tables.length);
    expect(docx.styles).toContain('w:eastAsia="仿宋_GB2312"');
    expect(docx.styles).toContain('w:ascii="Times New Roman"');
    const ids = [...docx.styles.matchAll(/w:styleId="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...docx.document.matchAll(/<w:(?:pStyle|tblStyle) w:val="([^"]*)"/g)];
    for (const [, id] of used) expect(ids).toContain(id);
  });

  it("numbers its pages — 1 — at the outside edges and is no draft", () => {
    for (const page of ["Odd", "Even"]) {
      const footer = docx.part(`word/footer${page}.xml`);
      expect(textOf(footer)).toBe("— 1 —");
      expect(footer).toContain('w:instr=" PAGE "');
      expect(footer).toContain(`<w:pStyle w:val="PageNumber${page}"/>`);
    }
    expect(styleOf(docx.styles, "PageNumberOdd")).toContain('<w:jc w:val="right"/>');
    expect(styleOf(docx.styles, "PageNumberEven")).toContain('<w:jc w:val="left"/>');
    expect(docx.part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
    expect(docx.document.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(1);
    expect(docx.parts.filter((name) => name.includes("header"))).toEqual([]);
    expect(text).not.toMatch(/草稿|【未填】|未填清单/);
  });

  it("says what it is in its properties", () => {
    const core = docx.part("docProps/core.xml");
    expect(core).toContain("<dc:title>2019年度株洲职业教育科技园管理办公室部门决算</dc:title>");
    expect(core).toContain("<dc:subject>部门决算公开</dc:subject>");
    expect(core).toContain("<dc:creator>株洲职业教育科技园管理办公室</dc:creator>");
    expect(core).toContain(">2020-08-20T00:00:00Z</dcterms:created>");
    expect(docx.part("docProps/app.xml")).toContain("<Company>株洲职业教育科技园管理办公室");
    expect(docx.part("docProps/custom.xml")).toContain(
      `name="内容标识"><vt:lpwstr>${shortHash(document.hash)}<`,
    );
  });

  it("is the same file, byte for byte, for the same answers", async () => {
    expect(await writeDocx(documentOf(replies))).toEqual(await writeDocx(document));
  });

  it("names every part it cites, once", () => {
    const types = docx.part("[Content_Types].xml");
    const targets = matches(docx.part("word/_rels/document.xml.rels"), /Target="([^"]*)"/g);
    for (const target of targets) expect(docx.parts).toContain(`word/${target}`);
    const ids = matches(docx.part("word/_rels/document.xml.rels"), /Id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of matches(docx.document, /r:(?:id|embed)="([^"]*)"/g)) {
      expect(ids).toContain(id);
    }
    for (const name of matches(types, /PartName="\/([^"]*)"/g)) expect(docx.parts).toContain(name);
    const bookmarks = matches(docx.document, /<w:bookmarkStart w:id="(\d+)"/g);
    expect(new Set(bookmarks).size).toBe(document.contents.length);
  });

  it("is set in 28 characters a line and 22 lines a page of A4", () => {
    const body = styleOf(docx.styles, "BodyText");
    expect(body).toContain('w:line="560" w:lineRule="exact"');
    expect(body).toContain('w:firstLineChars="200" w:firstLine="640"');
    expect(body).toContain('<w:sz w:val="32"/>');
    // Twentieths of a point: 16 pt letters, 0.25 pt closer.
    expect((16 * 20 - 5) * 28).toBeLessThanOrEqual(11_906 - 1587 - 1474);
    expect(Math.floor((16_838 - 2098 - 1984) / 560)).toBe(22);
    expect(docx.document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(docx.document).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
  });

  it("sets its pictures in the middle, with caption and words for who cannot see them", () => {
    const pictures = document.blocks.filter((block) => block.kind === "picture");
    expect(pictures.length).toBeGreaterThan(0);
    for (const [index, { title, alt }] of pictures.entries()) {
      const bytes = docx.bytes(`word/media/picture${index + 1}.png`);
      expect([...bytes.subarray(1, 4)]).toEqual(Array.from("PNG", (one) => one.charCodeAt(0)));
      expect(docx.document).toContain(`descr="${alt}"`);
      expect(docx.paragraphs).toContain(title);
    }
    expect(styleOf(docx.styles, "Picture")).toContain("<w:keepNext/>");
    expect(styleOf(docx.styles, "Picture")).toContain('<w:jc w:val="center"/>');
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
    const headers = opened.parts.filter((name) => name.includes("header"));
    expect(headers).toHaveLength(2);
    for (const name of headers) expect(textOf(opened.part(name))).toBe("草稿");
    const body = opened.paragraphs.join("\n");
    expect(body).toContain("草稿，2020年8月20日生成");
    expect(body).toContain("团组【未填】");
    expect(body).toContain("未填清单");
    expect(body).toContain("1. 因公出国（境）团组数");
    expect(body).toContain("1. 公开05表与06表差0.27万元");
  });

  it("has no list of what is missing where nothing is", async () => {
    const opened = openDocx(await writeDocx({ ...document, draft: true }));
    expect(opened.paragraphs.join("\n")).toContain("草稿");
    expect(opened.paragraphs.join("\n")).not.toContain("未填清单");
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

describe("the house style", () => {
  it("gives fonts with their stand-ins, sizes and footer of the pack", async () => {
    const house = {
      ...document.house,
      fonts: {
        ...document.house.fonts,
        body: { name: "华文仿宋", fallbacks: ["仿宋", "宋体"] },
        figures: { name: "Arial", fallbacks: [] },
      },
      sizes: { ...document.house.sizes, body: 15, table: 11 },
      footer: "财政局　第{page}页",
    };
    const opened = openDocx(await writeDocx({ ...document, house }));
    const body = styleOf(opened.styles, "BodyText");
    expect(body).toContain('w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="华文仿宋"');
    expect(body).toContain('<w:sz w:val="30"/>');
    expect(styleOf(opened.styles, "CellLeft")).toContain('<w:sz w:val="22"/>');
    expect(opened.part("word/fontTable.xml")).toContain(
      '<w:font w:name="华文仿宋"><w:altName w:val="仿宋,宋体"/>',
    );
    expect(textOf(opened.part("word/footerOdd.xml"))).toBe("财政局　第1页");
  });
});

function styleOf(styles: string, id: string): string {
  return new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0] ?? "";
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}

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
