import { Decimal } from "../amounts/decimal.js";
import { formatWanGrouped } from "../amounts/format-money.js";
import type { Chart, ChartAmount, ChartItem } from "../drawing/chart.js";
import type { ChartItemSpec, ChartSpec } from "../pack/charts.js";
import type { Expression } from "../pack/expressions/grammar.js";
import { rowCodes } from "../pack/template/row-codes.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { computePercent, formatPercent } from "../wording/percent.js";
import { OPEN_MARK, WITHHELD_TEXT } from "../wording/template-value.js";
import { cleanText } from "./clean-text.js";
import type { Picture } from "./document.js";
import { parseMarkdown } from "./parse-markdown.js";

const UNIT = "万元";
/** Quieter than 【未填】: the sentence beside the picture asks for it already. */
const OPEN_TEXT = "未填";

/**
 * Fills a chart with the figures of a report. What is zero throughout is left out; what is open or withheld
 * stands there by name, without a bar.
 *
 * @param number of the picture in the report: 图1
 * @returns undefined when there is nothing to draw, or one amount alone and nothing to compare it with
 */
export function buildPicture(spec: ChartSpec, sheet: Sheet, number: number): Picture | undefined {
  const items = spec.items.flatMap((item) => buildItems(item, sheet)).filter(hasSomething);
  if (!items.some(isDrawn) || items.flatMap(({ amounts }) => amounts).length < 2) return undefined;
  const id = `图${number}`;
  const title = titleOf(spec, sheet);
  const chart: Chart = {
    kind: spec.kind,
    title,
    unit: UNIT,
    series: spec.series,
    items: spec.kind === "share" ? withShares(items) : items,
  };
  return { kind: "picture", id, title: `${id}　${title}`, alt: describe(chart), chart };
}

function titleOf({ title }: ChartSpec, sheet: Sheet): string {
  const blocks = parseMarkdown(title.render(sheet));
  const runs = blocks.flatMap((block) => (block.kind === "paragraph" ? block.runs : []));
  return runs.map((run) => run.text).join("");
}

function buildItems(item: ChartItemSpec, sheet: Sheet): readonly ChartItem[] {
  if ("label" in item) {
    if (item.when !== undefined && sheet.holds(item.when) === false) return [];
    return [{ label: item.label, amounts: amountsOf(item.amounts, sheet) }];
  }
  const { each, level, when } = item;
  const codes = rowCodes(sheet, each).filter(({ depth, leaf }) =>
    level === "类" ? depth === 0 : leaf,
  );
  const rows = codes.flatMap(({ code }): readonly ChartItem[] => {
    const at = `${each}.${code}`;
    if (when !== undefined && sheet.holds(when, at) === false) return [];
    const label = cleanText(sheet.codeName(each, code) ?? OPEN_MARK).replaceAll("\n", "");
    return [{ label, amounts: amountsOf(item.amounts, sheet, at) }];
  });
  return rows.toSorted(byFirstAmount);
}

/** The largest first; what has no amount last. */
function byFirstAmount({ amounts: [a] }: ChartItem, { amounts: [b] }: ChartItem): number {
  if (a?.yuan === undefined || b?.yuan === undefined) {
    return Number(a?.yuan === undefined) - Number(b?.yuan === undefined);
  }
  return new Decimal(b.yuan).cmp(a.yuan);
}

function amountsOf(
  expressions: readonly Expression[],
  sheet: Sheet,
  at?: string,
): readonly ChartAmount[] {
  return expressions.map((expression) => {
    const figure = sheet.evaluate(expression, at);
    if (figure.state === "open") return { text: OPEN_TEXT };
    if (figure.state === "withheld") return { text: WITHHELD_TEXT };
    return { text: formatWanGrouped(figure.value), yuan: figure.value.toFixed() };
  });
}

function hasSomething({ amounts }: ChartItem): boolean {
  return amounts.some(({ yuan }) => yuan === undefined || !new Decimal(yuan).isZero());
}

function isDrawn({ amounts }: ChartItem): boolean {
  return amounts.some(({ yuan }) => yuan !== undefined && !new Decimal(yuan).isZero());
}

/** No shares exist while a part is not known, nor where one is negative. */
function withShares(items: readonly ChartItem[]): readonly ChartItem[] {
  const parts = items.flatMap(({ amounts: [amount] }) =>
    amount?.yuan === undefined ? [] : [new Decimal(amount.yuan)],
  );
  if (parts.length < items.length || parts.some((part) => part.isNegative())) return items;
  const whole = parts.reduce((sum, part) => sum.plus(part), new Decimal(0));
  return items.map(({ label, amounts }, index) => {
    const share = formatPercent(computePercent(parts[index] ?? new Decimal(0), whole));
    return { label, amounts: amounts.map((amount) => ({ ...amount, share })) };
  });
}

/** 教育支出422.56万元；公务接待费：预算数2.47万元，决算数2.95万元 */
function describe({ items, series, unit }: Chart): string {
  const amountText = ({ text, yuan, share }: ChartAmount) =>
    yuan === undefined ? text : `${text}${unit}${share === undefined ? "" : `（${share}）`}`;
  return items
    .map(({ label, amounts }) =>
      series.length === 0
        ? `${label}${amounts.map(amountText).join("")}`
        : `${label}：${amounts.map((amount, index) => `${series[index] ?? ""}${amountText(amount)}`).join("，")}`,
    )
    .join("；");
}
