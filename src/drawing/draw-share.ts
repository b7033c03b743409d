import type { Chart, ChartItem } from "./chart.js";
import type { Drawn } from "./draw-bars.js";
import { fillDefinitions, fillOf, OUTLINE } from "./fills.js";
import { AFTER_SWATCH, swatch } from "./legend.js";
import { lengthOf } from "./length-of.js";
import { round, TEXT_SIZE, textAt } from "./svg.js";
import { widthOf, wrapLabel } from "./text-width.js";

/** Lengths in points. */
const RADIUS = 62;
const HOLE = 34;
const RING_WIDTH = 2 * RADIUS + 36;
const LINE = 13;
const BETWEEN = 7;
const MARGIN = 8;

/** A ring, and beside it a line an item with its amount and share. */
export function drawShare(chart: Chart, width: number): Drawn {
  const table = drawTable(chart, width);
  const height = Math.max(2 * RADIUS, table.height) + 2 * MARGIN;
  const ring = drawRing(chart.items, { x: RADIUS + 14, y: height / 2 });
  const shift = (height - table.height) / 2;
  return {
    height,
    parts: [
      fillDefinitions(chart.items.length),
      ...ring,
      `<g transform="translate(0 ${round(shift)})">${table.parts.join("")}</g>`,
    ],
  };
}

interface Centre {
  readonly x: number;
  readonly y: number;
}

/** Clockwise from the top. */
function drawRing(items: readonly ChartItem[], centre: Centre): readonly string[] {
  const sizes = items.map(({ amounts: [amount] }) => (amount === undefined ? 0 : lengthOf(amount)));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  return sizes.map((size, index) => {
    const from = before / whole;
    before += size;
    if (size === 0) return "";
    const shape = size === whole ? fullRing(centre) : slice(centre, from, before / whole);
    return `<path d="${shape}" fill="${fillOf(index)}" fill-rule="evenodd" ${OUTLINE}/>`;
  });
}

function fullRing({ x, y }: Centre): string {
  const circle = (radius: number) =>
    `M${round(x)},${round(y - radius)} a${radius},${radius} 0 1 1 0,${2 * radius} a${radius},${radius} 0 1 1 0,${-2 * radius} Z`;
  return `${circle(RADIUS)} ${circle(HOLE)}`;
}

/** @param from, to parts of the whole turn */
function slice({ x, y }: Centre, from: number, to: number): string {
  const at = (turn: number, radius: number) => {
    const angle = turn * 2 * Math.PI;
    return `${round(x + radius * Math.sin(angle))},${round(y - radius * Math.cos(angle))}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  return (
    `M${at(from, RADIUS)} A${RADIUS},${RADIUS} 0 ${large} 1 ${at(to, RADIUS)} ` +
    `L${at(to, HOLE)} A${HOLE},${HOLE} 0 ${large} 0 ${at(from, HOLE)} Z`
  );
}

/** Columns: name, amount, share. */
function drawTable({ items, unit }: Chart, width: number): Drawn {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf)) * TEXT_SIZE;
  const amounts = items.map(({ amounts: [amount] }) => amount);
  const shares = widest(amounts.map((amount) => amount?.share ?? "")) + 14;
  const figures = widest(amounts.map((amount) => amount?.text ?? "")) + 14;
  const left = RING_WIDTH + AFTER_SWATCH;
  const ems = (width - left - shares - figures) / TEXT_SIZE;
  const parts: string[] = [];
  let top = LINE + BETWEEN;
  parts.push(textAt(`单位：${unit}`, { x: width, y: LINE / 2 }, { anchor: "end" }));
  items.forEach(({ label, amounts: [amount] }, index) => {
    const lines = wrapLabel(label, ems);
    const y = top + LINE / 2;
    parts.push(swatch(index, { x: RING_WIDTH, y }));
    lines.forEach((line, at) => parts.push(textAt(line, { x: left, y: y + at * LINE })));
    parts.push(
      textAt(
        amount?.text ?? "",
        { x: width - shares, y },
        { anchor: "end", quiet: amount?.yuan === undefined },
      ),
      textAt(amount?.share ?? "", { x: width, y }, { anchor: "end" }),
    );
    top += lines.length * LINE + BETWEEN;
  });
  return { height: top, parts };
}
