import type { Chart, ChartAmount, ChartItem } from "./chart.js";
import { fillDefinitions, fillOf, OUTLINE } from "./fills.js";
import { legend } from "./legend.js";
import { lengthOf } from "./length-of.js";
import { INK, round, TEXT_SIZE, textAt } from "./svg.js";
import { widthOf, wrapLabel } from "./text-width.js";

/** Lengths in points. */
const HEAD = 24;
const BAR = 13;
const GAP = 2;
const BETWEEN = 11;
const LINE = 13;
const LABEL_EMS = 13;
const BESIDE = 6;

export interface Drawn {
  readonly height: number;
  readonly parts: readonly string[];
}

interface Row {
  readonly item: ChartItem;
  readonly lines: readonly string[];
  readonly top: number;
  readonly height: number;
}

/** Where zero stands, how long 元 are, and where the room ends. */
interface Scale {
  readonly zero: number;
  readonly pointsPerYuan: number;
}

/** Lying bars: long names stand beside them in full, negative amounts to the left of zero. */
export function drawBars(chart: Chart, width: number): Drawn {
  const rows = placeRows(chart);
  const last = rows.at(-1);
  const bottom = last === undefined ? HEAD : last.top + last.height;
  const left = labelWidth(rows);
  const scale = scaleOf(chart, { left, right: width });
  const head = [
    chart.series.length > 1 ? legend(chart.series, { x: left, y: HEAD / 2 }) : "",
    textAt(`单位：${chart.unit}`, { x: width, y: HEAD / 2 }, { anchor: "end" }),
  ];
  const axis = `<path d="M${round(scale.zero)},${HEAD} V${round(bottom + 5)}" stroke="${INK}" stroke-width="0.8"/>`;
  return {
    height: bottom + 6,
    parts: [
      fillDefinitions(chart.series.length),
      ...head,
      ...rows.map((row) => drawRow(row, left, scale)),
      axis,
    ],
  };
}

function placeRows({ items, series }: Chart): readonly Row[] {
  const bars = series.length * (BAR + GAP) - GAP;
  let top = HEAD + BETWEEN / 2;
  return items.map((item) => {
    const lines = wrapLabel(item.label, LABEL_EMS);
    const height = Math.max(bars, lines.length * LINE);
    const row = { item, lines, top, height };
    top += height + BETWEEN;
    return row;
  });
}

function labelWidth(rows: readonly Row[]): number {
  const widest = Math.max(...rows.flatMap(({ lines }) => lines.map(widthOf)));
  return widest * TEXT_SIZE + BESIDE;
}

/** Room for the printed amounts is kept on each side that has bars. */
function scaleOf(chart: Chart, { left, right }: { left: number; right: number }): Scale {
  const amounts = chart.items.flatMap(({ amounts }) => amounts);
  const lengths = amounts.map(lengthOf);
  const most = Math.max(0, ...lengths);
  const least = Math.min(0, ...lengths);
  const roomFor = (some: readonly ChartAmount[]) =>
    some.length === 0 ? 0 : Math.max(...some.map(({ text }) => widthOf(text))) * TEXT_SIZE + BESIDE;
  const start = left + roomFor(amounts.filter((amount) => lengthOf(amount) < 0));
  const end = right - roomFor(amounts.filter((amount) => lengthOf(amount) >= 0));
  const pointsPerYuan = most === least ? 0 : (end - start) / (most - least);
  return { zero: start - least * pointsPerYuan, pointsPerYuan };
}

function drawRow({ item, lines, top, height }: Row, left: number, scale: Scale): string {
  const middle = top + height / 2;
  const firstLine = middle - ((lines.length - 1) * LINE) / 2;
  const label = lines.map((line, index) =>
    textAt(line, { x: left - BESIDE, y: firstLine + index * LINE }, { anchor: "end" }),
  );
  const bars = item.amounts.length * (BAR + GAP) - GAP;
  const drawn = item.amounts.map((amount, index) =>
    drawBar(amount, { index, top: middle - bars / 2 + index * (BAR + GAP), scale }),
  );
  return [...label, ...drawn].join("");
}

function drawBar(
  amount: ChartAmount,
  { index, top, scale }: { index: number; top: number; scale: Scale },
): string {
  const length = lengthOf(amount) * scale.pointsPerYuan;
  const isNegative = length < 0;
  const text = textAt(
    amount.text,
    { x: scale.zero + length + (isNegative ? -4 : 4), y: top + BAR / 2 },
    { anchor: isNegative ? "end" : "start", quiet: amount.yuan === undefined },
  );
  if (length === 0) return text;
  const from = Math.min(scale.zero, scale.zero + length);
  const bar = `<rect x="${round(from)}" y="${round(top)}" width="${round(Math.abs(length))}" height="${BAR}" fill="${fillOf(index)}" ${OUTLINE}/>`;
  return bar + text;
}
