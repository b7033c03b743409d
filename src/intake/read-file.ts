import type { FileReading } from "../interview/file/file-reading.js";
import { tellRows } from "../interview/file/tell-rows.js";
import { unitsNamedIn } from "../interview/file/other-unit.js";
import type { Pack } from "../pack/pack.js";
import { lastYearTables, lastYearText } from "./last-year-file.js";
import { type OpenedText, openSheets } from "./open-sheets.js";
import { REFUSALS, FileRefused } from "./refusal.js";
import { isFigureCell, type SheetData, sheetText } from "./sheet-data.js";
import { partRows } from "./part-rows.js";
import { readExported } from "./read-exported.js";
import { readTemplate } from "./read-template.js";
import { findTables } from "./tables/find-tables.js";
import { readTables } from "./tables/read-tables.js";

/** The report an uploaded file may be about. */
export interface FileContext {
  readonly pack: Pack;
  /** Id of the report. */
  readonly report: string;
  readonly year: string;
}

/** Reads an uploaded file; what cannot be read is told, never thrown. */
export function readFile(bytes: Uint8Array, about: FileContext | null): FileReading {
  try {
    return read(bytes, about);
  } catch (error) {
    if (error instanceof FileRefused) return { is: "refused", because: error.message };
    throw error;
  }
}

function read(bytes: Uint8Array, about: FileContext | null): FileReading {
  const opened = openSheets(bytes);
  if (opened.is === "text") {
    if (opened.text === "") return { is: "refused", because: REFUSALS.noRows };
    return readExported(opened.text) ?? readText(opened, about);
  }
  const sheets = opened.sheets.filter(({ rows }) => rows.some((row) => row.length > 0));
  if (sheets.length === 0) return { is: "refused", because: REFUSALS.noRows };
  const shown = sheets.filter(({ hidden }) => !hidden);
  const template = about === null ? undefined : readTemplate(sheets, about);
  if (template !== undefined) return template;
  const before = about === null ? undefined : lastYearTables(sheets, about);
  if (before !== undefined) return before;
  const tables = about === null ? undefined : readTables(sheets, about.pack, about.year);
  if (tables !== undefined) return { ...tables, units: unitsNamedIn(shown.flatMap(sheetText)) };
  const { length } =
    about === null ? [] : findTables(sheets.filter(isHiddenTable), about.pack.tables);
  if (length > 0) return { is: "refused", because: REFUSALS.hiddenTables };
  return { is: "rows", rows: shown.flatMap(sheetText) };
}

function isHiddenTable({ hidden, rows }: SheetData): boolean {
  return hidden && rows.some((cells) => cells.some(isFigureCell));
}

/** A text, or what it is a report of. */
export function readText(opened: OpenedText, about: FileContext | null): FileReading {
  if (about === null) return { is: "text", text: opened.text };
  const { prose, rows } = opened.hasColumns
    ? { prose: opened.text, rows: [] }
    : partRows(opened.text);
  const before = lastYearText({ ...opened, text: prose }, about);
  if (before !== undefined) return { ...before, remarks: [...before.remarks, ...tellRows(rows)] };
  return { is: "text", text: prose, ...(rows.length === 0 ? {} : { rows }) };
}
