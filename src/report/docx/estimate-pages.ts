import { chartSize } from "../../drawing/draw-svg.js";
import type { Block, Picture, ReportDocument, ReportTable } from "../document.js";
import { countLines } from "./count-lines.js";
import { pageHeightOf, textWidthOf } from "./page.js";
import { LINE_HEIGHT, ROW_HEIGHT, TABLE_TEXT } from "./sizes.js";

const TWIPS = 20;

/**
 * The page each entry of the contents stands on, the first part being page 1.
 *
 * Lines are set at an exact height and Chinese characters are squares, so counting them is nearly as good
 * as laying the pages out, and a hundred times faster. Word sets the numbers right when the contents are
 * updated.
 */
export function estimatePages(document: ReportDocument): readonly number[] {
  const pages: number[] = [];
  const layout = new PageCounter();
  for (const block of document.blocks) {
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
  /** Lines used on the page; undefined where the next block begins a page. */
  #used: number | undefined;
  readonly #linesOfPage = Math.floor(pageHeightOf("text") / LINE_HEIGHT);

  place(block: Block): void {
    if (block.kind === "table") {
      this.pageOfLast = this.#page + 1;
      this.#page += pagesOf(block);
      this.#used = undefined;
    } else if (block.kind === "heading" && block.level === 1) {
      this.#page += 1;
      this.pageOfLast = this.#page;
      this.#used = undefined;
    } else {
      this.#placeLines(linesOf(block), block.kind === "heading");
    }
  }

  /** A heading does not stand on the last line of a page. */
  #placeLines(lines: number, isHeading: boolean): void {
    const keeps = isHeading ? lines + 1 : 1;
    if (this.#used === undefined || this.#used + keeps > this.#linesOfPage) {
      this.#page += 1;
      this.#used = 0;
    }
    this.pageOfLast = this.#page;
    this.#used += lines;
    while (this.#used > this.#linesOfPage) {
      this.#used -= this.#linesOfPage;
      this.#page += 1;
    }
  }
}

function linesOf(block: Exclude<Block, ReportTable>): number {
  if (block.kind === "picture") return linesOfPicture(block);
  const text = block.kind === "heading" ? block.text : block.runs.map((run) => run.text).join("");
  // 28 characters fill a line.
  return countLines(text, { width: textWidthOf("text") / TWIPS, size: 15.75, indent: 32 });
}

/** The picture and its caption. */
function linesOfPicture({ chart }: Picture): number {
  return Math.ceil((chartSize(chart).height * TWIPS) / LINE_HEIGHT) + 1;
}

/** Pages of a table: its header is repeated on each. */
function pagesOf(table: ReportTable): number {
  const page = pageHeightOf(table.landscape ? "wide-table" : "table");
  const header = heightOf(table, table.header);
  const room = page - header;
  let pages = 1;
  let used = TABLE_TEXT.above;
  for (const row of table.body) {
    const height = heightOf(table, [row]);
    if (used + height > room) {
      pages += 1;
      used = 0;
    }
    used += height;
  }
  const below = TABLE_TEXT.below + table.notes.length * TABLE_TEXT.note;
  return used + below > room ? pages + 1 : pages;
}

function heightOf(table: ReportTable, rows: ReportTable["body"]): number {
  const { row: least, line, size } = ROW_HEIGHT[table.dense ? "dense" : "normal"];
  const width = textWidthOf(table.landscape ? "wide-table" : "table") / TWIPS;
  const sum = table.widths.reduce((total, part) => total + part, 0);
  return rows.reduce((height, row) => {
    let column = 0;
    const lines = row.cells.map((cell) => {
      const spanned = table.widths.slice(column, (column += cell.columns));
      const share = spanned.reduce((total, part) => total + part, 0) / sum;
      return Math.ceil(countLines(cell.text, { width: share * width - 4, size }) / cell.rows);
    });
    return height + Math.max(least, line * Math.max(1, ...lines));
  }, 0);
}
