import { expect, it } from "vitest";
import { pngOf } from "../../src/drawing/draw-png.js";
import { type BoardRow, drawBoard, type StatusBoard } from "../../src/drawing/status-board.js";

const ROW: BoardRow = {
  name: "市教育局",
  state: "填报中40%",
  tone: "work",
  percent: 40,
  deadline: "8月20日，还剩3天",
  haste: "soon",
};
const BOARD: StatusBoard = {
  title: "2019年度决算公开进度",
  subtitle: "2020年8月17日　4家",
  parts: [
    { name: "已公开", count: 1, tone: "done" },
    { name: "填报中", count: 3, tone: "work" },
  ],
  rows: [ROW],
  footer: "另有3家没画出。",
};
const LONG = "市城市管理和综合行政执法局综合行政执法支队（市安全生产监察支队）第二大队";

const textsOf = (svg: string) =>
  [...svg.matchAll(/<text x="([^"]*)" y="([^"]*)" font-size="([^"]*)"[^>]*>([^<]*)</g)].map(
    ([, x, y, size, text = ""]) => ({ x: Number(x), y: Number(y), size: Number(size), text }),
  );
const heightOf = (svg: string) => Number(/height="([^"]*)"/.exec(svg)?.[1]);
const barsOf = (svg: string) =>
  [...svg.matchAll(/width="([^"]*)" height="7"/g)].map(([, width]) => Number(width));

it("is as wide as a phone, its names in letters as large as a message's", () => {
  const svg = drawBoard(BOARD);
  expect(svg).toContain('width="390"');
  expect(textsOf(svg).find(({ text }) => text === ROW.name)?.size).toBeGreaterThanOrEqual(15);
});

it("says everything in words", () => {
  const said = textsOf(drawBoard(BOARD)).map(({ text }) => text);
  const words = [BOARD.title, BOARD.subtitle, "已公开1", "填报中3", ROW.name, ROW.state];
  expect(said).toEqual(expect.arrayContaining([...words, ROW.deadline, BOARD.footer]));
});

it("wraps a long name in full, beside its deadline and never under it", () => {
  const svg = drawBoard({ ...BOARD, rows: [{ ...ROW, name: LONG }] });
  const texts = textsOf(svg);
  const lines = texts.filter(({ text, size }) => size === 15 && LONG.includes(text));
  expect(lines.map(({ text }) => text).join("")).toBe(LONG);
  expect(lines.length).toBeGreaterThan(1);
  const deadline = texts.find(({ text }) => text === ROW.deadline);
  for (const { text, x } of lines) {
    expect(x + text.length * 15).toBeLessThan((deadline?.x ?? 0) - 8 * 13);
  }
  expect(heightOf(svg)).toBeGreaterThan(heightOf(drawBoard(BOARD)));
});

it("ends no line with an opening bracket", () => {
  for (let more = 0; more < 16; more += 1) {
    const name = `${"市".repeat(more)}${LONG}`;
    const lines = textsOf(drawBoard({ ...BOARD, rows: [{ ...ROW, name }] }))
      .map(({ text }) => text)
      .filter((text) => name.includes(text));
    expect(lines.join("")).toBe(name);
    expect(lines.filter((line) => line.endsWith("（"))).toEqual([]);
  }
});

it.each([
  [0, [212]],
  [50, [212, 106]],
  [100, [212, 212]],
])("fills the bar of %i percent", (percent, bars) => {
  expect(barsOf(drawBoard({ ...BOARD, rows: [{ ...ROW, percent }] }))).toEqual(bars);
});

it("draws an empty bureau, and words that look like markup", () => {
  const empty = { ...BOARD, parts: [], rows: [], footer: "" };
  expect(() => pngOf(drawBoard(empty), 1)).not.toThrow();
  expect(drawBoard({ ...BOARD, rows: [{ ...ROW, name: "<b>&" }] })).toContain("&lt;b&gt;&amp;");
});
