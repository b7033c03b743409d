import { Decimal, ZERO } from "../../amounts/decimal.js";
import { STAGE_NAMES } from "../../events/office/bureau-status.js";
import type { ListCell, ListSheet } from "../../events/office/list-sheet.js";
import type { Figure, Sheet } from "../../pack/sheet/sheet.js";
import { OPEN_MARK, WITHHELD_TEXT } from "../../wording/template-value.js";
import { nameSome } from "./name-some.js";
import type { Scoped } from "./scope-departments.js";

/** What a department is measured by; a pack that does not ask it leaves it empty. */
const INCOME = "income.total";
const SPENDING = "expenditure.total";
const TOTAL = "overall.total";
const PRIOR = "overall.prior";

interface Line {
  readonly name: string;
  readonly stage: string;
  readonly income: Figure;
  readonly spending: Figure;
  readonly total: Figure;
  readonly prior: Figure;
}

const COLUMNS = [
  { title: "部门", width: 26, align: "left" },
  { title: "状态", width: 16, align: "center" },
  { title: "本年收入", width: 15, align: "right" },
  { title: "占比", width: 9, align: "right" },
  { title: "本年支出", width: 15, align: "right" },
  { title: "占比", width: 9, align: "right" },
  { title: "收支总计", width: 15, align: "right" },
  { title: "上年总计", width: 15, align: "right" },
  { title: "增减", width: 15, align: "right" },
  { title: "增减%", width: 10, align: "right" },
] as const;

/** A row for each department that is counted: its share of income and spending, and its change against last year. */
export function compareDepartments(
  scoped: readonly Scoped[],
  { title }: { readonly title: string },
): Omit<ListSheet, "file"> {
  const lines = scoped.flatMap(({ department, scope, sheet }) => {
    if (sheet === null || scope.is !== "counted") return [];
    const stage = STAGE_NAMES[department.stage] + (scope.unapproved ? "（未审定）" : "");
    return [lineOf(sheet, department.name, stage)];
  });
  const income = addUp(lines.map((line) => line.income));
  const spending = addUp(lines.map((line) => line.spending));
  const comparable = lines.filter((line) => isKnown(line.total) && isKnown(line.prior));
  const without = lines.filter((line) => !comparable.includes(line)).map(({ name }) => name);
  const rows = lines.map((line): readonly ListCell[] => [
    line.name,
    line.stage,
    cellOf(line.income),
    shareOf(line.income, income),
    cellOf(line.spending),
    shareOf(line.spending, spending),
    cellOf(line.total),
    cellOf(line.prior),
    ...changeOf(line.total, line.prior),
  ]);
  const total = addUp(comparable.map((line) => line.total));
  const prior = addUp(comparable.map((line) => line.prior));
  const sum: readonly ListCell[] = [
    "合计",
    `${lines.length}家`,
    moneyOf(income),
    shareOf(known(income), income),
    moneyOf(spending),
    shareOf(known(spending), spending),
    moneyOf(addUp(lines.map((line) => line.total))),
    moneyOf(prior),
    ...changeOf(known(total), known(prior)),
  ];
  return {
    sheet: "部门占比和增减",
    title: `${title}：各部门占比和比上年增减`,
    says: [
      "金额单位：万元。占比是占本表合计的比重；上年总计是各部门报告里填的上年收、支总计。",
      ...tellMissing(lines),
      ...(without.length === 0
        ? []
        : [`${nameSome(without)}缺本年或上年总计，合计行的上年总计、增减不含。`]),
    ],
    columns: COLUMNS,
    rows: [...rows, sum],
    summed: true,
  };
}

const OPEN: Figure = { state: "open" };

function lineOf(sheet: Sheet, name: string, stage: string): Line {
  const read = (key: string): Figure =>
    sheet.pack.find(key) === undefined ? OPEN : sheet.figure(key);
  return {
    ...{ name, stage },
    income: read(INCOME),
    spending: read(SPENDING),
    total: read(TOTAL),
    prior: read(PRIOR),
  };
}

/** A sum leaves out what is not known; it is said whose. */
function tellMissing(lines: readonly Line[]): readonly string[] {
  const missing = lines.filter(({ income, spending }) => !isKnown(income) || !isKnown(spending));
  const names = nameSome(missing.map(({ name }) => name));
  return missing.length === 0 ? [] : [`${names}没有填或不公开本年收入或支出，合计和占比不含。`];
}

function isKnown(figure: Figure): boolean {
  return figure.state === "value";
}

function known(value: Decimal): Figure {
  return { state: "value", value, precision: ZERO };
}

function addUp(figures: readonly Figure[]): Decimal {
  return figures.reduce(
    (sum, figure) => (figure.state === "value" ? sum.plus(figure.value) : sum),
    ZERO,
  );
}

function cellOf(figure: Figure): ListCell {
  if (figure.state === "value") return moneyOf(figure.value);
  return figure.state === "open" ? OPEN_MARK : WITHHELD_TEXT;
}

function moneyOf(value: Decimal): ListCell {
  return { yuan: value.toFixed() };
}

/** No share exists of a whole that is zero or negative, nor of a negative part. */
function shareOf(part: Figure, whole: Decimal): ListCell {
  if (part.state !== "value" || whole.lte(0) || part.value.lt(0)) return "—";
  return ratioOf(part.value.div(whole));
}

function changeOf(now: Figure, prior: Figure): readonly ListCell[] {
  if (now.state !== "value" || prior.state !== "value") return ["—", "—"];
  const difference = now.value.minus(prior.value);
  if (prior.value.isZero()) return [moneyOf(difference), difference.isZero() ? "—" : "上年没有"];
  return [moneyOf(difference), ratioOf(difference.div(prior.value.abs()))];
}

/** Rounded once, half-up, to what is printed of it. */
function ratioOf(ratio: Decimal): ListCell {
  const rounded = new Decimal(ratio.toFixed(4));
  return { ratio: rounded.isZero() ? "0" : rounded.toFixed() };
}
