import { openFile } from "./file-kind.js";
import { INTAKE_LIMITS, type IntakeLimits } from "./intake-limits.js";
import { readText } from "./read-cell.js";
import { readWorkbook } from "./read-workbook.js";
import type { SheetCell, SheetData } from "./sheet-data.js";
import { readWordText } from "./word-text.js";

/** What is in a file. */
export type OpenedFile =
  { readonly is: "sheets"; readonly sheets: readonly SheetData[] } | OpenedText;

export interface OpenedText {
  readonly is: "text";
  readonly text: string;
  /** The cells of its tables stand in their columns, blank ones too. */
  readonly hasColumns?: true;
}

/**
 * Opens a file by its content, within limits.
 *
 * @throws {FileRefused} with the reason, when it is nothing that can be read safely
 */
export function openSheets(bytes: Uint8Array, limits: IntakeLimits = INTAKE_LIMITS): OpenedFile {
  const content = openFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits);
  switch (content.kind) {
    case "workbook":
    case "markup":
      return { is: "sheets", sheets: readWorkbook(content, limits) };
    case "word":
      return {
        is: "text",
        text: readWordText(content.document).slice(0, limits.characters),
        hasColumns: true,
      };
    case "text": {
      if (isJson(content.text)) return { is: "text", text: content.text };
      const rows = readSeparated(content.text);
      if (rows === undefined) return { is: "text", text: content.text.trim() };
      return { is: "sheets", sheets: [{ name: "", hidden: false, rows, merges: [] }] };
    }
    default:
      throw new Error(`unknown content: ${JSON.stringify(content satisfies never)}`);
  }
}

/** Its commas separate no cells. */
function isJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

/** Rows of a text whose lines hold cells apart by tabs or commas; undefined for one that is prose. */
function readSeparated(text: string): readonly (readonly SheetCell[])[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const separator = ["\t", ","].find(
    (sign) =>
      lines.length > 1 && lines.filter((line) => line.includes(sign)).length * 2 > lines.length,
  );
  if (separator === undefined) return undefined;
  return lines.map((line) => splitLine(line, separator).map(readText));
}

/** Quotes hold what a separator stands in; two of them are one. A line in quotes is not looked for. */
function splitLine(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? "";
    if (sign === '"' && isQuoted && line[at + 1] === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell];
}
