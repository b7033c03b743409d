import type { Block, ReportDocument } from "../document.js";
import { shortHash } from "../hash-answers.js";
import { Bookmarks } from "./bookmarks.js";
import { packageDocx } from "./package-docx.js";
import type { PageLayout } from "./page.js";
import { PictureFiles } from "./picture-files.js";
import type { Section } from "./sections.js";
import { writeAppendix } from "./write-appendix.js";
import { ON_NEW_PAGE, writeHeading, writeParagraph } from "./write-blocks.js";
import { writeContents } from "./write-contents.js";
import { writeCover } from "./write-cover.js";
import { writePicture } from "./write-picture.js";
import { writeTable } from "./write-table.js";

/** Writes a report as a Word file: cover, contents, parts, and for a draft what is missing. */
export async function writeDocx(document: ReportDocument): Promise<Uint8Array> {
  const pictures = new PictureFiles();
  const sections: readonly Section[] = [
    { layout: "text", pageNumber: "none", children: writeCover(document) },
    { layout: "contents", pageNumber: "none", children: writeContents(document) },
    ...writeBody(document, pictures),
  ];
  return packageDocx({
    house: document.house,
    properties: {
      title: document.title,
      subject: SUBJECT,
      author: document.department,
      date: document.date,
      hash: shortHash(document.hash),
      ...(document.draft ? { comment: DRAFT } : {}),
    },
    sections,
    pictures: pictures.all,
    ...(document.draft ? { header: DRAFT } : {}),
  });
}

const SUBJECT = "部门决算公开";
const DRAFT = "草稿";

/** A run of blocks with the same page layout is one section; every table begins a page. */
function writeBody(document: ReportDocument, pictures: PictureFiles): readonly Section[] {
  const writer = new BlockWriter(document, pictures);
  const groups: { readonly layout: PageLayout; readonly children: string[] }[] = [];
  let before: Block | undefined;
  for (const block of document.blocks) {
    const layout = layoutOf(block);
    const last = groups.at(-1);
    const isTogether = last?.layout === layout && block.kind !== "table";
    const group = isTogether ? last : { layout, children: [] };
    const afterTitle = before?.kind === "heading" && before.level === 1;
    group.children.push(...writer.write(block, { onNewPage: isTogether && afterTitle }));
    before = block;
    if (group !== last) groups.push(group);
  }
  const appendix = writeAppendix(document);
  const last = groups.at(-1);
  if (last?.layout === "text") last.children.push(...appendix);
  else if (appendix.length > 0) groups.push({ layout: "text", children: [...appendix] });
  return groups.map((group, index) => ({ ...group, pageNumber: index === 0 ? "first" : "next" }));
}

function layoutOf(block: Block): PageLayout {
  if (block.kind !== "table") return "text";
  return block.landscape ? "wide-table" : "table";
}

class BlockWriter {
  readonly #context;
  readonly #pictures: PictureFiles;

  constructor({ house }: ReportDocument, pictures: PictureFiles) {
    this.#context = { house, bookmarks: new Bookmarks() };
    this.#pictures = pictures;
  }

  write(block: Block, { onNewPage }: { readonly onNewPage: boolean }): readonly string[] {
    const properties = onNewPage ? ON_NEW_PAGE : "";
    switch (block.kind) {
      case "heading":
        return [writeHeading(block, { ...this.#context, properties })];
      case "paragraph":
        return [writeParagraph(block, properties)];
      case "table":
        return writeTable(block, this.#context);
      case "picture":
        return writePicture(block, this.#pictures, properties);
    }
  }
}
