import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import { createSheet } from "../../../src/pack/sheet/create-sheet.js";
import type { Condition, Expression } from "../../../src/pack/expressions/grammar.js";
import { parseCondition } from "../../../src/pack/expressions/parse-condition.js";
import { parseExpression } from "../../../src/pack/expressions/parse-expression.js";
import type { Figure, Sheet } from "../../../src/pack/sheet/sheet.js";
import {
  choice,
  choices,
  count,
  money,
  none,
  show,
  store,
  type Stored,
  text,
  withheld,
} from "../stored.js";
import { TOWN } from "../town-pack.js";

function sheetOf(stored: Stored): Sheet {
  return createSheet(TOWN, store(stored));
}

function expression(source: string): Expression {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(parsed.problem.wrong);
  return parsed.value;
}

function condition(source: string): Condition {
  const parsed = parseCondition(source);
  if (!parsed.ok) throw new Error(parsed.problem.wrong);
  return parsed.value;
}

function showFigure(figure: Figure | undefined): string | undefined {
  if (figure?.state !== "value") return figure?.state;
  const { value, precision } = figure;
  return precision.isZero() ? value.toFixed() : `${value.toFixed()}±${precision.toFixed()}`;
}

const APPLIES = { "unit.applies": choices("公务接待") };
const ADMIN = { "unit.nature": choice("行政单位") };
const INSTITUTION = { "unit.nature": choice("事业单位") };

interface Case extends Stored {
  readonly why: string;
  readonly key: string;
  readonly is: string;
}

describe("an answer", () => {
  const cases: readonly Case[] = [
    { why: "is open when nothing is stored", key: "income.total", is: "open" },
    {
      why: "is what was stored",
      key: "income.total",
      answers: { "income.total": "100±50" },
      is: "100±50",
    },
    {
      why: "is open when it was taken away",
      key: "income.total",
      answers: { "income.total": { state: "open" } },
      is: "open",
    },
    {
      why: "may be withheld",
      key: "income.fiscal",
      answers: { "income.fiscal": withheld },
      is: "withheld",
    },
    {
      why: "is not applicable where its condition is false",
      key: "income.other",
      answers: { ...ADMIN, "income.other": "5" },
      is: "not-applicable",
    },
    {
      why: "is the stored one where its condition holds",
      key: "income.other",
      answers: { ...INSTITUTION, "income.other": "5" },
      is: "5",
    },
    {
      why: "is the stored one while its condition is unknown",
      key: "income.other",
      answers: { "income.other": "5" },
      is: "5",
    },
    {
      why: "is open while its condition is unknown and nothing is stored",
      key: "income.other",
      is: "open",
    },
    {
      why: "is not applicable where the group's condition is false",
      key: "guests.home.actual",
      answers: { "unit.applies": choices("政府性基金"), "guests.home.actual": "5" },
      is: "not-applicable",
    },
    { why: "is open while a choices question is", key: "guests.home.actual", is: "open" },
    {
      why: "is not applicable in a group closed so",
      key: "guests.home.actual",
      answers: { ...APPLIES, "guests.home.actual": "5" },
      closed: { guests: "none" },
      is: "not-applicable",
    },
    {
      why: "is not applicable for a computed figure of a group closed so",
      key: "basic.all",
      closed: { basic: "none" },
      is: "not-applicable",
    },
    {
      why: "is not applicable where both a row's and a column's condition must hold and one does not",
      key: "guests.abroad.reason",
      answers: {
        ...APPLIES,
        ...INSTITUTION,
        "guests.abroad.actual": "2",
        "guests.abroad.budget": "1",
      },
      is: "not-applicable",
    },
    {
      why: "waits for a condition on a figure that is open",
      key: "guests.home.reason",
      answers: { ...APPLIES, "guests.home.actual": "2" },
      is: "open",
    },
    {
      why: "is not applicable where a condition on a computed figure is false",
      key: "guests.home.reason",
      answers: { ...APPLIES, "guests.home.actual": "2", "guests.home.budget": "2" },
      is: "not-applicable",
    },
    { why: "is the default of a choice while open", key: "unit.money", is: "万元" },
    {
      why: "is the choice rather than the default",
      key: "unit.money",
      answers: { "unit.money": choice("元") },
      is: "元",
    },
    {
      why: "is open when an older pack stored another kind",
      key: "income.total",
      answers: { "income.total": text("一百") },
      is: "open",
    },
    {
      why: "is 0 for what a closed sparse group does not list",
      key: "basic.30103",
      closed: { basic: "zero" },
      is: "0",
    },
    { why: "is open for it before", key: "basic.30103", is: "open" },
    {
      why: "is the stored one in a closed sparse group too",
      key: "basic.30103",
      answers: { "basic.30103": "7" },
      closed: { basic: "zero" },
      is: "7",
    },
  ];
  it.each(cases)("$why", ({ key, is, ...stored }) => {
    expect(show(sheetOf(stored).answer(key))).toBe(is);
  });

  it("of an unknown key is a mistake of ours", () => {
    expect(() => sheetOf({}).answer("income.nosuch")).toThrow("income.nosuch");
  });
});

describe("a computed figure", () => {
  const cases: readonly Case[] = [
    {
      why: "is the sum, its slack too",
      key: "income.sum",
      answers: { ...INSTITUTION, "income.fiscal": "100.5±50", "income.other": "-20±5" },
      is: "80.5±55",
    },
    {
      why: "is open while a part is",
      key: "income.sum",
      answers: { ...INSTITUTION, "income.fiscal": "100" },
      is: "open",
    },
    {
      why: "is withheld when a part is",
      key: "income.sum",
      answers: { ...INSTITUTION, "income.fiscal": withheld, "income.other": "1" },
      is: "withheld",
    },
    {
      why: "is open when a part is withheld and another open",
      key: "income.sum",
      answers: { ...INSTITUTION, "income.fiscal": withheld },
      is: "open",
    },
    {
      why: "takes what is not applicable for 0",
      key: "income.sum",
      answers: { ...ADMIN, "income.fiscal": "100" },
      is: "100",
    },
    {
      why: "takes what was answered 无此项 for 0",
      key: "income.sum",
      answers: { ...INSTITUTION, "income.fiscal": "100", "income.other": none },
      is: "100",
    },
    {
      why: "ignores what was stored under its key",
      key: "income.sum",
      answers: { ...ADMIN, "income.fiscal": "100", "income.sum": "7" },
      is: "100",
    },
    {
      why: "sums counts",
      key: "staff.all",
      answers: { "staff.count": count("13"), "staff.retired": count("2") },
      is: "15",
    },
    {
      why: "takes an open optional figure inside sum() for 0",
      key: "staff.all",
      answers: { "staff.count": count("13") },
      is: "13",
    },
    {
      why: "goes through computed figures",
      key: "basic.all",
      answers: { "basic.30101": "1", "basic.30103": "2", "basic.30201": "4" },
      is: "7",
    },
  ];
  it.each(cases)("$why", ({ key, is, ...stored }) => {
    expect(show(sheetOf(stored).answer(key))).toBe(is);
  });
});

describe("a repeat group", () => {
  const rows = { function: ["2050803", "201", "205"] };
  const answers = {
    "function.2050803.basic": "30±5",
    "function.2050803.project": "7",
    "function.201.basic": "100±50",
    "function.201.project": "20",
    // Given before 205 had a deeper code.
    "function.205.basic": "9999",
  };
  const closed = { function: "zero" } as const;

  const cases: readonly Case[] = [
    {
      why: "sums the deepest codes only",
      key: "spending.total",
      rows,
      answers,
      closed,
      is: "157±55",
    },
    {
      why: "waits until it is closed: more rows may come",
      key: "spending.total",
      rows,
      answers,
      is: "open",
    },
    { why: "is 0 when it was closed without a row", key: "spending.total", closed, is: "0" },
    {
      why: "is 0 when it does not apply",
      key: "spending.total",
      rows,
      answers,
      closed: { function: "none" },
      is: "0",
    },
    {
      why: "takes a cited parent for the sum of what is below it",
      key: "spending.school",
      rows,
      answers,
      closed,
      is: "37±5",
    },
    {
      why: "takes a cited code that was taken back for 0",
      key: "spending.school",
      rows: { function: ["201"] },
      answers,
      closed,
      is: "0",
    },
    {
      why: "takes a cited deepest code for itself",
      key: "spending.school",
      rows: { function: ["205"] },
      answers: { "function.205.basic": "1", "function.205.project": "2" },
      is: "3",
    },
    {
      why: "did not ask for the figures of a parent",
      key: "function.205.basic",
      rows,
      answers,
      closed,
      is: "not-applicable",
    },
    {
      why: "did ask for the name of a parent",
      key: "function.205.name",
      rows,
      answers: { "function.205.name": text("教育") },
      is: "教育",
    },
    {
      why: "computes a parent from what is below it",
      key: "function.205.total",
      rows,
      answers,
      closed,
      is: "37±5",
    },
    {
      why: "computes a deepest code from its own row",
      key: "function.201.total",
      rows,
      answers,
      closed,
      is: "120±50",
    },
    {
      why: "gives an unlisted cell its suggestion",
      key: "function.201.own",
      rows,
      answers,
      closed,
      is: "120±50",
    },
    {
      why: "gives an unlisted cell 0 without one",
      key: "function.2050803.fund",
      rows,
      answers: { "unit.applies": choices("政府性基金") },
      closed,
      is: "0",
    },
    {
      why: "leaves an optional cell open",
      key: "function.201.budget",
      rows,
      answers,
      closed,
      is: "open",
    },
    {
      why: "withholds a suggestion whose source is withheld",
      key: "function.201.own",
      rows: { function: ["201"] },
      answers: { "function.201.basic": withheld, "function.201.project": "1" },
      closed,
      is: "withheld",
    },
    {
      why: "asks for a reason only where the condition of the row holds",
      key: "function.201.reason",
      rows,
      answers: { ...answers, "function.201.budget": "120" },
      closed,
      is: "not-applicable",
    },
  ];
  it.each(cases)("$why", ({ key, is, ...stored }) => {
    expect(show(sheetOf(stored).answer(key))).toBe(is);
  });

  it("tells parents as sums", () => {
    const sheet = sheetOf({ rows, answers, closed });
    expect(showFigure(sheet.figure("function.205.basic"))).toBe("30±5");
    expect(showFigure(sheet.figure("function.20508.total"))).toBe("37±5");
    expect(showFigure(sheet.evaluate(expression("@.total - @.project"), "function.205"))).toBe(
      "30±5",
    );
  });

  it("lists its deepest codes, sorted", () => {
    expect(sheetOf({ rows }).leaves("function")).toEqual(["201", "2050803"]);
  });

  it("sees a row that its owner adds to the same list", () => {
    const given = ["201"];
    const stored = store({ rows: { function: given } });
    expect(createSheet(TOWN, stored).leaves("function")).toEqual(["201"]);
    given.push("208");
    expect(createSheet(TOWN, stored).leaves("function")).toEqual(["201", "208"]);
  });

  it("names codes from the list, or as typed", () => {
    const sheet = sheetOf({ answers: { "function.2059999.name": text("其他教育支出") } });
    expect(sheet.codeName("function", "205")).toBe("教育支出");
    expect(sheet.codeName("function", "2059999")).toBe("其他教育支出");
    expect(sheet.codeName("function", "299")).toBeUndefined();
  });

  it("reads a check over rows by the code", () => {
    const check = TOWN.checks.find(({ id }) => id === "C3");
    const sheet = sheetOf({ rows, answers, closed });
    expect(check && sheet.holds(check.equation, "201")).toBe(true);
    expect(check && sheet.keysIn(check.equation, "201")).toEqual([
      "function.201.total",
      "function.201.basic",
      "function.201.project",
    ]);
  });
});

describe("a condition", () => {
  it.each([
    { source: "income.total = 0", answers: { "income.total": "0" }, is: true },
    { source: "income.total != 0", answers: { "income.total": "0.01" }, is: true },
    {
      source: "income.total < income.fiscal",
      answers: { "income.total": "9", "income.fiscal": "10" },
      is: true,
    },
    {
      source: "income.total >= income.fiscal",
      answers: { "income.total": "9.5", "income.fiscal": "10" },
      is: false,
    },
    {
      source: "10 * income.total <= 11 * income.fiscal",
      answers: { "income.total": "11", "income.fiscal": "10" },
      is: true,
    },
    { source: "income.total > 0", answers: {}, is: undefined },
    { source: "income.fiscal > 0", answers: { "income.fiscal": withheld }, is: undefined },
    { source: 'unit.nature = "行政单位"', answers: ADMIN, is: true },
    { source: 'unit.nature != "行政单位"', answers: ADMIN, is: false },
    { source: 'unit.nature = "行政单位"', answers: {}, is: undefined },
    { source: 'unit.applies = "公务接待"', answers: APPLIES, is: true },
    { source: 'unit.applies != "政府性基金"', answers: APPLIES, is: true },
    { source: 'unit.applies = "公务接待"', answers: { "unit.applies": choices() }, is: false },
    { source: 'unit.money = "万元"', answers: {}, is: true },
    { source: 'unit.nature = "行政单位" and income.total > 0', answers: ADMIN, is: undefined },
    { source: 'income.total > 0 and unit.nature = "行政单位"', answers: INSTITUTION, is: false },
    { source: "staff.count >= 10", answers: { "staff.count": count("13") }, is: true },
  ])("$source is $is", ({ source, answers, is }) => {
    expect(sheetOf({ answers }).holds(condition(source))).toBe(is);
  });

  it("of an unknown key is a mistake of ours", () => {
    expect(() => sheetOf({}).holds(condition("income.nosuch = 0"))).toThrow("income.nosuch");
  });
});

describe("an expression taken apart", () => {
  it("sums what is known and names what it waits for, through computed figures", () => {
    const sheet = sheetOf({
      answers: { ...INSTITUTION, "income.total": "100±50", "income.fiscal": withheld },
    });
    const parts = sheet.evaluateParts(expression("income.total - income.sum"));
    expect(parts.value.toFixed()).toBe("100");
    expect(parts.precision.toFixed()).toBe("50");
    expect(parts.addends).toBe(1);
    expect(parts.open).toEqual(["income.other"]);
    expect(parts.withheld).toEqual(["income.fiscal"]);
  });

  it("counts addends that are not 0, and weighs slack by the factor", () => {
    const sheet = sheetOf({
      answers: { "basic.30101": "10±5", "basic.30103": "0", "basic.30201": "7±0.5" },
    });
    const parts = sheet.evaluateParts(expression("basic.all - 3 * basic.30201"));
    expect(parts.value.toFixed()).toBe("-4");
    expect(parts.precision.toFixed()).toBe("7");
    expect(parts.addends).toBe(3);
  });

  it("names a key it waits for once, and a repeat group by its prefix", () => {
    const parts = sheetOf({ answers: { "basic.30101": "1" } }).evaluateParts(
      expression("basic.all + basic.30201 + spending.total"),
    );
    expect(parts.open).toEqual(["basic.30103", "basic.30201", "function"]);
  });

  it("names what the condition of a computed figure waits for", () => {
    const answers = { "guests.home.actual": "2", "guests.home.budget": "1" };
    const parts = sheetOf({ answers }).evaluateParts(expression("guests.home.over"));
    expect(parts.open).toContain("unit.applies");
    expect(parts.open).not.toContain("guests.home.over");
  });

  it("is exact where floats are not", () => {
    const sheet = sheetOf({ answers: { "basic.30101": "0.1", "basic.30103": "0.2" } });
    expect(showFigure(sheet.evaluate(expression("sum(basic.301*)")))).toBe("0.3");
  });

  it("lists the keys it cites, and the questions behind them", () => {
    const sheet = sheetOf({ rows: { function: ["201", "208"] } });
    const source = expression("basic.all - sum(function.*.total)");
    expect(sheet.keysIn(source)).toEqual(["basic.all", "function.201.total", "function.208.total"]);
    expect(sheet.inputsIn(source)).toEqual([
      ...["basic.30101", "basic.30103", "basic.30201"],
      ...[
        "function.201.basic",
        "function.201.project",
        "function.208.basic",
        "function.208.project",
      ],
    ]);
    expect(sheet.keysIn(condition('unit.nature = "行政单位" and income.total > 0'))).toEqual([
      "unit.nature",
      "income.total",
    ]);
  });
});

describe("a suggestion", () => {
  it.each([
    {
      why: "is known with its source",
      key: "income.fiscal",
      answers: { "income.total": "100±50" },
      is: "100±50",
    },
    { why: "is not known before", key: "income.fiscal", answers: {}, is: undefined },
    {
      why: "is not known while its source is withheld",
      key: "function.201.own",
      answers: { "function.201.basic": withheld, "function.201.project": "1" },
      is: undefined,
    },
    {
      why: "is that of the row",
      key: "function.201.own",
      answers: { "function.201.basic": "1", "function.201.project": "2" },
      is: "3",
    },
    {
      why: "is none where none is offered",
      key: "income.total",
      answers: { "income.total": "100" },
      is: undefined,
    },
  ])("$why", ({ key, answers, is }) => {
    const sheet = sheetOf({ answers, rows: { function: ["201"] } });
    expect(showFigure(sheet.suggestion(key))).toBe(is);
  });
});

describe("last year", () => {
  const lastYear = {
    figure: (key: string): Figure =>
      key === "income.total"
        ? { state: "value", value: new Decimal("88.5"), precision: new Decimal(50) }
        : { state: "open" },
  };

  it("is read by the same key", () => {
    const sheet = createSheet(TOWN, store({}), lastYear);
    expect(showFigure(sheet.suggestion("income.prior"))).toBe("88.5±50");
  });

  it("is open where it is not known", () => {
    const source = expression("last_year(income.total)");
    expect(sheetOf({}).evaluate(source).state).toBe("open");
    expect(sheetOf({}).evaluateParts(source).open).toEqual(["last_year(income.total)"]);
  });
});

describe("a sheet", () => {
  it("reads only what the answer depends on", () => {
    const read: string[] = [];
    const stored = store({
      answers: { ...INSTITUTION, "income.fiscal": "1", "income.other": "2" },
    });
    const spied = {
      ...stored,
      answer: (key: string) => {
        read.push(key);
        return stored.answer(key);
      },
    };
    createSheet(TOWN, spied).answer("income.sum");
    expect(read.toSorted()).toEqual(["income.fiscal", "income.other", "unit.nature"]);
  });

  it("works a computed figure out once", () => {
    const read: string[] = [];
    const spied = { ...store({}), answer: (key: string) => void read.push(key) };
    const sheet = createSheet(TOWN, spied);
    sheet.answer("basic.all");
    sheet.answer("basic.wages");
    sheet.answer("basic.all");
    expect(read).toEqual(["basic.30101", "basic.30103", "basic.30201"]);
  });

  it("tells figures with their slack", () => {
    const sheet = sheetOf({ answers: { "income.total": money("12.5±0.05") } });
    expect(showFigure(sheet.figure("income.total"))).toBe("12.5±0.05");
    expect(() => sheet.figure("unit.nature")).toThrow("unit.nature");
  });
});
