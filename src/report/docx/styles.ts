/** Names of the styles, for whoever writes a paragraph. */
export const STYLE = {
  body: "BodyText",
  coverTop: "CoverTop",
  coverTitle: "CoverTitle",
  coverTitleSmaller: "CoverTitleSmaller",
  coverNote: "CoverNote",
  contentsTitle: "ContentsTitle",
  partTitle: "Heading1",
  tableTitle: "TableTitle",
  tableMark: "TableMark",
  tableUnit: "TableUnit",
  tableNote: "TableNote",
  appendixTitle: "AppendixTitle",
  pageNumber: "PageNumberLine",
  draft: "DraftLine",
  table: "FinalAccountsTable",
  cell: { left: "CellLeft", center: "CellCenter", right: "CellRight" },
  denseCell: { left: "DenseCellLeft", center: "DenseCellCenter", right: "DenseCellRight" },
} as const;

/** How the contents find the titles of tables. */
export const TABLE_TITLE_NAME = "Table Title";

const FANGSONG = "仿宋_GB2312";
const HEI = "黑体";
const KAI = "楷体_GB2312";
const XIAOBIAOSONG = "方正小标宋简体";
const SONG = "宋体";

interface StyleOptions {
  readonly id: string;
  readonly name: string;
  readonly font: string;
  /** In half points: 32 is 三号. */
  readonly size: number;
  readonly align?: "left" | "center" | "right" | "both";
  /** Characters the first line is indented by. */
  readonly indent?: number;
  /** Exact line height in twentieths of a point; 560 is 28 pt. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  /** 0 is the highest. */
  readonly outline?: number;
  readonly bold?: boolean;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Between characters, in twentieths of a point. */
  readonly tracking?: number;
  readonly color?: string;
  readonly extra?: string;
}

/** 28 characters a line of 三号 need 15.75 pt each; a 28 pt line gives 22 on a page. */
const BODY = { font: FANGSONG, size: 32, line: 560, tracking: -5, align: "both" } as const;
const HEADING = { ...BODY, indent: 2, keepNext: true, align: "left" } as const;
const CELL = { font: SONG, size: 20 } as const;
const DENSE = { font: SONG, size: 18 } as const;

const PARAGRAPH_STYLES: readonly StyleOptions[] = [
  { id: STYLE.body, name: "Body Text", ...BODY, indent: 2 },
  {
    id: "Heading1",
    name: "heading 1",
    font: XIAOBIAOSONG,
    size: 52,
    align: "center",
    before: 4200,
    line: 900,
    outline: 0,
    pageBreakBefore: true,
  },
  { id: "Heading2", name: "heading 2", ...HEADING, font: HEI, bold: true, outline: 1 },
  { id: "Heading3", name: "heading 3", ...HEADING, font: KAI, bold: true, outline: 2 },
  { id: "Heading4", name: "heading 4", ...HEADING, bold: true, outline: 3 },
  { id: STYLE.coverTop, name: "Cover Top", font: KAI, size: 44, align: "center", before: 2000 },
  {
    id: STYLE.coverTitle,
    name: "Cover Title",
    font: XIAOBIAOSONG,
    size: 64,
    align: "center",
    line: 1200,
    before: 200,
  },
  {
    id: STYLE.coverTitleSmaller,
    name: "Cover Title Smaller",
    font: XIAOBIAOSONG,
    size: 52,
    align: "center",
    line: 1000,
    before: 200,
  },
  { id: STYLE.coverNote, name: "Cover Note", font: KAI, size: 32, align: "center", before: 240 },
  {
    id: STYLE.contentsTitle,
    name: "Contents Title",
    font: XIAOBIAOSONG,
    size: 44,
    align: "center",
    line: 700,
    after: 200,
  },
  { id: "TOC1", name: "toc 1", font: HEI, size: 26, line: 380, before: 100 },
  {
    id: "TOC2",
    name: "toc 2",
    font: FANGSONG,
    size: 26,
    line: 375,
    extra: '<w:ind w:left="420"/>',
  },
  {
    id: STYLE.tableTitle,
    name: TABLE_TITLE_NAME,
    font: XIAOBIAOSONG,
    size: 36,
    align: "center",
    line: 560,
    outline: 1,
    keepNext: true,
  },
  { id: STYLE.tableMark, name: "Table Mark", ...CELL, align: "right", line: 320, keepNext: true },
  { id: STYLE.tableUnit, name: "Table Unit", ...CELL, line: 360, keepNext: true },
  { id: STYLE.tableNote, name: "Table Note", ...CELL, line: 300, before: 80, align: "both" },
  {
    id: STYLE.appendixTitle,
    name: "Appendix Title",
    font: XIAOBIAOSONG,
    size: 44,
    align: "center",
    line: 800,
    after: 300,
    pageBreakBefore: true,
  },
  { id: STYLE.pageNumber, name: "Page Number Line", font: SONG, size: 28, align: "center" },
  { id: STYLE.draft, name: "Draft Line", font: HEI, size: 24, align: "right", color: "C00000" },
  ...cellStyles(STYLE.cell, "Cell", CELL),
  ...cellStyles(STYLE.denseCell, "Dense Cell", DENSE),
];

function cellStyles(
  ids: (typeof STYLE)["cell"] | (typeof STYLE)["denseCell"],
  name: string,
  look: typeof CELL | typeof DENSE,
): readonly StyleOptions[] {
  return (["left", "center", "right"] as const).map((align) => ({
    id: ids[align],
    name: `${name} ${align}`,
    ...look,
    align,
  }));
}

/**
 * The document's styles as Word reads them. Fonts, borders and paddings stand here and nowhere else:
 * the same written into every cell makes the file slow to write and hard to restyle.
 */
export function stylesXml(): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr>${fontXml(FANGSONG)}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>
${PARAGRAPH_STYLES.map(styleXml).join("\n")}
${tableStyleXml()}
</w:styles>`;
}

function styleXml(style: StyleOptions): string {
  return (
    `<w:style w:type="paragraph"${/^(?:Heading|TOC)/.test(style.id) ? "" : ' w:customStyle="1"'} w:styleId="${style.id}">` +
    `<w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
    `<w:pPr>${paragraphXml(style)}</w:pPr><w:rPr>${runXml(style)}</w:rPr></w:style>`
  );
}

/** The order of the elements is the schema's: Word refuses another. */
function paragraphXml(style: StyleOptions): string {
  const { before = 0, after = 0, line, indent, outline } = style;
  const height = line === undefined ? "" : ` w:line="${line}" w:lineRule="exact"`;
  return [
    style.keepNext === true ? "<w:keepNext/>" : "",
    style.pageBreakBefore === true ? "<w:pageBreakBefore/>" : "",
    '<w:widowControl w:val="0"/>',
    `<w:spacing w:before="${before}" w:after="${after}"${height}/>`,
    indent === undefined
      ? (style.extra ?? "")
      : `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${indent * style.size * 10}"/>`,
    style.align === undefined ? "" : `<w:jc w:val="${style.align}"/>`,
    outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`,
  ].join("");
}

function runXml(style: StyleOptions): string {
  return [
    fontXml(style.font),
    style.bold === true ? "<w:b/>" : "",
    style.color === undefined ? "" : `<w:color w:val="${style.color}"/>`,
    style.tracking === undefined ? "" : `<w:spacing w:val="${style.tracking}"/>`,
    `<w:sz w:val="${style.size}"/><w:szCs w:val="${style.size}"/>`,
  ].join("");
}

function fontXml(font: string): string {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}" w:cs="Times New Roman"/>`;
}

function tableStyleXml(): string {
  const outer = ["top", "left", "bottom", "right"].map((side) => borderXml(side, 8));
  const inner = ["insideH", "insideV"].map((side) => borderXml(side, 4));
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${STYLE.table}"><w:name w:val="Final Accounts Table"/>` +
    `<w:tblPr><w:tblBorders>${[...outer, ...inner].join("")}</w:tblBorders>` +
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>' +
    "</w:tblPr></w:style>"
  );
}

function borderXml(side: string, eighthsOfAPoint: number): string {
  return `<w:${side} w:val="single" w:sz="${eighthsOfAPoint}" w:space="0" w:color="000000"/>`;
}
