import * as z from "zod";
import {
  CHART_KINDS,
  CHART_LEVELS,
  type ChartItemSpec,
  type ChartLevel,
  type ChartSpec,
} from "../charts.js";
import type { Citations } from "./citations.js";
import type { Expression } from "../expressions/grammar.js";
import { type LineContext, loadLine } from "./load-line.js";
import { formatPlace, type Mistakes } from "../mistakes.js";
import { below, readShape, type YamlSpot } from "../files/read-shape.js";
import type { YamlFile } from "../files/read-yaml.js";

const text = z.string().min(1);
const texts = z.array(text).min(1);
const chartShape = z.strictObject({
  chart: text,
  title: text,
  kind: z.enum(CHART_KINDS),
  series: texts.optional(),
  items: z.array(z.unknown()).min(1),
});
const itemShape = z.strictObject({
  label: text.optional(),
  each: text.optional(),
  level: z.enum(CHART_LEVELS).optional(),
  when: text.optional(),
  amounts: texts,
});
type ItemData = z.output<typeof itemShape>;

export interface ChartsContext extends Omit<LineContext, "where" | "charts"> {
  readonly citations: Citations;
}

/** Reads charts.yaml. A chart with a mistake is left out; the mistake is added. */
export function loadCharts(file: YamlFile, context: ChartsContext): readonly ChartSpec[] {
  const { mistakes } = context;
  if (!Array.isArray(file.data)) {
    mistakes.add(file.placeOf([]), "charts.yaml应是图的列表", "每张图以 - chart: 名字 开头");
    return [];
  }
  const seen = new Set<string>();
  return file.data.flatMap((_, index) => {
    const spot: YamlSpot = { file, path: [index] };
    const spec = readChart(spot, context);
    if (spec === undefined) return [];
    if (seen.has(spec.id)) {
      mistakes.add(
        file.placeOf([index, "chart"]),
        `图“${spec.id}”写了两次`,
        "改一个名字，或删去一张",
      );
    }
    seen.add(spec.id);
    return [spec];
  });
}

function readChart(spot: YamlSpot, context: ChartsContext): ChartSpec | undefined {
  const { file, path } = spot;
  const { model, mistakes, pack, tables } = context;
  const data = readShape(chartShape, spot, mistakes);
  if (data === undefined) return undefined;
  const title = loadLine(
    { source: data.title, place: file.placeOf([...path, "title"]) },
    { model, mistakes, pack, tables, charts: [], where: "图的标题里" },
  );
  const series = data.series ?? [];
  if (data.kind === "share" && series.length > 0) {
    mistakes.add(
      file.placeOf([...path, "series"]),
      "share 的图只有一列数",
      "删去 series，或改成 kind: bars",
    );
  }
  const reader = new ItemReader(Math.max(1, series.length), context);
  const items = data.items.map((_item, index) => reader.read(below(spot, "items", index)));
  if (title === undefined) return undefined;
  const { chart: id, kind } = data;
  const whole = items.flatMap((item) => item ?? []);
  return { id, title, kind, series, items: whole, at: formatPlace(file.placeOf(path)) };
}

/** Reads the items of one chart. */
class ItemReader {
  readonly #amounts: number;
  readonly #citations: Citations;
  readonly #mistakes: Mistakes;

  constructor(amounts: number, { citations, mistakes }: ChartsContext) {
    this.#amounts = amounts;
    this.#citations = citations;
    this.#mistakes = mistakes;
  }

  read(spot: YamlSpot): ChartItemSpec | undefined {
    const data = readShape(itemShape, spot, this.#mistakes);
    if (data === undefined) return undefined;
    const named = this.#readName(data, spot);
    const amounts = this.#readAmounts(data, spot);
    const when =
      data.when === undefined
        ? undefined
        : this.#citations.condition(data.when, placeOf(spot, "when"), data.each);
    return named && { ...named, amounts, ...(when === undefined ? {} : { when }) };
  }

  #readName(
    { label, each, level }: ItemData,
    spot: YamlSpot,
  ): { label: string } | { each: string; level: ChartLevel } | undefined {
    if (each !== undefined) this.#citations.rowGroup(each, placeOf(spot, "each"));
    if (each !== undefined && label === undefined) return { each, level: level ?? "类" };
    if (each === undefined && label !== undefined && level === undefined) return { label };
    const wrong =
      level === undefined ? "label 和 each 要写一个，也只写一个" : "level 只和 each 一起写";
    this.#mistakes.add(placeOf(spot), wrong, "一项写 label；按编码列出各项写 each: function");
    return undefined;
  }

  #readAmounts({ amounts, each }: ItemData, spot: YamlSpot): readonly Expression[] {
    if (amounts.length !== this.#amounts) {
      const right = `series 有${this.#amounts}列，这里写了${amounts.length}个数`;
      this.#mistakes.add(placeOf(spot, "amounts"), "amounts 的个数不对", right);
    }
    return amounts.flatMap((source, index) => {
      const place = placeOf(below(spot, "amounts", index));
      const read = this.#citations.expression(source, place, each);
      if (read?.unit !== "count") return read?.expression ?? [];
      this.#mistakes.add(place, `“${source}”是个数，不是金额`, "图里只画金额");
      return [];
    });
  }
}

function placeOf({ file, path }: YamlSpot, ...steps: readonly string[]) {
  return file.placeOf([...path, ...steps]);
}
