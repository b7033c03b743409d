import { chartSize, drawSvg } from "../../drawing/draw-svg.js";
import type { Chart } from "../../drawing/chart.js";
import { type FontRole, FONT_ROLES, type House, PAGE_MARK } from "../../pack/house.js";
import type { Block, Heading, Picture, ReportDocument } from "../document.js";
import { shortHash } from "../hash-answers.js";
import { type FontFace, faceOf } from "./font-faces.js";
import type { PdfText } from "./pdf-text.js";
import { type TableData, tableData } from "./table-data.js";
import { coverTitle, partTitle, type TitleData } from "./title-data.js";

interface RunData {
  readonly text: string;
  readonly bold: boolean;
}

type BlockData =
  | {
      readonly kind: "heading";
      readonly level: number;
      readonly text: string;
      /** How it looks: the title of a part stands on several lines. */
      readonly lines: readonly TitleData[];
      readonly bookmarked: boolean;
    }
  | { readonly kind: "paragraph"; readonly runs: readonly RunData[] }
  | {
      readonly kind: "picture";
      readonly title: string;
      readonly alt: string;
      readonly svg: string;
      /** In points. */
      readonly width: number;
    }
  | TableData;

/** What report.typ sets: everything as text, lengths in points. */
export interface PdfData {
  readonly title: string;
  readonly author: string;
  readonly keywords: readonly string[];
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | null;
  readonly fonts: Readonly<Record<FontRole, FontFace>>;
  readonly sizes: House["sizes"];
  /** Between the characters of the text. */
  readonly tracking: number;
  /** Before and after the number of a page. */
  readonly footer: readonly [string, string];
  /** Printed above every page. */
  readonly draft: string | null;
  readonly cover: {
    /** The year, above. */
    readonly top: string;
    readonly title: readonly TitleData[];
    readonly notes: readonly string[];
  };
  readonly blocks: readonly BlockData[];
  /** Title first; empty where nothing is missing. */
  readonly appendix: readonly string[];
}

/**
 * Characters of a text that is no part of the pages: a property, a bookmark, the words for a picture. typst
 * cuts longer ones at 32,767 bytes, and when that falls inside a character it ends the whole process.
 */
const LONGEST = 1000;

/** 28 characters fill a line of 156 mm: those of 三号 stand a little closer than they are wide. */
const FULL_LINE = { size: 16, tracking: -0.25 };

export function pdfData(document: ReportDocument, text: PdfText): PdfData {
  const { house, cover, draft, date } = document;
  const [before = "", after = ""] = house.footer.split(PAGE_MARK);
  const [top = "", ...title] = cover.title;
  const notes = [...(draft ? [`（草稿，${date}生成）`] : []), ...cover.notes];
  const faces = FONT_ROLES.map((role) => [role, faceOf(role, house)]);
  return {
    title: shorten(text.of(document.title)),
    author: shorten(text.of(document.department)),
    keywords: [shortHash(document.hash), ...(draft ? ["草稿"] : [])],
    date: dateOf(date),
    // One face a role.
    fonts: Object.fromEntries(faces) as Record<FontRole, FontFace>,
    sizes: house.sizes,
    tracking: house.sizes.body === FULL_LINE.size ? FULL_LINE.tracking : 0,
    footer: [text.of(before), text.of(after)],
    draft: draft ? "草稿" : null,
    cover: {
      top: text.of(top),
      title: title.map((line) => coverTitle(line, house, text)),
      notes: notes.map((line) => text.of(line)),
    },
    blocks: document.blocks.map((block) => blockData(block, house, text)),
    appendix: appendixOf(document).map((line) => text.of(line)),
  };
}

function shorten(text: string): string {
  return Array.from(text).slice(0, LONGEST).join("");
}

function blockData(block: Block, house: House, text: PdfText): BlockData {
  switch (block.kind) {
    case "heading":
      return headingData(block, house, text);
    case "paragraph":
      return {
        kind: "paragraph",
        runs: block.runs.map((run) => ({ text: text.of(run.text), bold: run.bold === true })),
      };
    case "table":
      return tableData(block, house, text);
    case "picture":
      return pictureData(block, text);
  }
}

function headingData({ level, text: typed }: Heading, house: House, text: PdfText): BlockData {
  const words = text.of(typed);
  const lines = level === 1 ? partTitle(words, house) : [];
  return { kind: "heading", level, text: words, lines, bookmarked: words.length <= LONGEST };
}

/** A picture and its caption fit on one page. */
const TALLEST = 560;

function pictureData({ title, alt, chart }: Picture, text: PdfText): BlockData {
  const printable = printableChart(chart, text);
  const { width, height } = chartSize(printable);
  return {
    kind: "picture",
    title: text.of(title),
    alt: shorten(text.of(alt)),
    svg: drawSvg(printable),
    width: width * Math.min(1, TALLEST / height),
  };
}

function printableChart(chart: Chart, text: PdfText): Chart {
  return {
    ...chart,
    title: text.of(chart.title),
    series: chart.series.map((name) => text.of(name)),
    items: chart.items.map(({ label, amounts }) => ({
      label: text.of(label),
      amounts: amounts.map((amount) => ({ ...amount, text: text.of(amount.text) })),
    })),
  };
}

/** @param day "2020年8月20日", fixed: the same report is the same file at any hour */
function dateOf(day: string): PdfData["date"] {
  const found = /^(\d{4})年(\d+)月(\d+)日$/.exec(day);
  if (found === null) return null;
  const [year = 0, month = 0, date = 0] = found.slice(1).map(Number);
  return { year, month, day: date };
}

function appendixOf({ draft, missing, findings }: ReportDocument): readonly string[] {
  if (!draft) return [];
  const numbered = (lead: string, items: readonly string[]) =>
    items.length === 0 ? [] : [lead, ...items.map((item, index) => `${index + 1}. ${item}`)];
  return [
    "未填清单",
    ...numbered("以下内容尚未填写，补齐后重新生成即可：", missing),
    ...numbered("以下问题尚未处理：", findings),
  ];
}
