import { expect, it } from "vitest";
import type { Excerpt } from "../../src/events/report/report-excerpt.js";
import { excerptReport } from "../../src/report/excerpt-report.js";
import { EXAMPLE, pack, repliesOf } from "./final-accounts.js";
import { type Replies, snapshotOf } from "./snapshot-of.js";

function excerptAt(key: string | null, place: string, changes: Replies = {}): Excerpt {
  return excerptReport(pack, snapshotOf(pack, repliesOf(EXAMPLE, changes)), { key, place });
}

/** Marked cells, and paragraphs with what is marked in brackets. */
function marksOf({ blocks }: Excerpt): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table") {
      return [...block.header, ...block.body]
        .flat()
        .filter((cell) => cell.mark)
        .map((cell) => cell.text);
    }
    if (block.kind !== "paragraph") return [];
    return [block.runs.map(({ text, mark }) => (mark ? `[${text}]` : text)).join("")];
  });
}

it.each([
  ["a figure and the totals over it", "basic.30103", "公开06表", "56.95"],
  [
    "a cell of several tables, the first of them",
    "function.205.general_project",
    "公开03、05、08表",
    "37.57",
  ],
])("marks %s in its table", (_what, key, place, figure) => {
  const excerpt = excerptAt(key, place);
  expect(excerpt.blocks.map((block) => block.kind)).toEqual(["table"]);
  expect(excerpt.title).toMatch(/决算.*表$/);
  const marks = marksOf(excerpt);
  expect(marks).toContain(figure);
  expect(marks.length).toBeGreaterThan(1);
  expect(marks.length).toBeLessThan(6);
});

it("shows the sentence of an explanation under its headings, what was typed marked", () => {
  const excerpt = excerptAt("overall.reason", "公开01表");
  expect(excerpt.title).toBe("一、收入支出决算总体情况说明");
  expect(excerpt.blocks[0]).toMatchObject({ kind: "heading", text: excerpt.title });
  expect(marksOf(excerpt)[0]).toMatch(/增长22\.16%，主要原因是\[新增园区校园食品安全监测.*\]。$/);
});

it("marks what follows from a figure that stands in no table", () => {
  expect(marksOf(excerptAt("overall.prior", "公开01表"))[0]).toMatch(
    /^2019年度收、支总计462\.96万元，上年度为\[378\.99.*22\.16\]%/,
  );
});

it("shows an answer that is still open", () => {
  // A zero prints nothing in the table of items.
  expect(marksOf(excerptAt("basic.30103", "公开06表", { "basic.30103": "" }))).toContain("");
  const reason = excerptAt("overall.reason", "公开01表", { "overall.reason": "" });
  expect(marksOf(reason)[0]).toContain("主要原因是[【未填】]");
});

it("shows the cover", () => {
  const excerpt = excerptAt("profile.name", "封面");
  expect(excerpt.title).toBe("封面");
  expect(marksOf(excerpt)).toContain("[株洲职业教育科技园管理办公室]");
});

it("shows the table of a place where no single answer is asked", () => {
  const excerpt = excerptAt(null, "公开02表");
  expect(excerpt.title).toBe("收入决算表");
  expect(marksOf(excerpt)).toEqual([]);
});

it.each([
  ["nothing", null, "“三公”用车"],
  ["a choice", "profile.nature", "单位情况"],
  ["what is no key", "no.such.key", "第九部分"],
])("shows nothing for %s", (_what, key, place) => {
  expect(excerptAt(key, place)).toMatchObject({ title: "", blocks: [] });
});

it("shows the whole report where nothing is being filled, the cover first", () => {
  const snapshot = snapshotOf(pack, repliesOf(EXAMPLE));
  const { blocks, sections, title } = excerptReport(pack, snapshot, { key: null, place: "" });
  expect(title).toBe("全文");
  expect(blocks[1]).toEqual({
    kind: "paragraph",
    runs: [{ text: "株洲职业教育科技园管理办公室", bold: true }],
  });
  expect(blocks.filter((block) => block.kind === "table")).toHaveLength(8);
  expect(excerptReport(pack, snapshot, { section: sections[0]?.id ?? "" }).blocks).toEqual(blocks);
});

it("shows a whole section, and nothing for what is none", () => {
  const snapshot = snapshotOf(pack, repliesOf(EXAMPLE));
  const { sections } = excerptReport(pack, snapshot, { section: "" });
  const third = sections.find(({ title }) => title.startsWith("第三部分"));
  const excerpt = excerptReport(pack, snapshot, { section: third?.id ?? "" });
  expect(excerpt.blocks.length).toBeGreaterThan(30);
  expect(excerpt.blocks[0]).toEqual({ kind: "heading", level: 1, text: third?.title });
  expect(excerptReport(pack, snapshot, { section: "p99" }).blocks).toEqual([]);
});
