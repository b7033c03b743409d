import { describe, expect, it } from "vitest";
import type { Picture, ReportDocument } from "../../src/report/document.js";
import { sectionToText } from "../../src/report/to-text.js";
import { documentOf, EXAMPLE, repliesOf, tableOf } from "./final-accounts.js";
import { WITHHOLD } from "./snapshot-of.js";

const picturesOf = (document: ReportDocument): readonly Picture[] =>
  document.blocks.filter((block) => block.kind === "picture");
const rowsOf = ({ chart }: Picture) =>
  chart.items.map(({ label, amounts }) => [label, ...amounts.map(({ text }) => text)]);

const document = documentOf(repliesOf(EXAMPLE));
const [shares, byFunction, threePublic] = picturesOf(document);

describe("pictures of the example", () => {
  it("are numbered in order and cite the figures of the tables", () => {
    expect(picturesOf(document).map(({ title }) => title)).toEqual([
      "图1　2019年度支出构成",
      "图2　2019年度支出按功能分类",
      "图3　2019年度“三公”经费预算数、决算数与上年决算数",
    ]);
    const classes = tableOf(document, "公开03表").body.filter(({ cells: [code] }) =>
      /^\d{3}$/.test(code?.text ?? ""),
    );
    const printed = classes.map(({ cells }) => [cells[1]?.text, cells[2]?.text]);
    expect(printed.length).toBeGreaterThan(3);
    const byAmount = printed.toSorted(([, a], [, b]) => Number(b) - Number(a));
    expect(byFunction && rowsOf(byFunction)).toEqual(byAmount);
    expect(threePublic && rowsOf(threePublic)).toEqual([
      ["因公出国（境）费", "2.02", "2.02", "0.00"],
      ["公务用车运行维护费", "16.43", "16.43", "18.50"],
      ["公务接待费", "2.95", "2.95", "1.77"],
    ]);
  });

  it("keep the exact amounts and the shares as the text prints them", () => {
    expect(shares?.chart.items.map(({ amounts }) => amounts[0])).toEqual([
      { text: "384.99", yuan: "3849900", share: "83.16%" },
      { text: "77.97", yuan: "779700", share: "16.84%" },
    ]);
  });

  it("read as a line of the chat", () => {
    expect(sectionToText(document, "图1")).toBe(
      "〔图1　2019年度支出构成：基本支出384.99万元（83.16%）；项目支出77.97万元（16.84%）〕",
    );
  });
});

it("leaves out a picture with nothing to compare, and numbers the others on", () => {
  const none = { budget: "0", actual: "0", prior: "0" };
  const replies = Object.fromEntries(
    ["overseas", "vehicle_operation", "reception"].flatMap((row) =>
      Object.entries(none).map(([column, reply]) => [`three_public.${row}.${column}`, reply]),
    ),
  );
  const titles = picturesOf(documentOf(repliesOf(EXAMPLE, replies))).map(({ id }) => id);
  expect(titles).toEqual(["图1", "图2"]);
  const alone = documentOf(repliesOf(EXAMPLE, { "expenditure.project": "0" }));
  expect(picturesOf(alone)[0]?.title).toBe("图1　2019年度支出按功能分类");
});

it("says what is open, withheld or negative instead of drawing it as zero", () => {
  const changed = documentOf(
    repliesOf(EXAMPLE, {
      "three_public.reception.prior": "",
      "function.205.general_project": WITHHOLD,
      "function.208.general_project": "-3.50",
    }),
  );
  const pictures = picturesOf(changed);
  const functions = pictures.find(({ chart }) => chart.title.includes("功能"));
  expect(functions && rowsOf(functions)).toEqual([
    ["卫生健康支出", "30.00"],
    ["一般公共服务支出", "10.00"],
    ["社会保障和就业支出", "-3.50"],
    ["教育支出", "按规定不公开"],
  ]);
  const costs = pictures.find(({ chart }) => chart.title.includes("三公"));
  expect(costs && rowsOf(costs)).toContainEqual(["公务接待费", "2.95", "2.95", "未填"]);
  expect(costs?.chart.items.at(-1)?.amounts[2]).toEqual({ text: "未填" });
});

it("draws nothing of a report nobody has begun", () => {
  expect(picturesOf(documentOf({}, { open: ["income", "function", "expenditure"] }))).toEqual([]);
});
