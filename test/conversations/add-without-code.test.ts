import { appendFile, cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { loadPack } from "../../src/pack/load-pack.js";
import type { Pack } from "../../src/pack/pack.js";
import { buildDocument } from "../../src/report/build-document.js";
import { documentToText } from "../../src/report/to-text.js";
import { snapshotOf } from "../report/snapshot-of.js";
import { askedKeys, EXAMPLE, findingsOf, PACK_DIR, readReplies, sheetOf } from "./department.js";

const QUESTIONS = `
  - group: energy
    title: 节能情况
    place: 补充
    questions:
      - key: energy.actual
        label: 能源资源消费支出
        kind: money
        find: 公共机构能源资源消费统计表。
      - key: energy.reason
        label: 能源资源消费的说明
        kind: text
        when: energy.actual != 0
`;
const CHECK = `
- id: X01
  says: 能源资源消费支出不应小于公开06表的水费与电费
  equation: energy.actual >= basic.30205 + basic.30206
  left: 能源资源消费支出
  right: 水费与电费之和
`;
const SENTENCE = `
## 补充说明

全年能源资源消费支出{{ energy.actual | amount }}，{{ energy.reason }}。
`;

let dir: string;
let pack: Pack;
let table: string;

/** A question, a check, a row and a sentence, all of them data. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "pack-"));
  await cp(PACK_DIR, dir, { recursive: true });
  await appendFile(join(dir, "parts/other-matters.yaml"), QUESTIONS);
  await appendFile(join(dir, "checks.yaml"), CHECK);
  await appendFile(join(dir, "report.md"), SENTENCE);
  const file = join(dir, "tables.yaml");
  // Our own tables: the last one ends the file, so that its body can grow.
  const tables = parse(await readFile(file, "utf8")) as { table: string; widths: number[] }[];
  const last = tables.at(-1);
  if (last === undefined) throw new Error("the pack has no table");
  table = last.table;
  const blank = last.widths.slice(2).map(() => `""`);
  await appendFile(file, `\n    - row: [能源, "=energy.actual", ${blank.join(", ")}]\n`);
  pack = await loadPack(dir);
});

afterAll(() => rm(dir, { recursive: true, force: true }));

it("asks the new question, and its explanation where there is something to explain", () => {
  const replies = readReplies(EXAMPLE);
  expect(askedKeys(sheetOf(pack, replies))).toContain("energy.actual");
  expect(askedKeys(sheetOf(pack, replies))).not.toContain("energy.reason");
  const answered = sheetOf(pack, { ...replies, "energy.actual": "6" });
  expect(askedKeys(answered)).toContain("energy.reason");
});

it("runs the new check", () => {
  const low = sheetOf(pack, { ...readReplies(EXAMPLE), "energy.actual": "4" });
  const found = findingsOf(low).find(({ id }) => id === "X01");
  expect(found?.says).toContain("能源资源消费支出4.00万元");
  expect(found?.says).toContain("4.86万元");
  const enough = sheetOf(pack, { ...readReplies(EXAMPLE), "energy.actual": "6" });
  expect(findingsOf(enough).map(({ id }) => id)).not.toContain("X01");
});

it("prints the new row and the new sentence", () => {
  const replies = { ...readReplies(EXAMPLE), "energy.actual": "6", "energy.reason": "主要是电费" };
  const text = documentToText(buildDocument(pack, snapshotOf(pack, replies)));
  expect(text).toContain("全年能源资源消费支出6.00万元，主要是电费。");
  expect(text.slice(text.indexOf(table))).toMatch(/能源[^\n]*6\.00/u);
});
