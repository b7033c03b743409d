import { Document, type ISectionOptions, Packer, SectionType } from "docx";
import type { Block, ReportDocument } from "../document.js";
import { contentsPages } from "./contents-pages.js";
import { type PageLayout, pageOf } from "./page.js";
import { stylesXml } from "./styles.js";
import { writeAppendix } from "./write-appendix.js";
import { type PageOptions, writeHeading, writeParagraph } from "./write-blocks.js";
import { writeContents } from "./write-contents.js";
import { writeCover } from "./write-cover.js";
import { writeDraftHeader, writeFooter } from "./write-header-footer.js";
import { writeTable } from "./write-table.js";

/** Writes a report as a Word file: cover, contents, parts, and for a draft what is missing. */
export async function writeDocx(document: ReportDocument): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    subject: "部门决算公开",
    creator: document.department,
    lastModifiedBy: document.department,
    description: document.draft ? "草稿" : "",
    externalStyles: stylesXml(),
    pageNumbers: () => contentsPages(document),
    sections: sectionsOf(document),
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

type Children = ISectionOptions["children"];

function sectionsOf(document: ReportDocument): ISectionOptions[] {
  const headers = document.draft ? { headers: { default: writeDraftHeader() } } : {};
  const body = splitByLayout(document.blocks);
  const last = body.at(-1);
  const appendix = writeAppendix(document);
  if (last?.layout === "text") last.children.push(...appendix);
  else if (appendix.length > 0) body.push({ layout: "text", children: [...appendix] });
  return [
    { ...headers, properties: { page: pageOf("text") }, children: writeCover(document) },
    { ...headers, properties: { page: pageOf("contents") }, children: writeContents() },
    ...body.map(({ layout, children }, index) => ({
      ...headers,
      footers: { default: writeFooter() },
      properties: {
        type: SectionType.NEXT_PAGE,
        page: { ...pageOf(layout), ...(index === 0 ? { pageNumbers: { start: 1 } } : {}) },
      },
      children,
    })),
  ];
}

interface Section {
  readonly layout: PageLayout;
  readonly children: Children[number][];
}

/** A run of blocks with the same page layout is one section; every table begins a page. */
function splitByLayout(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const layout = layoutOf(block);
    const last = sections.at(-1);
    const together = last?.layout === layout && block.kind !== "table";
    const section = together ? last : { layout, children: [] };
    const afterTitle = before?.kind === "heading" && before.level === 1;
    section.children.push(...writeBlock(block, { onNewPage: together && afterTitle }));
    before = block;
    if (section !== last) sections.push(section);
  }
  return sections;
}

function layoutOf(block: Block): PageLayout {
  if (block.kind !== "table") return "text";
  return block.landscape ? "wide-table" : "table";
}

function writeBlock(block: Block, options: PageOptions): Children {
  switch (block.kind) {
    case "heading":
      return [writeHeading(block, options)];
    case "paragraph":
      return [writeParagraph(block, options)];
    case "table":
      return writeTable(block);
    case "picture":
      return [writeParagraph({ kind: "paragraph", runs: [{ text: block.title }] }, options)];
  }
}
