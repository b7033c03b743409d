import type { ExcerptBlock, ExcerptCell } from "../events/report/report-excerpt.js";
import type { Block, Paragraph, ReportTable, Run, TableCell, TableRow } from "./document.js";

export function plainBlock(block: Block): ExcerptBlock {
  switch (block.kind) {
    case "heading":
      return { kind: "heading", level: block.level, text: block.text };
    case "paragraph":
      return { kind: "paragraph", runs: block.runs };
    case "table":
      return markTable(block, undefined);
    case "picture":
      return { kind: "picture", title: block.title, alt: block.alt };
  }
}

/** Marks the cells that are not as in the other table; rows are paired by what they are called. */
export function markTable(table: ReportTable, other: ReportTable | undefined): ExcerptBlock {
  const others = new Map(other?.body.map((row) => [nameOf(row), row]));
  const body = table.body.map((row) => {
    const pair = others.get(nameOf(row));
    return row.cells.map((cell, index): ExcerptCell => {
      const differs = pair !== undefined && pair.cells[index]?.text !== cell.text;
      return { ...plainCell(cell), ...(differs ? { mark: true } : {}) };
    });
  });
  const header = table.header.map((row) => row.cells.map(plainCell));
  const { title, unit, notes } = table;
  return { kind: "table", title, unit, header, body, notes };
}

/** Every text before the first figure: official tables name two things in one row. */
function nameOf({ cells }: TableRow): string {
  return cells
    .filter((cell) => cell.align !== "right")
    .map((cell) => cell.text)
    .join("\n");
}

function plainCell({ text, align, columns, rows, bold }: TableCell): ExcerptCell {
  return { text, align, columns, rows, bold };
}

/** Marks what is not as in the other text, between where both begin and end alike. */
export function markParagraph({ runs }: Paragraph, other: string): ExcerptBlock {
  const text = runs.map((run) => run.text).join("");
  let start = 0;
  while (start < text.length && text[start] === other[start]) start += 1;
  let end = text.length;
  for (
    let back = other.length;
    end > start && back > start && text[end - 1] === other[back - 1];
    back -= 1
  ) {
    end -= 1;
  }
  const marked: (Run & { mark?: true })[] = [];
  let at = 0;
  for (const run of runs) {
    const cuts = [0, start - at, end - at, run.text.length].map((cut) =>
      Math.min(Math.max(cut, 0), run.text.length),
    );
    for (const [index, from] of cuts.slice(0, 3).entries()) {
      const piece = run.text.slice(from, cuts[index + 1]);
      if (piece !== "")
        marked.push({ ...run, text: piece, ...(index === 1 ? { mark: true } : {}) });
    }
    at += run.text.length;
  }
  return { kind: "paragraph", runs: marked };
}
