import { didYouMean, findNear } from "./did-you-mean.js";
import type { DraftGrid, DraftGroup, DraftPart, DraftQuestion, DraftRows } from "./draft.js";
import { mergeLayers } from "./merge-properties.js";
import type { Mistakes } from "../mistakes.js";
import { groupShape, partShape, questionShape } from "./question-shape.js";
import { type CodeLists, readRows } from "./read-rows.js";
import { readGrid } from "./read-grid.js";
import { below, readShape, valueAt, type YamlSpot } from "./read-shape.js";
import type { YamlFile } from "./read-yaml.js";

export interface PartReader {
  readonly codeLists: CodeLists;
  readonly mistakes: Mistakes;
  /** Keys, grids and repeat groups that could not be read: what cites them is not their author's mistake. */
  readonly broken: Set<string>;
}

/** Reads one part: whatever can be read of it is returned, the rest is among the mistakes. */
export function readPart(id: string, file: YamlFile, reader: PartReader): DraftPart | undefined {
  const spot: YamlSpot = { file, path: [] };
  const read = readShape(partShape, spot, reader.mistakes);
  const count = read?.groups.length ?? listLength(below(spot, "groups"));
  const groups = Array.from({ length: count }, (_, index) =>
    readGroup(id, below(spot, "groups", index), reader),
  );
  if (!read) return undefined;
  return { id, title: read.title, groups: groups.filter((group) => group !== undefined) };
}

function readGroup(part: string, spot: YamlSpot, reader: PartReader): DraftGroup | undefined {
  const { mistakes } = reader;
  const { file, path } = spot;
  const read = readShape(groupShape, spot, mistakes);
  const count = read?.questions.length ?? listLength(below(spot, "questions"));
  const items = Array.from({ length: count }, (_, index) =>
    readItem(below(spot, "questions", index), reader),
  );
  if (!read) {
    for (const { questions, rows } of items) {
      for (const { key } of questions) reader.broken.add(key);
      if (rows) reader.broken.add(rows.prefix);
    }
    return undefined;
  }

  const place = file.placeOf([...path, "group"]);
  const rows = items.find((item) => item.rows)?.rows;
  if (rows && items.length > 1) {
    mistakes.add(rows.place, `“${rows.prefix}”和别的题放在同一组`, "rows 要独占一个 group");
  }
  if (rows && rows.prefix !== read.group) {
    mistakes.add(
      place,
      `组名“${read.group}”和 rows 的“${rows.prefix}”不同`,
      `写成 group: ${rows.prefix}`,
    );
  }
  return {
    id: read.group,
    part,
    title: read.title,
    where: read.place ?? read.title,
    portrait: read.portrait ?? false,
    sparse: read.sparse ?? false,
    headings: read.headings ?? [],
    questions: items.flatMap(({ questions }) => questions),
    grids: items.flatMap(({ grid }) => grid ?? []),
    place,
    ...(read.when === undefined
      ? {}
      : { when: { source: read.when, place: file.placeOf([...path, "when"]) } }),
    ...(read.intro === undefined ? {} : { intro: read.intro }),
    ...(read.otherwise === undefined ? {} : { otherwise: read.otherwise }),
    ...(rows ? { rows } : {}),
  };
}

interface ReadItem {
  readonly questions: readonly DraftQuestion[];
  readonly grid?: DraftGrid;
  readonly rows?: DraftRows;
}

const NOTHING: ReadItem = { questions: [] };
const HEADS = ["key", "grid", "rows"] as const;

function readItem(spot: YamlSpot, reader: PartReader): ReadItem {
  const value = valueAt(spot);
  const { mistakes, broken } = reader;
  // Plain data that YAML read.
  const item = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const head = "grid" in item ? "grid" : HEADS.find((name) => name in item);
  if (head === undefined) {
    const place = spot.file.placeOf(spot.path);
    const names = Object.keys(item);
    const near = names.find((name) => findNear(name, HEADS) !== undefined);
    const right = near === undefined ? "每一项以 key、grid 或 rows 开头" : didYouMean(near, HEADS);
    mistakes.add(place, near === undefined ? "这一项没有 key" : `没有“${near}”这个属性`, right);
    return NOTHING;
  }
  const read = readByHead(head, spot, reader);
  const name = item[head];
  if (!read && typeof name === "string") broken.add(name);
  return read ?? NOTHING;
}

function readByHead(
  head: (typeof HEADS)[number],
  spot: YamlSpot,
  { codeLists, mistakes }: PartReader,
): ReadItem | undefined {
  switch (head) {
    case "grid": {
      const read = readGrid(spot, mistakes);
      return read && { questions: read.questions, grid: read.grid };
    }
    case "rows": {
      const rows = readRows(spot, codeLists, mistakes);
      return rows && { questions: [], rows };
    }
    case "key": {
      const read = readShape(questionShape, spot, mistakes);
      if (!read) return undefined;
      const { key, ...properties } = read;
      const place = spot.file.placeOf([...spot.path, "key"]);
      return { questions: [{ ...mergeLayers([{ properties, spot }]), key, place }] };
    }
    default:
      throw new Error(`unknown item: ${JSON.stringify(head satisfies never)}`);
  }
}

function listLength(spot: YamlSpot): number {
  const value = valueAt(spot);
  return Array.isArray(value) ? value.length : 0;
}
