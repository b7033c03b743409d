import { chartSize } from "../../drawing/draw-svg.js";
import type { House } from "../../pack/house.js";
import type {
  Block,
  Heading,
  Paragraph,
  Picture,
  ReportDocument,
  ReportTable,
} from "../document.js";
import { countLines } from "./count-lines.js";
import { pageHeightOf, textWidthOf } from "./page.js";
import {
  CELL_MARGIN,
  CELL_PADDING,
  INDENT,
  LINE_HEIGHT,
  PICTURE_TEXT,
  TABLE_TEXT,
  tableSizes,
  trackingOf,
  TWIPS,
} from "./sizes.js";

/**
 * The page each entry of the contents stands on, the first part being page 1.
 *
 * Lines are set at an exact height and Chinese characters are squares, so counting them is nearly as good
 * as laying the pages out, and a hundred times faster. Word sets the numbers right when the contents are
 * updated.
 */
export function estimatePages({ blocks, house }: ReportDocument): readonly number[] {
  const pages: number[] = [];
  const layout = new PageCounter(house);
  for (const block of blocks) {
    layout.place(block);
    if (isEntry(block)) pages.push(layout.pageOfLast);
  }
  return pages;
}

function isEntry(block: Block): boolean {
  return block.kind === "table" || (block.kind === "heading" && block.level <= 2);
}

/** Places one block after the other and knows the page it came to stand on. */
class PageCounter {
  pageOfLast = 0;
  #page = 0;
  /** Height used on the page; undefined where the next block begins a page. */
  #used: number | undefined;
  readonly #house: House;
  readonly #height = pageHeightOf("text");

  constructor(house: House) {
    this.#house = house;
  }

  place(block: Block): void {
    switch (block.kind) {
      case "table":
        this.pageOfLast = this.#page + 1;
        this.#page += pagesOf(block, this.#house);
        this.#used = undefined;
        return;
      case "picture":
        this.#placeWhole(heightOfPicture(block));
        return;
      case "heading":
        this.#placeHeading(block);
        return;
      case "paragraph":
        this.#placeLines(linesOf(block, this.#house), 1);
    }
  }

  #placeHeading(heading: Heading): void {
    if (heading.level === 1) {
      this.#page += 1;
      this.pageOfLast = this.#page;
      this.#used = undefined;
      return;
    }
    const lines = linesOf(heading, this.#house);
    // A heading does not stand on the last line of a page.
    this.#placeLines(lines, lines + 1);
  }

  /** @param kept lines that stay on one page */
  #placeLines(lines: number, kept: number): void {
    this.#begin(kept * LINE_HEIGHT);
    for (let line = 0; line < lines; line += 1) {
      if (this.#room < LINE_HEIGHT) this.#turn();
      this.#used = (this.#used ?? 0) + LINE_HEIGHT;
    }
  }

  #placeWhole(height: number): void {
    this.#begin(height);
    this.#used = (this.#used ?? 0) + height;
  }

  get #room(): number {
    return this.#height - (this.#used ?? 0);
  }

  /** Turns the page when what comes next does not fit. */
  #begin(height: number): void {
    if (this.#used === undefined || this.#room < height) this.#turn();
    this.pageOfLast = this.#page;
  }

  #turn(): void {
    this.#page += 1;
    this.#used = 0;
  }
}

function linesOf(block: Heading | Paragraph, house: House): number {
  const text = block.kind === "heading" ? block.text : block.runs.map((run) => run.text).join("");
  const size = block.kind === "heading" ? house.sizes.heading : house.sizes.body;
  return countLines(text, {
    width: textWidthOf("text") / TWIPS,
    size,
    tracking: trackingOf(house) / TWIPS,
    indent: INDENT * size,
  });
}

function heightOfPicture({ chart }: Picture): number {
  const { before, caption, after } = PICTURE_TEXT;
  return before + chartSize(chart).height * TWIPS + caption + after;
}

/** Pages of a table: its header is repeated on each. */
function pagesOf(table: ReportTable, house: House): number {
  const page = pageHeightOf(table.landscape ? "wide-table" : "table");
  const room = page - heightOf(table, table.header, house);
  const { title, mark, unit, note, noteBefore, below } = TABLE_TEXT;
  let pages = 1;
  let used = title + mark + unit;
  for (const row of table.body) {
    const height = heightOf(table, [row], house);
    if (used + height > room) {
      pages += 1;
      used = 0;
    }
    used += height;
  }
  used += table.notes.length === 0 ? below : table.notes.length * (note + noteBefore);
  return used > room ? pages + 1 : pages;
}

function heightOf(table: ReportTable, rows: ReportTable["body"], house: House): number {
  const { row: least, line, size } = tableSizes(house, table);
  const width = textWidthOf(table.landscape ? "wide-table" : "table") / TWIPS;
  const sum = table.widths.reduce((total, part) => total + part, 0);
  return rows.reduce((height, row) => {
    let column = 0;
    const lines = row.cells.map((cell) => {
      const spanned = table.widths.slice(column, (column += cell.columns));
      const share = spanned.reduce((total, part) => total + part, 0) / sum;
      const inner = share * width - (2 * CELL_PADDING) / TWIPS;
      return Math.ceil(countLines(cell.text, { width: inner, size }) / cell.rows);
    });
    return height + Math.max(least, line * Math.max(1, ...lines) + 2 * CELL_MARGIN);
  }, 0);
}
