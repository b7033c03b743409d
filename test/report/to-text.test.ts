import { expect, it } from "vitest";
import { blocksOf } from "../../src/report/contents.js";
import { documentToText, sectionToText } from "../../src/report/to-text.js";
import { documentOf, EXAMPLE, repliesOf } from "./final-accounts.js";

const document = documentOf(repliesOf(EXAMPLE));

it("shows a table as short lines, one an item", () => {
  const lines = sectionToText(document, "公开01表")?.split("\n") ?? [];
  expect(lines).toContain("五、教育支出 422.56");
  expect(lines).toContain("本年收入合计 462.96");
  expect(lines).not.toContain("二、外交支出");
});

it("names the column of a figure where a line has several", () => {
  expect(sectionToText(document, "公开03表")).toContain(
    "205 教育支出 本年支出合计422.56，基本支出384.99，项目支出37.57",
  );
});

it("gives figures without an item a line each", () => {
  expect(sectionToText(document, "公开07表")?.split("\n")).toContain("决算数公务接待费 2.95");
});

it("shows a section up to the next of its kind, and a part with all of it", () => {
  const part = document.contents.find(({ text }) => text.startsWith("第三部分"));
  const text = sectionToText(document, part?.id ?? "");
  expect(text).toContain("十、其他重要事项情况说明");
  expect(text).not.toContain("名词解释");
});

it("knows every entry of the contents, and nothing else", () => {
  for (const { id } of document.contents) expect(blocksOf(document, id).length).toBeGreaterThan(0);
  expect(sectionToText(document, "p9")).toBeUndefined();
});

it("shows the whole report with its cover", () => {
  expect(documentToText(document)).toMatch(/^2019年度\n株洲职业教育科技园管理办公室\n部门决算\n/);
});
