import { utils } from "@e965/xlsx";
import { expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import { workbook } from "../intake/workbooks.js";
import type { Somebody } from "./bureau.js";
import { playBureau } from "./play.js";
import { smallReport } from "./review/small-report.js";
import { createFakeJobs } from "./set-up.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "park", name: "主管园", grants: [{ role: "manager", department: "d2" }] },
];

async function play() {
  const pack = smallReport();
  const readReal = (bytes: Uint8Array) => Promise.resolve(readFile(bytes, null));
  const playing = await playBureau(pack, PEOPLE, {
    jobs: { ...createFakeJobs(), readFile: readReal },
  });
  const listed = () =>
    [...playing.store.office().departments.values()].map(({ name, parent }) => {
      const above = playing.store.office().departments.get(parent ?? "")?.name;
      return above === undefined ? name : `${name} < ${above}`;
    });
  return { ...playing, listed };
}

const HEAD = ["序号", "部门名称", "上级部门", "批复日期", "截止日期"];
const ROWS = [HEAD, [1, "文化局", "", "2020-08-01", ""], [2, "图书馆", "文化局", "", "2020-09-01"]];

/** Days as Excel keeps them, in the format that depends on the country. */
function withDays() {
  const sheet = utils.aoa_to_sheet([
    HEAD,
    [1, "文化局", "", 44044, ""],
    [2, "图书馆", "文化局", "", 44075],
  ]);
  for (const address of ["D2", "E3"]) Object.assign(sheet[address] as object, { z: "m/d/yy" });
  return sheet;
}

it.each([
  { what: "xlsx", bytes: workbook({ 名单: ROWS }) },
  { what: "old xls", bytes: workbook({ 名单: ROWS }, { type: "xls" }) },
  { what: "days as numbers", bytes: workbook({ 名单: withDays() }) },
  {
    what: "a title above the head",
    bytes: workbook({
      名单: [["某市2019年度部门名单"], ["制表：财政局", "", "", "2020年8月"], ...ROWS],
    }),
  },
  {
    what: "two sheets with a head each",
    bytes: workbook({ 一: ROWS.slice(0, 2), 二: [HEAD, ...ROWS.slice(2)] }),
  },
  {
    what: "csv in GB18030",
    // 文化局 and 图书馆 in the encoding Excel saves csv in.
    bytes: gb(ROWS.map((row) => row.join(",")).join("\r\n")),
  },
  { what: "csv", bytes: Buffer.from(ROWS.map((row) => row.join(",")).join("\n")) },
])("takes a list from $what, shown first", async ({ bytes }) => {
  const { who, store, listed } = await play();
  await who("boss").type("/departments");
  const told = await who("boss").send("名单", bytes);
  expect(told).toContain("认出2个部门：新增2个，已有0个；其中2个有2019年度的截止日期");
  expect(told).toContain("文化局，截止2020年8月21日");
  expect(listed()).toHaveLength(3);
  await who("boss").press("全部采用");
  expect(listed()).toEqual([
    ...["档案馆", "园区办", "园区服务中心 < 园区办"],
    ...["文化局", "图书馆 < 文化局"],
  ]);
  expect([...store.office().deadlines.values()].map(({ due }) => due)).toEqual([
    "2020-08-21",
    "2020-09-01",
  ]);
});

/** The characters of the list by their GB18030 codes. */
function gb(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, readonly number[]>();
  for (let high = 0xb0; high < 0xf8; high += 1) {
    for (let low = 0xa1; low < 0xff; low += 1) {
      codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
  }
  return Buffer.from(Array.from(text).flatMap((sign) => codes.get(sign) ?? [...Buffer.from(sign)]));
}

it("takes one column of names without a head, numbered or not", async () => {
  const { who } = await play();
  await who("boss").type("/departments");
  expect(await who("boss").send("a.txt", Buffer.from("文化局\n图书馆"))).toContain("认出2个部门");
  const numbered = workbook({
    表: [
      [1, "文化局"],
      [2, "图书馆"],
      [3, "展览馆"],
    ],
  });
  // A second file replaces the first, which waits for a yes.
  expect(await who("boss").send("b.xlsx", numbered)).toContain("认出3个部门");
});

it("says what is wrong where, and changes nothing", async () => {
  const { who, listed } = await play();
  await who("boss").type("/departments");
  const bad = workbook({ 表: [HEAD, [1, "文化局", "没有的局", "上周", ""]] });
  const told = await who("boss").send("b.xlsx", bad);
  expect(told).toContain("名单有误，什么都没改");
  expect(told).toContain("第2行的批复日期“上周”看不懂");
  expect(await who("boss").send("c.png", Buffer.from("\u0089PNG\r\n", "latin1"))).toContain("图片");
  expect(listed()).toHaveLength(3);
});

it("is the whole bureau's, and asked for first", async () => {
  const { who, listed } = await play();
  await who("park").type("/departments");
  expect(await who("park").send("a.xlsx", workbook({ 名单: ROWS }))).toContain("先新建或打开");
  expect(await who("boss").send("a.xlsx", workbook({ 名单: ROWS }))).toContain("先发 /departments");
  expect(listed()).toHaveLength(3);
});
