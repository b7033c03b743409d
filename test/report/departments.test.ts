import { describe, expect, it } from "vitest";
import { writeDocx } from "../../src/report/docx/write-docx.js";
import { openDocx } from "./docx/open-docx.js";
import { documentOf, EXAMPLE, partOf, proseOf, repliesOf, tableOf } from "./final-accounts.js";
import { WITHHOLD } from "./snapshot-of.js";

const SCHOOL = "test/conversations/departments/school.yaml";
const BUREAU = "test/conversations/departments/bureau.yaml";
const OFFICE = "test/conversations/departments/office.yaml";

const cellsOf = (document: ReturnType<typeof documentOf>, id: string) =>
  tableOf(document, id).body.map((row) => row.cells.map((cell) => cell.text.trim()));

describe("a 事业单位 with own income and carry-over", () => {
  const document = documentOf(repliesOf(SCHOOL));
  const notes = partOf(document, "三");

  it.each([
    "事业收入250.00万元，占25.00%",
    "使用非财政拨款结余8.00万元；年初结转和结余42.00万元。",
    "结余分配10.00万元；年末结转和结余30.00万元。",
    "上缴上级支出12.00万元，占1.19%",
    "完成全年预算的102.31%",
    "按规定不核算机关运行经费",
    "没有政府采购支出",
    "因公出国（境），团组0个，0人次",
  ])("says %s", (sentence) => {
    expect(notes).toContain(sentence);
  });

  it("has no term of another kind of budget", () => {
    expect(notes).not.toContain("年初预算");
    expect(tableOf(document, "公开07表").notes[0]).toContain("全年预算数");
  });

  it("shows income by item as it was filled", () => {
    const rows = cellsOf(document, "公开02表");
    expect(rows).toContainEqual([
      "2050305",
      "高等职业教育",
      "892.00",
      "592.00",
      "20.00",
      "250.00",
      "10.00",
      "5.00",
      "15.00",
    ]);
    expect(rows).toContainEqual(["205", "教育支出", "892.00", ...(rows[1]?.slice(3) ?? [])]);
  });
});

describe("a department with a government fund and items of function", () => {
  const document = documentOf(repliesOf(BUREAU));
  const notes = partOf(document, "三");

  it.each([
    "（类）城乡社区管理事务（款）行政运行（项）。年初预算为900.00万元，支出决算为950.00万元，完成年初预算的105.56%，决算数大于年初预算数的主要原因是年中追加物业费。",
    "完成年初预算的100.00%，决算数等于年初预算数。",
    "政府性基金预算财政拨款年初结转和结余40.00万元，本年收入500.00万元，本年支出480.00万元，年末结转和结余60.00万元。",
    "购置公务用车1辆",
    "接待外事来访2批次、10人次",
    "所属行政单位和参照公务员法管理的事业单位2019年度机关运行经费支出110.00万元，上年度为118.00万元，本年度减少8.00万元，下降6.78%",
    "绩效自评共涉及项目8个。",
    "离退休干部用车1辆",
  ])("says %s", (sentence) => {
    expect(notes).toContain(sentence);
  });

  it("fills 公开08表 and the fund's columns of 公开04表", () => {
    expect(cellsOf(document, "公开08表").at(-1)).toEqual([
      "2120803",
      "城市建设支出",
      "40.00",
      "500.00",
      "480.00",
      "",
      "480.00",
      "60.00",
    ]);
    const total = cellsOf(document, "公开04表").at(-1);
    expect(total).toEqual([
      "总计",
      "29",
      "2,600.00",
      "总计",
      "58",
      "2,600.00",
      "2,060.00",
      "540.00",
    ]);
    expect(tableOf(document, "公开08表").notes[0]).not.toContain("无数据");
  });

  it("sums 类 and 款 from their 项", () => {
    const rows = cellsOf(document, "公开05表");
    expect(rows).toContainEqual(["212", "城乡社区支出", "1,830.00", "850.00", "980.00"]);
    expect(rows).toContainEqual(["21201", "城乡社区管理事务", "950.00", "850.00", "100.00"]);
  });
});

describe("an office with nothing special", () => {
  const document = documentOf(repliesOf(OFFICE));
  const notes = partOf(document, "三");

  it.each([
    "本年度与上年持平",
    "没有使用一般公共预算财政拨款安排“三公”经费",
    "没有会议费、培训费支出",
    "年初预算数为",
    "本部门没有车辆。",
  ])("says %s", (sentence) => {
    expect(notes).toContain(sentence);
  });

  it("has an empty 公开07表 with its note", () => {
    expect(tableOf(document, "公开07表").notes[0]).toContain("故本表无数据");
  });
});

it("prints 按规定不公开 for what is withheld, and the total all the same", () => {
  const document = documentOf(repliesOf(EXAMPLE, { "function.205.general_project": WITHHOLD }));
  expect(cellsOf(document, "公开05表")).toContainEqual([
    "205",
    "教育支出",
    "按规定不公开",
    "384.99",
    "按规定不公开",
  ]);
  expect(cellsOf(document, "公开05表")[0]?.[1]).toBe("462.96");
  expect(proseOf(document)).toContain("教育支出（类）按规定不公开");
});

it("sets 60 rows of 类, 款 and 项 over pages that repeat the head", async () => {
  const codes = Array.from({ length: 45 }, (_, index) => `205${String(index + 10)}01`);
  const rows = Object.fromEntries(
    codes.flatMap((code) => [
      [`function.${code}.name`, `第${code}项`],
      [`function.${code}.general_project`, "1234567.89"],
    ]),
  );
  const document = documentOf(repliesOf(EXAMPLE, { "function.205.general_project": "", ...rows }));
  const table = tableOf(document, "公开05表");
  expect(table.body.length).toBeGreaterThan(60);
  const docx = openDocx(await writeDocx(document));
  const longest = Math.max(...docx.tables.map((rowsOfTable) => rowsOfTable.length));
  expect(longest).toBe(table.body.length + table.header.length);
  expect(docx.paragraphs).toContain("1,234,567.89");
});
