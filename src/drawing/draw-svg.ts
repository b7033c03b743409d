import type { Chart } from "./chart.js";
import { drawBars, type Drawn } from "./draw-bars.js";
import { drawShare } from "./draw-share.js";
import { lengthOf } from "./length-of.js";
import { type Size, svgOf, textAt } from "./svg.js";
import { wrapLabel } from "./text-width.js";

export interface SvgOptions {
  /** Draws the title above; documents print it as a caption instead. */
  readonly titled?: boolean;
}

/** As wide as the type area of a page, in points. */
const WIDTH = 442;
/** White left and right, so that no letter touches the edge. */
const MARGIN = 6;
const EDGE = 10;
const INNER_WIDTH = WIDTH - 2 * MARGIN;
const TITLE = { size: 14, line: 22 };

/** Draws a chart as SVG, its lengths in points. */
export function drawSvg(chart: Chart, options: SvgOptions = {}): string {
  const { size, parts } = lay(chart, options);
  return svgOf(size, parts);
}

/** How large the picture is, in points. */
export function chartSize(chart: Chart, options: SvgOptions = {}): Size {
  return lay(chart, options).size;
}

function lay(chart: Chart, { titled = false }: SvgOptions) {
  const { height, parts } = drawKind(chart);
  const title = titled ? wrapLabel(chart.title, INNER_WIDTH / TITLE.size) : [];
  // A picture that stands alone has white around it; in a document the page gives it.
  const edge = titled ? EDGE : 0;
  const above = edge + title.length * TITLE.line;
  return {
    size: { width: WIDTH, height: above + height + edge },
    parts: [
      ...title.map((line, index) => {
        const middle = { x: WIDTH / 2, y: edge + (index + 0.5) * TITLE.line };
        return textAt(line, middle, { anchor: "middle", size: TITLE.size });
      }),
      `<g transform="translate(${MARGIN} ${above})">${parts.join("")}</g>`,
    ],
  };
}

function drawKind(chart: Chart): Drawn {
  switch (chart.kind) {
    case "bars":
      return drawBars(chart, INNER_WIDTH);
    case "share":
      // A ring has no place for what is negative.
      return chart.items.some(({ amounts }) => amounts.some((amount) => lengthOf(amount) < 0))
        ? drawBars(chart, INNER_WIDTH)
        : drawShare(chart, INNER_WIDTH);
  }
}
