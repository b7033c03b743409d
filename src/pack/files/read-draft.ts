import { didYouMean } from "./did-you-mean.js";
import type { DraftGrid, DraftPart } from "./draft.js";
import type { Mistakes } from "../mistakes.js";
import type { PackFiles } from "./pack-files.js";
import type { Gate } from "../pack.js";
import { packShape } from "./question-shape.js";
import { readCodeLists } from "./read-codes.js";
import { type PartReader, readPart } from "./read-part.js";
import { readShape } from "./read-shape.js";
import { readYaml, type YamlFile } from "./read-yaml.js";

/** A pack as it was written. */
export interface PackDraft {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly years: readonly string[];
  readonly gates?: readonly Gate[];
  readonly notes?: Readonly<Record<string, string>>;
  readonly terms?: Readonly<Record<string, string>>;
  readonly parts: readonly DraftPart[];
  readonly grids: ReadonlyMap<string, DraftGrid>;
  readonly checks?: YamlFile;
  readonly tables?: YamlFile;
  readonly report?: { readonly name: string; readonly text: string };
  readonly house?: YamlFile;
  readonly charts?: YamlFile;
}

export interface DraftContext {
  readonly mistakes: Mistakes;
  readonly broken: Set<string>;
}

const PACK_FILE = "pack.yaml";
const OTHER_FILES = ["checks.yaml", "tables.yaml", "house.yaml", "charts.yaml"];

/**
 * @returns undefined when so much is unreadable that nothing more can be said about the rest
 */
export function readDraft(
  files: PackFiles,
  { mistakes, broken }: DraftContext,
): PackDraft | undefined {
  const codeLists = readCodeLists(files, mistakes);
  const info = readInfo(files, mistakes);
  const reader: PartReader = { codeLists, mistakes, broken };
  const ids = info?.parts ?? partIdsOf(files);
  const parts = ids.map((id) => readPartFile(files, id, reader));
  if (info) checkFiles(files, info.parts, mistakes);
  const [checks, tables, house, charts] = OTHER_FILES.map((name) => {
    const text = files.get(name);
    return text === undefined ? undefined : readYaml(name, text, mistakes);
  });
  const whole = parts.filter((part) => part !== undefined);
  if (!info || whole.length < parts.length) return undefined;
  const report = files.get("report.md");
  return {
    ...info,
    parts: whole,
    grids: joinGrids(whole),
    ...(checks ? { checks } : {}),
    ...(tables ? { tables } : {}),
    ...(house ? { house } : {}),
    ...(charts ? { charts } : {}),
    ...(report === undefined ? {} : { report: { name: "report.md", text: report } }),
  };
}

/** A grid may be written in pieces: its rows are those of all of them. */
function joinGrids(parts: readonly DraftPart[]): ReadonlyMap<string, DraftGrid> {
  const grids = new Map<string, DraftGrid>();
  for (const { name, rows } of parts.flatMap(({ groups }) => groups.flatMap((one) => one.grids))) {
    const known = grids.get(name)?.rows ?? [];
    const fresh = rows.filter(({ id }) => !known.some((row) => row.id === id));
    grids.set(name, { name, rows: [...known, ...fresh] });
  }
  return grids;
}

interface PackInfo {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly years: readonly string[];
  readonly gates?: readonly Gate[];
  readonly notes?: Readonly<Record<string, string>>;
  readonly terms?: Readonly<Record<string, string>>;
  readonly parts: readonly string[];
}

function readInfo(files: PackFiles, mistakes: Mistakes): PackInfo | undefined {
  const text = files.get(PACK_FILE);
  if (text === undefined) {
    mistakes.add(
      { file: PACK_FILE, line: 1 },
      "没有这个文件",
      "写出 pack.yaml：name、title、version、years、parts",
    );
    return undefined;
  }
  const file = readYaml(PACK_FILE, text, mistakes);
  const read = file && readShape(packShape, { file, path: [] }, mistakes);
  if (!file || !read) return undefined;
  for (const year of Object.keys(read.notes ?? {})) {
    if (read.years.includes(year)) continue;
    mistakes.add(file.placeOf(["notes", year]), `years 里没有“${year}”`, "补上这一年，或删去这句");
  }
  read.parts.forEach((id, index) => {
    const place = file.placeOf(["parts", index]);
    if (read.parts.indexOf(id) < index) {
      mistakes.add(place, `部分“${id}”写了两次`, "删去一个");
    } else if (!files.has(partFile(id))) {
      const near = didYouMean(id, partIdsOf(files));
      mistakes.add(place, `没有 ${partFile(id)} 这个文件`, `写出这个文件，或改名；${near}`);
    }
  });
  return read;
}

function readPartFile(files: PackFiles, id: string, reader: PartReader): DraftPart | undefined {
  const name = partFile(id);
  const text = files.get(name);
  const file = text === undefined ? undefined : readYaml(name, text, reader.mistakes);
  return file && readPart(id, file, reader);
}

function partFile(id: string): string {
  return `parts/${id}.yaml`;
}

function partIdsOf(files: PackFiles): readonly string[] {
  return [...files.keys()].flatMap((name) => /^parts\/(.+)\.yaml$/u.exec(name)?.[1] ?? []);
}

/** A file nobody reads is a slip of the name, or was forgotten in pack.yaml. */
function checkFiles(files: PackFiles, parts: readonly string[], mistakes: Mistakes): void {
  for (const id of partIdsOf(files)) {
    if (parts.includes(id)) continue;
    const place = { file: partFile(id), line: 1 };
    mistakes.add(place, "pack.yaml 的 parts 里没有列出这个文件", `补上 ${id}，或删去这个文件`);
  }
  const known = [PACK_FILE, ...OTHER_FILES];
  for (const name of files.keys()) {
    if (!/^[^/]+\.ya?ml$/u.test(name) || known.includes(name)) continue;
    mistakes.add({ file: name, line: 1 }, "不认识这个文件", didYouMean(name, known));
  }
}
