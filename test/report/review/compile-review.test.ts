import { expect, it } from "vitest";
import { compileReview } from "../../../src/report/compile-review.js";
import { buildReview } from "../../../src/report/review/build-review.js";
import { openDocx } from "../docx/open-docx.js";
import { readDocx } from "../docx/read-docx.js";
import { EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { snapshotOf, WITHHOLD } from "../snapshot-of.js";

const snapshot = {
  ...snapshotOf(pack, repliesOf(EXAMPLE, { "function.205.general_project": WITHHOLD }), {
    missing: ["公开07表 公务接待费批次"],
  }),
  findings: ["必须改：甲等于乙。", "请核实：]]><丙>。"],
  accepted: [{ id: "R1", severity: "warning", says: "丁。", reason: "=cmd|说明" }] as const,
};

it("writes a file that another program reads, with everything in it", async () => {
  const review = buildReview(pack, snapshot);
  const { name, bytes } = await compileReview(pack, snapshot);
  expect(name).toBe("2019年度部门决算审核情况表-株洲职业教育科技园管理办公室.docx");
  const read = await readDocx(bytes);
  const sections = read.flatMap((one) => (one.kind === "h2" ? [one.text] : []));
  expect(sections.map((title) => title.slice(0, 2)).join()).toBe("一、,二、,三、,四、,五、");
  const tables = read.flatMap((one) => (one.kind === "table" ? [one.body] : []));
  const [, , findings, accepted, changes, missing, withheld] = tables;
  expect(findings?.map((row) => row.slice(1, 3))).toEqual([
    ["必须改", "甲等于乙。"],
    ["请核实", "]]><丙>。"],
  ]);
  expect(accepted).toEqual([["1", "请核实", "丁。", "", "=cmd|说明"]]);
  expect(changes).toEqual(
    review.changes.map((one) => [one.name, one.base, one.now, one.change, one.percent, one.reason]),
  );
  expect(missing).toEqual([["1", "公开07表 公务接待费批次"]]);
  expect(withheld).toEqual([["1", review.withheld[0]]]);
  // Word wants a paragraph behind the last table.
  expect(openDocx(bytes).document).toMatch(/<\/w:tbl><w:p>.*<\/w:p><w:sectPr>/);
});

it("says of each section that there is nothing", async () => {
  const { name, bytes } = await compileReview(pack, snapshotOf(pack, repliesOf(EXAMPLE)));
  expect(name).toBe("2019年度部门决算审核情况表-株洲职业教育科技园管理办公室.docx");
  const read = await readDocx(bytes);
  const nothing = read.filter((one) => one.kind === "p" && one.text === "无。");
  expect(nothing).toHaveLength(4);
});
