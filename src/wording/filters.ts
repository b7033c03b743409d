import { Decimal } from "../amounts/decimal.js";
import { formatDate } from "../amounts/format-date.js";
import {
  formatWan,
  formatWanExact,
  formatWanGrouped,
  formatYuan,
} from "../amounts/format-money.js";
import {
  type ChangeWords,
  describeChange,
  describeChangeAmount,
  describeChangePercent,
  describeComparison,
  describeDirection,
} from "./describe-change.js";
import {
  type BudgetBasis,
  compareWithBudget,
  describeCompletion,
  describeRate,
  readBasis,
  sayNoBudget,
} from "./describe-completion.js";
import { describeShare } from "./describe-share.js";
import {
  type ArgumentSpec,
  FIGURE_KINDS,
  type FilterArguments,
  type FilterSpec,
} from "./filter-spec.js";
import { formatList, formatOrdinal, LIST_STYLES, type ListStyle } from "./format-list.js";
import { figureOf, printState, printValue } from "./print-value.js";
import { countOf, MONEY, type Quantity } from "./quantity.js";
import { printed, type Printed, type TemplateValue, toText } from "./template-value.js";

const BASE: ArgumentSpec = { name: "比较的数", takes: FIGURE_KINDS, required: true };
const WORD: ArgumentSpec = { name: "文字", takes: ["text", "choice"], required: false };

/** Every filter a template may use. Liquid's own are not among them: they reckon with floats. */
export const FILTERS: ReadonlyMap<string, FilterSpec> = new Map(
  Object.entries({
    amount: figure("amount", ["money"], (yuan) => `${formatWan(yuan)}万元`),
    amount_exact: figure("amount_exact", ["money"], (yuan) => `${formatWanExact(yuan)}万元`),
    wan: figure("wan", ["money"], formatWan),
    wan_grouped: figure("wan_grouped", ["money"], formatWanGrouped),
    yuan: figure("yuan", ["money"], (yuan) => `${formatYuan(yuan)}元`),
    count: figure("count", ["count"], (count, { unit = "" }) => `${count.toFixed()}${unit}`),
    number: figure("number", ["count"], (count) => count.toFixed()),

    change_from: compared("change_from: 上年数", describeChange),
    compared_to: compared("compared_to: 上年数", describeComparison),
    change_amount: compared("change_amount: 上年数", describeChangeAmount),
    change_percent: compared("change_percent: 上年数", describeChangePercent),
    direction_from: compared("direction_from: 上年数", describeDirection),

    share_of: {
      takes: FIGURE_KINDS,
      arguments: [
        { ...BASE, name: "合计数" },
        { ...WORD, name: "合计数的名称" },
      ],
      named: [],
      usage: 'share_of: 合计数, "本年支出合计"',
      apply: (input, given) =>
        overFigures(input, given, (part, whole) =>
          describeShare(part, whole, wordOf(given.values[1])),
        ),
    },
    completion_of: budgeted("completion_of: 预算数, 预算口径", describeCompletion),
    rate_of: budgeted("rate_of: 预算数, 预算口径", describeRate),
    compared_to_budget: budgeted("compared_to_budget: 预算数, 预算口径", compareWithBudget),
    times_of: {
      takes: FIGURE_KINDS,
      arguments: [BASE],
      named: [],
      usage: "times_of: 比较的数",
      apply: (input, given) => overFigures(input, given, sayTimes),
    },

    basis: words("basis", ["choice", "text"], (text) => readBasis(text)),
    year: words("year", ["year", "date"], (text) => text.slice(0, 4)),
    previous_year: words("previous_year", ["year"], (text) => new Decimal(text).minus(1).toFixed()),
    next_year: words("next_year", ["year"], (text) => new Decimal(text).plus(1).toFixed()),
    date_cn: {
      takes: ["date"],
      arguments: [],
      named: [],
      usage: "date_cn",
      apply: (input) => {
        const { answer } = input;
        if (answer.state !== "value" || answer.value.kind !== "date") return printValue(input);
        return printed(formatDate(answer.value.date));
      },
    },
    list: {
      takes: ["list", "choices"],
      arguments: [{ ...WORD, name: `编号样式（${LIST_STYLES.filter(Boolean).join(" ")}）` }, WORD],
      named: [],
      usage: 'list: "（一）", "；"',
      apply: printList,
    },
    ordinal: {
      takes: ["count"],
      arguments: [WORD],
      named: [],
      usage: 'ordinal: "（一）"',
      apply: (input, given) => {
        const position = figureOf(input);
        const style = readStyle(given.values[0]) ?? "（一）";
        return position ? printed(formatOrdinal(position.toFixed(), style)) : printValue(input);
      },
    },
    between: {
      takes: ["money", "count", "text", "list", "choice", "choices", "year", "date"],
      arguments: [
        { ...WORD, name: "前面的文字", required: true },
        { ...WORD, name: "后面的文字" },
      ],
      named: [],
      usage: 'between: "联系电话：", "。"',
      apply: printBetween,
    },
  }),
);

/** A figure printed by itself. 无此项 prints as zero. */
function figure(
  usage: string,
  takes: FilterSpec["takes"],
  format: (value: Decimal, input: TemplateValue) => string,
): FilterSpec {
  return {
    takes,
    arguments: [],
    named: [],
    usage,
    apply: (input) => {
      const value = figureOf(input);
      return value ? printed(format(value, input)) : printValue(input);
    },
  };
}

/** Words computed from the printed form of a value, e.g. of a year. */
function words(
  usage: string,
  takes: FilterSpec["takes"],
  format: (text: string) => string,
): FilterSpec {
  return {
    takes,
    arguments: [],
    named: [],
    usage,
    apply: (input) => {
      const plain = printValue(input);
      return plain.kind === "text" && input.answer.state === "value"
        ? printed(format(plain.text))
        : plain;
    },
  };
}

/** A figure beside last year's, or beside what `base` names. */
function compared(
  usage: string,
  describe: (current: Decimal, prior: Decimal, words: ChangeWords) => string,
): FilterSpec {
  return {
    takes: FIGURE_KINDS,
    arguments: [BASE, { ...WORD, name: "支出或收入" }],
    named: ["base", "nothing"],
    usage,
    apply: (input, given) =>
      overFigures(input, given, (current, prior) =>
        describe(current, prior, changeWords(input, given)),
      ),
  };
}

/** `base: "年初预算"` alone already tells what to say of a zero: 年初无预算安排. */
function changeWords(input: TemplateValue, { values, named }: FilterArguments): ChangeWords {
  const base = named.get("base") ?? "上年";
  const what = wordOf(values[1]) ?? "支出";
  const none = base.includes("预算") ? sayNoBudget(readBasis(base)) : `${base}无此项${what}`;
  return { base, nothing: named.get("nothing") ?? none, quantity: quantityOf(input) };
}

function budgeted(
  usage: string,
  describe: (actual: Decimal, budget: Decimal, basis: BudgetBasis) => string,
): FilterSpec {
  return {
    takes: ["money"],
    arguments: [
      { ...BASE, name: "预算数", takes: ["money"] },
      { ...WORD, name: "预算口径" },
    ],
    named: [],
    usage,
    apply: (input, given) =>
      overFigures(input, given, (actual, budget) =>
        describe(actual, budget, readBasis(wordOf(given.values[1]) ?? "年初预算")),
      ),
  };
}

/** Both figures, or what the first one missing prints as. */
function overFigures(
  input: TemplateValue,
  { values }: FilterArguments,
  describe: (figure: Decimal, base: Decimal) => string,
): Printed {
  const [other] = values;
  if (other === undefined) throw new Error("a filter without its figure passed the compiler");
  const figures = [input, other].map(figureOf);
  const [current, base] = figures;
  if (current && base) return printed(describe(current, base));
  return (
    printState(input) ??
    printState({ ...other, optional: input.optional ?? false }) ??
    printValue(input)
  );
}

function quantityOf({ kind, unit = "" }: TemplateValue): Quantity {
  return kind === "money" ? MONEY : countOf(unit);
}

function sayTimes(figure: Decimal, base: Decimal): string {
  if (base.lte(0) || figure.lt(0)) return "不计算倍数";
  return `${figure.div(base).toFixed(2)}倍`;
}

function wordOf(value: TemplateValue | undefined): string | undefined {
  if (value?.answer.state !== "value") return undefined;
  return toText(printValue(value));
}

function readStyle(value: TemplateValue | undefined): ListStyle | undefined {
  const word = wordOf(value);
  return LIST_STYLES.find((style) => style === word);
}

function printList(input: TemplateValue, { values }: FilterArguments): Printed {
  const { answer } = input;
  if (answer.state !== "value") return printValue(input);
  const { value } = answer;
  const items = value.kind === "list" ? value.items : value.kind === "choices" ? value.choices : [];
  const joiner = wordOf(values[1]) ?? (value.kind === "choices" ? "、" : "；");
  return printed(formatList(items, readStyle(values[0]), joiner));
}

/** The words around it stand only where it prints something: for optional answers. */
function printBetween(input: TemplateValue, { values }: FilterArguments): Printed {
  const inner = printValue(input);
  if (inner.kind !== "text" || inner.text === "") return inner;
  return printed(`${wordOf(values[0]) ?? ""}${inner.text}${wordOf(values[1]) ?? ""}`);
}
