import { expect, it } from "vitest";
import { buildDocument } from "../../../src/report/build-document.js";
import { compareDocuments } from "../../../src/report/correction/compare-documents.js";
import { compileNote } from "../../../src/report/correction/compile-note.js";
import { readDocx } from "../docx/read-docx.js";
import { EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { snapshotOf } from "../snapshot-of.js";

const before = snapshotOf(pack, repliesOf(EXAMPLE));
const after = snapshotOf(pack, repliesOf(EXAMPLE, { "meeting.prior": "1.50" }));

it("finds no difference between a report and itself", () => {
  const document = buildDocument(pack, before);
  expect(compareDocuments(document, document)).toEqual({ tables: [], sentences: [] });
});

it("finds the tables and sentences a figure stands in", () => {
  const changed = snapshotOf(pack, repliesOf(EXAMPLE, { "three_public.reception.actual": "9.99" }));
  const { tables, sentences } = compareDocuments(
    buildDocument(pack, before),
    buildDocument(pack, changed),
  );
  expect(tables).toContain("公开07表");
  expect(tables).not.toContain("公开02表");
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.every(({ was, is }) => was !== is)).toBe(true);
  expect(sentences.some(({ is }) => is.includes("9.99"))).toBe(true);
});

it("writes a 更正说明: old and new, where, why", async () => {
  const { name, bytes } = await compileNote(pack, {
    ...{ cause: "figure", why: "上年数*抄*错", approvedOn: "2020-09-10", before, after },
    published: { on: "2020-08-20", address: "https://www.example.gov.cn/a.html" },
    changes: [
      { name: "会议费上年决算数", was: "1.20万元", is: "1.50万元" },
      { name: "会议费变动原因", was: "多开了会", is: "少开了会", isText: true },
    ],
  });
  expect(name).toMatch(/^2019年度部门决算公开更正说明-.*\.docx$/);
  expect(name).not.toContain("草稿");
  const read = await readDocx(bytes);
  expect(read.find((one) => one.kind === "table")).toMatchObject({
    body: [["会议费上年决算数", "1.20万元", "1.50万元"]],
  });
  const text = read.map((one) => ("text" in one ? one.text : "")).join("\n");
  expect(text).toContain("2020年8月20日公开的2019年度部门决算公开报告");
  expect(text).toContain("批复的决算数有误，已于2020年9月10日重新批复。具体原因：上年数*抄*错。");
  expect(text).toMatch(/正文“[^”]+”：\n原文为：“.+”\n更正为：“.*1\.50.*”/);
  const { department, date } = buildDocument(pack, after);
  expect(text.endsWith(`以更正后公开的版本为准。\n${department}\n${date}`)).toBe(true);
});
