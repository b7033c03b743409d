import { expect, it } from "vitest";
import type { Chart, ChartAmount } from "../../src/drawing/chart.js";
import { drawPng } from "../../src/drawing/draw-png.js";
import { chartSize, drawSvg } from "../../src/drawing/draw-svg.js";

const amount = (text: string, yuan?: string): ChartAmount =>
  yuan === undefined ? { text } : { text, yuan };

const LONG = "资源勘探信息等支出（含国有资产监管与中小企业发展专项）";
const BARS: Chart = {
  kind: "bars",
  title: "支出按功能分类",
  unit: "万元",
  series: ["支出"],
  items: [
    { label: "教育支出", amounts: [amount("422.56", "4225600")] },
    { label: LONG, amounts: [amount("-8.00", "-80000")] },
    { label: "住房保障支出", amounts: [amount("0.00", "0")] },
    { label: "卫生健康支出", amounts: [amount("未填")] },
  ],
};
const GROUPED: Chart = {
  ...BARS,
  series: ["预算数", "决算数"],
  items: [{ label: "公务接待费", amounts: [amount("3.00", "30000"), amount("2.95", "29500")] }],
};
const SHARE: Chart = {
  ...BARS,
  kind: "share",
  items: [
    { label: "基本支出", amounts: [{ text: "75.00", yuan: "750000", share: "75.00%" }] },
    { label: "项目支出", amounts: [{ text: "25.00", yuan: "250000", share: "25.00%" }] },
  ],
};

const rectangles = (svg: string) =>
  [...svg.matchAll(/<rect x="([^"]*)" y="[^"]*" width="([^"]*)" height="13"/g)].map(
    ([, x = "", width = ""]) => ({ left: Number(x), width: Number(width) }),
  );
const words = (svg: string) => svg.replace(/<defs>.*?<\/defs>/g, "").replace(/<[^>]*>/g, "");

it("draws bars as long as their amounts, negative ones to the left, none for zero and what is open", () => {
  const bars = rectangles(drawSvg(BARS));
  expect(bars).toHaveLength(2);
  const [education, negative] = bars;
  expect((education?.width ?? 0) / (negative?.width ?? 1)).toBeCloseTo(422.56 / 8, 0);
  expect((negative?.left ?? 0) + (negative?.width ?? 0)).toBeCloseTo(education?.left ?? 0, 1);
});

it.each([
  { chart: BARS, says: ["教育支出", LONG, "422.56", "-8.00", "0.00", "未填", "单位：万元"] },
  { chart: GROUPED, says: ["预算数", "决算数", "公务接待费", "3.00", "2.95"] },
  { chart: SHARE, says: ["基本支出", "75.00", "75.00%", "项目支出", "25.00%"] },
])("says every name and figure in full: $says", ({ chart, says }) => {
  const text = words(drawSvg(chart));
  for (const word of says) expect(text).toContain(word);
});

it("gives every series a fill of its own that a grey print tells apart", () => {
  const svg = drawSvg(GROUPED);
  const fills = [...svg.matchAll(/height="13" fill="([^"]*)"/g)].map(([, fill]) => fill);
  expect(new Set(fills).size).toBe(2);
  expect(fills.some((fill) => fill?.startsWith("url(#"))).toBe(true);
});

it("draws a share as large as its part, and the whole ring when there is one alone", () => {
  const [large, small] = [...drawSvg(SHARE).matchAll(/A62,62 0 ([01]) 1/g)].map(([, big]) => big);
  expect([large, small]).toEqual(["1", "0"]);
  const alone = drawSvg({ ...SHARE, items: SHARE.items.slice(0, 1) });
  expect(alone).toContain("a62,62");
});

it("draws bars where a share would be negative", () => {
  const svg = drawSvg({ ...BARS, kind: "share" });
  expect(rectangles(svg)).toHaveLength(2);
});

it.each(["<b>&\"'", "]]>", "\u202E支出", "=1+1"])("prints the label %j as text", (label) => {
  const svg = drawSvg({ ...BARS, items: [{ label, amounts: [amount("1.00", "10000")] }] });
  expect(svg).not.toMatch(/<b>|\]\]>|\u202E/);
  expect(() => drawPng({ ...BARS, items: [{ label, amounts: [] }] })).not.toThrow();
});

it("makes a PNG of the size it tells, the same each time", () => {
  const png = Buffer.from(drawPng(GROUPED, { scale: 2, titled: true }));
  const { width, height } = chartSize(GROUPED, { titled: true });
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.readUInt32BE(16)).toBeCloseTo(width * 2, -1);
  expect(png.readUInt32BE(20)).toBeCloseTo(height * 2, -1);
  expect(Buffer.from(drawPng(GROUPED, { scale: 2, titled: true })).equals(png)).toBe(true);
});

it("draws 〓 for a character its font lacks, where nothing would be drawn", () => {
  const labelled = (label: string) =>
    Buffer.from(drawPng({ ...BARS, items: [{ label, amounts: [amount("1.00", "10000")] }] }));
  expect(labelled("支出😀").equals(labelled("支出〓"))).toBe(true);
  expect(labelled("支出\u202E\uFE0F").equals(labelled("支出"))).toBe(true);
});
