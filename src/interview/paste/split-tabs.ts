/**
 * Splits a block copied from a sheet into rows of cells. A cell that holds a line break is in quotes
 * there, its own quotes doubled; an opening quote that is never closed is an ordinary sign.
 */
export function splitTabs(
  text: string,
): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  let row: { line: number; cells: string[] } = { line, cells: [] };
  let at = 0;
  while (at <= text.length) {
    const cell = readQuoted(text, at) ?? readPlain(text, at);
    row.cells.push(cell.value);
    line += cell.value.split("\n").length - 1;
    at = cell.end;
    if (text[at] === "\t") {
      at += 1;
      continue;
    }
    if (row.cells.some((value) => value.trim() !== "")) rows.push(row);
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    row = { line, cells: [] };
  }
  return rows;
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;

function readQuoted(text: string, at: number): Cell | undefined {
  QUOTED.lastIndex = at;
  const [all, inside] = QUOTED.exec(text) ?? [];
  if (all === undefined || inside === undefined) return undefined;
  return { value: inside.replaceAll('""', '"').replaceAll("\r\n", "\n"), end: at + all.length };
}

function readPlain(text: string, at: number): Cell {
  PLAIN.lastIndex = at;
  const value = PLAIN.exec(text)?.[0] ?? "";
  return { value, end: at + value.length };
}
