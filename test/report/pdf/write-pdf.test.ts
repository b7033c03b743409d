import { describe, expect, it } from "vitest";
import { writePdf } from "../../../src/report/pdf/write-pdf.js";
import { documentOf, EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { largeDepartment } from "../large-department.js";
import {
  bookmarksOfPdf,
  noReader,
  pagesOfPdf,
  propertiesOfPdf,
  squeeze,
  textOfPdf,
} from "./open-pdf.js";
import { textsOf } from "./texts-of.js";

const document = documentOf(repliesOf(EXAMPLE));
const pdf = writePdf(document);

/** Cover and contents have no number. */
const PAGES_BEFORE = 2;

const missingIn = (text: string, wanted: readonly string[]) =>
  wanted.filter((one) => !text.includes(squeeze(one)));

it("is the same file for the same report, whatever was written between", () => {
  writePdf(documentOf(repliesOf(EXAMPLE, { "profile.name": "另一个部门" })));
  expect(Buffer.from(writePdf(document).bytes).equals(Buffer.from(pdf.bytes))).toBe(true);
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(pdf.missingGlyphs).toEqual([]);
});

it("names each character that no font has, once", () => {
  const { missingGlyphs } = writePdf({ ...document, findings: ["😀好😀\u{20BB7}"], draft: true });
  expect(missingGlyphs).toEqual(["😀 U+1F600", "\u{20BB7} U+20BB7"]);
});

describe.skipIf(noReader !== undefined)(`read by other means${noReader ?? ""}`, () => {
  it("holds every figure and sentence of the example", () => {
    expect(missingIn(textOfPdf(pdf.bytes), textsOf(document))).toEqual([]);
  });

  it("lists the contents with the pages they stand on, and bookmarks every heading", () => {
    const bookmarks = bookmarksOfPdf(pdf.bytes);
    const titles = document.blocks.flatMap((block) => {
      if (block.kind === "heading") return [block.text];
      return block.kind === "table" ? [block.title] : [];
    });
    expect(bookmarks.map(({ text }) => text)).toEqual(titles);
    const entries = document.contents.map((entry) => {
      const page = bookmarks.find(({ text }) => text === entry.text)?.page ?? 0;
      return squeeze(entry.text) + String(page - PAGES_BEFORE);
    });
    const contents = squeeze(pagesOfPdf(pdf.bytes)[1] ?? "").replace(/\.{2,}/g, "");
    expect(contents).toBe(`目录${entries.join("")}`);
  });

  it("says what it is", () => {
    const properties = propertiesOfPdf(pdf.bytes);
    expect(properties.get("Title")).toBe(document.title);
    expect(properties.get("Author")).toBe(document.department);
    expect(properties.get("Keywords")).toBe(document.hash.slice(0, 12));
    expect(properties.get("CreationDate")).toContain("Aug 20");
    expect(properties.get("CreationDate")).toContain("2020");
  });

  it("holds everything of a department that strains every page, heads repeated", () => {
    const large = largeDepartment();
    const { bytes } = writePdf(large);
    expect(missingIn(textOfPdf(bytes), textsOf(large))).toEqual([]);
    const heads = pagesOfPdf(bytes).filter((page) => squeeze(page).includes("科目编码科目名称"));
    expect(heads.length).toBeGreaterThan(8);
  });

  it("says of a draft that it is one, and what is missing", () => {
    const open = [...pack.groups.keys()];
    const draft = documentOf({}, { open, missing: ["部门（单位）名称"] });
    const written = writePdf({ ...draft, findings: ["公开05表与06表差0.27万元"] });
    const text = textOfPdf(written.bytes);
    expect(text).toContain("草稿，2020年8月20日生成");
    const pages = pagesOfPdf(written.bytes);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter((page) => !/^草稿$/m.test(page))).toEqual([]);
    expect(text).toContain("未填清单");
    expect(text).toContain("1.部门（单位）名称");
    expect(text).toContain("1.公开05表与06表差0.27万元");
    expect(missingIn(text, textsOf(draft))).toEqual([]);
  });
});
