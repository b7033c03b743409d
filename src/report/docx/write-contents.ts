import type { ContentsEntry, ReportDocument } from "../document.js";
import { bookmarkName } from "./bookmarks.js";
import { estimatePages } from "./estimate-pages.js";
import { paragraphXml, runXml, TAB, textParagraph } from "./paragraph.js";
import { STYLE } from "./styles.js";
import { escapeXml } from "./xml.js";

const BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
const SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

/** Headings 1 and 2, linked, and by their outline level the titles of the tables. */
const CONTENTS_FIELD = String.raw` TOC \o "1-2" \h \z \u `;

/** A field Word can update, already filled with the headings and the pages they come to stand on. */
export function writeContents(document: ReportDocument): readonly string[] {
  const pages = estimatePages(document);
  const entries = document.contents.map((entry, index) =>
    writeEntry(entry, { name: bookmarkName(index + 1), page: pages[index] ?? 1 }),
  );
  const [first = "", ...rest] = entries;
  const opened = first.replace(
    "</w:pPr>",
    `</w:pPr>${BEGIN}${instruction(CONTENTS_FIELD)}${SEPARATE}`,
  );
  return [
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>',
    textParagraph(STYLE.contentsTitle, "目　录"),
    ...(entries.length === 0 ? [] : [opened, ...rest, paragraphXml(STYLE.end, END)]),
    "</w:sdtContent></w:sdt>",
  ];
}

interface Target {
  readonly name: string;
  readonly page: number;
}

function writeEntry({ level, text }: ContentsEntry, { name, page }: Target): string {
  const reference =
    BEGIN +
    instruction(String.raw` PAGEREF ${name} \h `) +
    SEPARATE +
    runXml({ text: `${page}` }) +
    END;
  const link = `<w:hyperlink w:anchor="${name}" w:history="1">${runXml({ text })}${TAB}${reference}</w:hyperlink>`;
  return paragraphXml(level === 1 ? STYLE.contents1 : STYLE.contents2, link);
}

function instruction(field: string): string {
  return `<w:r><w:instrText xml:space="preserve">${escapeXml(field)}</w:instrText></w:r>`;
}
