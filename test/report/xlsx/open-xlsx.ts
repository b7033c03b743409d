import { read, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";

/** One cell as another reader sees it, and as the file spells its number. */
export interface OpenedCell {
  readonly value: string | number | undefined;
  readonly formula: string | undefined;
  /** The decimal text of a number in the file. */
  readonly spelled: string | undefined;
  readonly format: string | undefined;
}

export interface OpenedSheet {
  readonly name: string;
  readonly merges: readonly string[];
  /** "C6" */
  cell(address: string): OpenedCell;
  readonly cells: ReadonlyMap<string, OpenedCell>;
  /** Texts of a row, by number from 1. */
  row(number: number): readonly (string | number | undefined)[];
  readonly rows: number;
  readonly xml: string;
}

export interface OpenedBook {
  readonly sheets: readonly OpenedSheet[];
  sheet(name: string): OpenedSheet;
  /** Parts of the file by path. */
  part(path: string): string;
}

const EMPTY: OpenedCell = {
  value: undefined,
  formula: undefined,
  spelled: undefined,
  format: undefined,
};

/** Opens a workbook with a reader that has nothing to do with its writer. */
export function openXlsx(bytes: Uint8Array): OpenedBook {
  const book = read(bytes, { type: "array", cellFormula: true, cellNF: true, cellText: false });
  const parts = unzipSync(bytes);
  const part = (path: string): string => {
    const found = parts[path];
    if (found === undefined) throw new Error(`no part ${path}`);
    return strFromU8(found);
  };
  const sheets = book.SheetNames.map((name, index) =>
    openSheet(name, sheetOf(book, name), part(`xl/worksheets/sheet${index + 1}.xml`)),
  );
  return {
    sheets,
    part,
    sheet(name) {
      const found = sheets.find((sheet) => sheet.name === name);
      if (found === undefined) throw new Error(`no sheet ${name}`);
      return found;
    },
  };
}

function sheetOf(book: WorkBook, name: string): WorkSheet {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

function openSheet(name: string, sheet: WorkSheet, xml: string): OpenedSheet {
  const spelled = new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(?:<f[^>]*>[^<]*<\/f>)?<v>([^<]*)<\/v>/g)]
      .filter(([, , attributes = ""]) => !/ t="/.test(attributes))
      .map(([, address = "", , text = ""]) => [address, text]),
  );
  const cells = new Map<string, OpenedCell>();
  for (const [address, cell] of Object.entries(sheet)) {
    if (address.startsWith("!")) continue;
    // The reader's cells: v the value, f the formula, z the format.
    const { v, f, z } = cell as { v?: string | number; f?: string; z?: string };
    cells.set(address, { value: v, formula: f, spelled: spelled.get(address), format: z });
  }
  const [, lastColumn = "A", lastRow = "1"] = /:([A-Z])(\d+)$/.exec(sheet["!ref"] ?? "") ?? [];
  const columns = lastColumn.charCodeAt(0) - 64;
  return {
    name,
    xml,
    cells,
    rows: Number(lastRow),
    merges: [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref = ""]) => ref),
    cell: (address) => cells.get(address) ?? EMPTY,
    row: (number) =>
      Array.from(
        { length: columns },
        (_, column) => cells.get(`${String.fromCharCode(65 + column)}${number}`)?.value,
      ),
  };
}
