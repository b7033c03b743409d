import type { DraftQuestion, DraftRows } from "./draft.js";
import { mergeLayers } from "./merge-properties.js";
import type { Mistakes, Place } from "../mistakes.js";
import { rowsShape } from "./question-shape.js";
import { readLines } from "./read-grid.js";
import { below, readShape, type YamlSpot } from "./read-shape.js";
import { didYouMean } from "./did-you-mean.js";

/** Lists of codes and their names by file name: "function" -> codes/function.yaml. */
export type CodeLists = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads a repeat group: its columns are questions without a row yet. */
export function readRows(
  spot: YamlSpot,
  codeLists: CodeLists,
  mistakes: Mistakes,
): DraftRows | undefined {
  const before = mistakes.count;
  const read = readShape(rowsShape, spot, mistakes);
  if (!read) return undefined;
  const lines = readLines(below(spot, "columns"), mistakes);
  const { kind = "money", who, find, negative, optional, withhold } = read;
  const shared = Object.fromEntries(
    Object.entries({ kind, who, find, negative, optional, withhold }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const columns = lines.map(({ id, layer, label }): DraftQuestion => {
    const own = layer.properties;
    const base = own.kind === undefined || isFigure(own.kind) ? shared : { who: read.who };
    const merged = mergeLayers([{ properties: base, spot }, layer]);
    return {
      ...merged,
      key: `${read.rows}.@.${id}`,
      place: layer.spot.file.placeOf(layer.spot.path),
      cell: {
        of: read.rows,
        row: "@",
        column: id,
        rowNames: [],
        columnNames: [label, ...(own.aliases ?? [])],
      },
    };
  });
  const placeOf = (property: string): Place => spot.file.placeOf([...spot.path, property]);
  if (columns.length === 0 && mistakes.count === before) {
    mistakes.add(placeOf("columns"), "“columns”是空的", "至少写一列，例：total: 合计");
  } else if (!columns.some(({ properties }) => isFigure(properties.kind))) {
    mistakes.add(placeOf("columns"), "每一行都没有一个数", "至少写一列金额或数量");
  }
  const nameColumn = readNameColumn(read.name_column, columns, placeOf, mistakes);
  const codes = { lengths: read.code_lengths, usual: read.usual_codes ?? [] };
  const names = readNames("names", read.names, { codeLists, placeOf, mistakes });
  const otherNames = readNames("other_names", read.other_names, { codeLists, placeOf, mistakes });
  checkCodes({ ...codes, names, placeOf, mistakes });
  if (mistakes.count > before) return undefined;
  return {
    prefix: read.rows,
    label: read.label,
    codeLengths: read.code_lengths.toSorted((a, b) => a - b),
    names,
    otherNames,
    usualCodes: codes.usual,
    nameColumn,
    columns,
    place: placeOf("rows"),
  };
}

function isFigure(kind: string | undefined): boolean {
  return kind === "money" || kind === "count";
}

type PlaceOf = (property: string) => Place;

function readNameColumn(
  given: string | undefined,
  columns: readonly DraftQuestion[],
  placeOf: PlaceOf,
  mistakes: Mistakes,
): string {
  if (given === undefined) return "name";
  const texts = columns.filter(({ properties }) => properties.kind === "text");
  const names = texts.flatMap(({ cell }) => cell?.column ?? []);
  if (!names.includes(given)) {
    mistakes.add(placeOf("name_column"), `没有“${given}”这个文字列`, didYouMean(given, names));
  }
  return given;
}

interface NamesPlace {
  readonly codeLists: CodeLists;
  readonly placeOf: PlaceOf;
  readonly mistakes: Mistakes;
}

function readNames(
  property: "names" | "other_names",
  list: string | undefined,
  { codeLists, placeOf, mistakes }: NamesPlace,
): ReadonlyMap<string, string> {
  if (list === undefined) return new Map();
  const names = codeLists.get(list);
  if (!names) {
    mistakes.add(
      placeOf(property),
      `没有编码表“${list}”`,
      `写出 codes/${list}.yaml；${didYouMean(list, codeLists.keys())}`,
    );
  }
  return names ?? new Map<string, string>();
}

interface CodeParts {
  readonly lengths: readonly number[];
  readonly usual: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly placeOf: PlaceOf;
  readonly mistakes: Mistakes;
}

function checkCodes({ lengths, usual, names, placeOf, mistakes }: CodeParts): void {
  const isLong = (code: string) => lengths.includes(code.length) && /^\d+$/u.test(code);
  for (const code of usual) {
    if (isLong(code) && (names.size === 0 || names.has(code))) continue;
    const right =
      names.size > 0 ? didYouMean(code, names.keys()) : `编码的位数是${lengths.join("、")}`;
    mistakes.add(placeOf("usual_codes"), `没有编码“${code}”`, right);
  }
  const odd = [...names.keys()].filter((code) => !isLong(code));
  if (odd.length > 0) {
    mistakes.add(
      placeOf("code_lengths"),
      `编码表里的“${odd.slice(0, 3).join("、")}”不是${lengths.join("、")}位数字`,
      "改编码表，或在 code_lengths 里补上位数",
    );
  }
}
