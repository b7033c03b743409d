import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadPack } from "../../src/pack/load-pack.js";
import { TOWN_FILES } from "./town-pack.js";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "pack-"));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function write(files: Iterable<readonly [string, string]>): Promise<void> {
  for (const [name, text] of files) {
    const file = path.join(dir, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const REST = [
  ["tables.yaml", "[]\n"],
  ["report.md", "# 小镇决算\n\n收入{{ income.total | amount }}。\n"],
] as const;

it("loads the pack of a folder", async () => {
  await write([...TOWN_FILES, ...REST]);
  const pack = await loadPack(dir);
  expect(pack.title).toBe("小镇决算");
  expect(pack.parts.map(({ title }) => title)).toEqual(["单位", "金额"]);
  expect(pack.report.keys).toEqual(["income.total"]);
});

it("does not mind the byte order mark of an editor, nor files that are none of its own", async () => {
  await write([
    ...TOWN_FILES,
    ...REST,
    ["notes.txt", "备忘"],
    ["pack.yaml", `\uFEFF${TOWN_FILES.get("pack.yaml") ?? ""}`],
  ]);
  expect((await loadPack(dir)).name).toBe("town");
});

it("names every file that is missing, beside the other mistakes", async () => {
  await write([...TOWN_FILES, ["parts/unit.yaml", "title: 单位\ngruops: []\n"]]);
  const loading = loadPack(dir);
  await expect(loading).rejects.toMatchObject({ code: "PACK_INVALID" });
  await expect(loading).rejects.toThrow(/tables\.yaml:1 没有这个文件/u);
  await expect(loading).rejects.toThrow(/report\.md:1 没有这个文件/u);
  await expect(loading).rejects.toThrow(
    /parts\/unit\.yaml:2 没有“gruops”这个属性。是不是“groups”？/u,
  );
});

it("says which folder it could not read", async () => {
  const loading = loadPack(path.join(dir, "nowhere"));
  await expect(loading).rejects.toMatchObject({ code: "PACK_INVALID" });
  await expect(loading).rejects.toThrow("nowhere");
});
