import type { House, HouseFont } from "../../pack/house.js";
import { textWidthOf } from "./page.js";
import {
  CELL_MARGIN,
  CELL_PADDING,
  COVER_TEXT,
  INDENT,
  LINE_HEIGHT,
  PICTURE_TEXT,
  TABLE_TEXT,
  tableSizes,
  trackingOf,
} from "./sizes.js";
import { escapeXml, NAMESPACES, XML_HEAD } from "./xml.js";

/** Ids of the styles, for whoever writes a paragraph. */
export const STYLE = {
  body: "BodyText",
  heading1: "Heading1",
  heading2: "Heading2",
  heading3: "Heading3",
  heading4: "Heading4",
  contents1: "TOC1",
  contents2: "TOC2",
  contentsTitle: "ContentsTitle",
  coverTop: "CoverTop",
  coverTitle: "CoverTitle",
  coverTitleSmaller: "CoverTitleSmaller",
  coverNote: "CoverNote",
  documentTitle: "DocumentTitle",
  documentHead: "DocumentHead",
  signature: "Signature",
  tableTitle: "TableTitle",
  tableMark: "TableMark",
  tableUnit: "TableUnit",
  tableNote: "TableNote",
  picture: "Picture",
  caption: "Caption",
  oddPage: "PageNumberOdd",
  evenPage: "PageNumberEven",
  draft: "DraftLine",
  end: "SectionEnd",
  table: "ReportTable",
} as const;

export type CellAlign = "left" | "center" | "right";

/** The style of a cell's paragraph, in normal and in dense tables. */
export const CELL_STYLES: Readonly<
  Record<"normal" | "dense", Readonly<Record<CellAlign | "head", string>>>
> = {
  normal: { left: "CellLeft", center: "CellCenter", right: "CellRight", head: "CellHead" },
  dense: { left: "DenseLeft", center: "DenseCenter", right: "DenseRight", head: "DenseHead" },
};

interface StyleOptions {
  readonly id: string;
  /** As Word lists it. Names of Word's own styles are English and shown translated. */
  readonly name: string;
  readonly font: HouseFont;
  /** In points. */
  readonly size: number;
  /** For Latin letters and digits; the house's figures without it. */
  readonly latin?: HouseFont;
  readonly align?: CellAlign | "both";
  /** Twips, of every line at exactly this height. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  /** XML of indents; tabs stand before the spacing. */
  readonly indents?: string;
  readonly tabs?: string;
  /** 0 is the highest. */
  readonly outline?: number;
  readonly bold?: boolean;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Between characters, in twips. */
  readonly tracking?: number;
  readonly color?: string;
  /** What the next paragraph is when somebody presses Enter behind it. */
  readonly next?: string;
}

function paragraphStyles(house: House): readonly StyleOptions[] {
  const { fonts, sizes } = house;
  const tracking = trackingOf(house);
  const body = { font: fonts.body, size: sizes.body, line: LINE_HEIGHT, tracking } as const;
  const indents = firstLine(sizes.body);
  const heading = {
    ...body,
    size: sizes.heading,
    align: "left",
    keepNext: true,
    indents,
    next: STYLE.body,
  } as const;
  const title = { font: fonts.title, align: "center" } as const;
  const small = { font: fonts.table, size: sizes.table } as const;
  const pageNumber = {
    font: fonts.page_number,
    latin: fonts.page_number,
    size: sizes.page_number,
    line: sizes.page_number * 26,
  } as const;
  return [
    { id: STYLE.body, name: "Body Text", ...body, align: "both", indents },
    {
      id: STYLE.heading1,
      name: "heading 1",
      ...title,
      size: sizes.part,
      line: sizes.part * 35,
      before: 4200,
      outline: 0,
      pageBreakBefore: true,
      next: STYLE.body,
    },
    { id: STYLE.heading2, name: "heading 2", ...heading, font: fonts.heading1, outline: 1 },
    { id: STYLE.heading3, name: "heading 3", ...heading, font: fonts.heading2, outline: 2 },
    { id: STYLE.heading4, name: "heading 4", ...heading, outline: 3 },
    ...coverStyles(house),
    ...contentsStyles(house),
    {
      id: STYLE.documentTitle,
      name: "文件标题",
      ...title,
      size: sizes.title,
      line: sizes.title * 32,
      after: 120,
      keepNext: true,
    },
    { id: STYLE.documentHead, name: "文件说明", ...body, align: "center", font: fonts.heading2 },
    {
      id: STYLE.signature,
      name: "落款",
      ...body,
      align: "right",
      indents: `<w:ind w:rightChars="200" w:right="${sizes.body * 40}"/>`,
      keepNext: true,
    },
    {
      id: STYLE.tableTitle,
      name: "表题",
      ...title,
      size: sizes.table_title,
      line: TABLE_TEXT.title,
      outline: 1,
      keepNext: true,
    },
    {
      id: STYLE.tableMark,
      name: "表号",
      ...small,
      align: "right",
      line: TABLE_TEXT.mark,
      keepNext: true,
    },
    { id: STYLE.tableUnit, name: "部门和单位", ...small, line: TABLE_TEXT.unit, keepNext: true },
    {
      id: STYLE.tableNote,
      name: "表注",
      ...small,
      align: "both",
      line: TABLE_TEXT.note,
      before: TABLE_TEXT.noteBefore,
    },
    {
      id: STYLE.picture,
      name: "图",
      ...small,
      align: "center",
      before: PICTURE_TEXT.before,
      keepNext: true,
    },
    {
      id: STYLE.caption,
      name: "图题",
      font: fonts.heading1,
      size: sizes.caption,
      align: "center",
      line: PICTURE_TEXT.caption,
      after: PICTURE_TEXT.after,
    },
    {
      id: STYLE.oddPage,
      name: "页码（单页）",
      ...pageNumber,
      align: "right",
      indents: `<w:ind w:rightChars="100" w:right="${sizes.page_number * 20}"/>`,
    },
    {
      id: STYLE.evenPage,
      name: "页码（双页）",
      ...pageNumber,
      align: "left",
      indents: `<w:ind w:leftChars="100" w:left="${sizes.page_number * 20}"/>`,
    },
    {
      id: STYLE.draft,
      name: "草稿",
      font: fonts.heading1,
      size: 12,
      align: "right",
      color: "C00000",
    },
    { id: STYLE.end, name: "分节", ...small, size: 1, line: 20 },
    ...cellStyles(house, { dense: false }),
    ...cellStyles(house, { dense: true }),
  ];
}

function coverStyles({ fonts, sizes }: House): readonly StyleOptions[] {
  const title = { font: fonts.title, align: "center", before: COVER_TEXT.before } as const;
  return [
    {
      id: STYLE.coverTop,
      name: "封面年度",
      ...title,
      font: fonts.heading2,
      size: sizes.part,
      line: COVER_TEXT.line(sizes.part),
      before: COVER_TEXT.top,
    },
    {
      id: STYLE.coverTitle,
      name: "封面标题",
      ...title,
      size: sizes.cover,
      line: COVER_TEXT.line(sizes.cover),
    },
    {
      id: STYLE.coverTitleSmaller,
      name: "封面标题（长）",
      ...title,
      size: sizes.part,
      line: COVER_TEXT.line(sizes.part),
    },
    {
      id: STYLE.coverNote,
      name: "封面说明",
      font: fonts.heading2,
      size: sizes.cover_note,
      align: "center",
      line: LINE_HEIGHT,
    },
  ];
}

function contentsStyles({ fonts, sizes }: House): readonly StyleOptions[] {
  const entry = {
    size: sizes.contents,
    line: sizes.contents * 29,
    tabs: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${textWidthOf("contents")}"/></w:tabs>`,
  } as const;
  return [
    {
      id: STYLE.contentsTitle,
      name: "目录标题",
      font: fonts.title,
      size: sizes.title,
      align: "center",
      line: sizes.title * 32,
      after: 200,
    },
    {
      id: STYLE.contents1,
      name: "toc 1",
      ...entry,
      font: fonts.heading1,
      before: 60,
    },
    {
      id: STYLE.contents2,
      name: "toc 2",
      ...entry,
      font: fonts.body,
      indents: `<w:ind w:left="${sizes.contents * 20 * INDENT}"/>`,
    },
  ];
}

function cellStyles(house: House, options: { readonly dense: boolean }): readonly StyleOptions[] {
  const ids = CELL_STYLES[options.dense ? "dense" : "normal"];
  const { size, line } = tableSizes(house, options);
  const look = { font: house.fonts.table, size, line };
  const name = options.dense ? "表格（密）" : "表格";
  return [
    { ...look, id: ids.left, name: `${name}左`, align: "left" },
    { ...look, id: ids.center, name: `${name}中`, align: "center" },
    { ...look, id: ids.right, name: `${name}右`, align: "right" },
    { ...look, id: ids.head, name: `${name}头`, align: "center", bold: true },
  ];
}

function firstLine(size: number): string {
  return `<w:ind w:firstLineChars="${INDENT * 100}" w:firstLine="${INDENT * size * 20}"/>`;
}

/**
 * The document's styles as Word reads them. Fonts, borders and paddings stand here and nowhere else:
 * whoever edits the file changes a style once.
 */
export function stylesXml(house: House): string {
  const { fonts, sizes } = house;
  const look = `${fontXml(fonts.body, fonts.figures)}${sizeXml(sizes.body)}`;
  return (
    `${XML_HEAD}<w:styles ${NAMESPACES}>` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${look}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    paragraphStyles(house)
      .map((style) => styleXml(style, house))
      .join("") +
    tableStyleXml() +
    "</w:styles>"
  );
}

/** Word's own styles, which it knows by these names. */
const BUILT_IN = /^(?:heading \d|toc \d|Body Text)$/;

function styleXml(style: StyleOptions, { fonts }: House): string {
  const custom = BUILT_IN.test(style.name) ? "" : ' w:customStyle="1"';
  const next = style.next === undefined ? "" : `<w:next w:val="${style.next}"/>`;
  return (
    `<w:style w:type="paragraph"${custom} w:styleId="${style.id}"><w:name w:val="${style.name}"/>` +
    `<w:basedOn w:val="Normal"/>${next}<w:qFormat/>` +
    `<w:pPr>${paragraphXml(style)}</w:pPr><w:rPr>${runXml(style, fonts.figures)}</w:rPr></w:style>`
  );
}

/** The order of the elements is the schema's: Word refuses another. */
function paragraphXml(style: StyleOptions): string {
  const { before = 0, after = 0, line, align, outline } = style;
  const height = line === undefined ? "" : ` w:line="${Math.round(line)}" w:lineRule="exact"`;
  return [
    style.keepNext === true ? "<w:keepNext/>" : "",
    style.pageBreakBefore === true ? "<w:pageBreakBefore/>" : "",
    "<w:widowControl/>",
    style.tabs ?? "",
    `<w:spacing w:before="${before}" w:after="${after}"${height}/>`,
    style.indents ?? "",
    align === undefined ? "" : `<w:jc w:val="${align}"/>`,
    outline === undefined ? "" : `<w:outlineLvl w:val="${outline}"/>`,
  ].join("");
}

function runXml(style: StyleOptions, figures: HouseFont): string {
  return [
    fontXml(style.font, style.latin ?? figures),
    style.bold === true ? "<w:b/>" : "",
    style.color === undefined ? "" : `<w:color w:val="${style.color}"/>`,
    style.tracking ? `<w:spacing w:val="${style.tracking}"/>` : "",
    sizeXml(style.size),
  ].join("");
}

/** The hint gives quotation marks and dashes, which both kinds of script have, the Chinese font. */
function fontXml(font: HouseFont, latin: HouseFont): string {
  const western = escapeXml(latin.name);
  return `<w:rFonts w:hint="eastAsia" w:ascii="${western}" w:hAnsi="${western}" w:eastAsia="${escapeXml(font.name)}" w:cs="${western}"/>`;
}

/** In half points. */
function sizeXml(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
}

function tableStyleXml(): string {
  const outer = ["top", "left", "bottom", "right"].map((side) => borderXml(side, 8));
  const inner = ["insideH", "insideV"].map((side) => borderXml(side, 4));
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${STYLE.table}"><w:name w:val="决算表"/><w:basedOn w:val="TableNormal"/>` +
    `<w:tblPr><w:tblBorders>${[...outer, ...inner].join("")}</w:tblBorders>` +
    `<w:tblCellMar><w:top w:w="${CELL_MARGIN}" w:type="dxa"/><w:left w:w="${CELL_PADDING}" w:type="dxa"/><w:bottom w:w="${CELL_MARGIN}" w:type="dxa"/><w:right w:w="${CELL_PADDING}" w:type="dxa"/></w:tblCellMar>` +
    "</w:tblPr></w:style>"
  );
}

function borderXml(side: string, eighthsOfAPoint: number): string {
  return `<w:${side} w:val="single" w:sz="${eighthsOfAPoint}" w:space="0" w:color="000000"/>`;
}
