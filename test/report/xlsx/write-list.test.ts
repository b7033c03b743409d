import { expect, it } from "vitest";
import type { ListSheet } from "../../../src/events/office/list-sheet.js";
import { STANDARD_HOUSE } from "../../../src/pack/house.js";
import { writeList } from "../../../src/report/xlsx/write-list.js";
import { openXlsx } from "./open-xlsx.js";

const LIST: ListSheet = {
  file: { year: "2019", kind: "公开进度", department: "" },
  sheet: "公开进度",
  title: "2019年度部门决算公开进度",
  says: ["共2家。"],
  columns: [
    { title: "部门", width: 20, align: "left" },
    { title: "剩余天数", width: 8, align: "right" },
  ],
  rows: [
    ["档案馆", { count: -2 }],
    ["园区办", ""],
  ],
};

it("writes a row each below the title and the lines, numbers as numbers", async () => {
  const { name, bytes } = await writeList(LIST, STANDARD_HOUSE);
  const sheet = openXlsx(bytes).sheet("公开进度");
  expect(name).toBe("2019年度部门决算公开进度.xlsx");
  expect([1, 2, 3, 4, 5].map((row) => sheet.row(row).filter((cell) => cell !== undefined))).toEqual(
    [["2019年度部门决算公开进度"], ["共2家。"], ["部门", "剩余天数"], ["档案馆", -2], ["园区办"]],
  );
  expect(sheet.xml).toContain('<autoFilter ref="A3:B5"');
});

it.each(["=1+1", "+8613", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "123", "a\u0000b"])(
  "leaves %s the text it is",
  async (text) => {
    const { bytes } = await writeList({ ...LIST, rows: [[text, ""]] }, STANDARD_HOUSE);
    const cell = openXlsx(bytes).sheet("公开进度").cell("A4");
    expect(cell.formula).toBeUndefined();
    expect(cell.value).toBe(text.replace("\u0000", ""));
  },
);

it("writes an empty list, and a name no file system takes", async () => {
  const file = { year: "2019", kind: "操作记录", department: "甲/乙:丙" };
  const { name } = await writeList({ ...LIST, file, rows: [] }, STANDARD_HOUSE);
  expect(name).toBe("2019年度部门决算操作记录-甲乙丙.xlsx");
});

it("writes days and moments as Excel knows them, so that they sort", async () => {
  const rows = [
    [{ day: "2020-08-20" }, { day: "2020-08-20 09:30" }],
    [{ day: "未知" }, { day: "2020-08-20", withYear: true } as const],
  ];
  const { bytes } = await writeList({ ...LIST, rows }, STANDARD_HOUSE);
  const sheet = openXlsx(bytes).sheet("公开进度");
  expect(sheet.cell("A4").value).toBe(44063);
  expect(sheet.cell("B4").value).toBeCloseTo(44063 + 9.5 / 24, 6);
  expect(sheet.cell("A5").value).toBe("未知");
});
