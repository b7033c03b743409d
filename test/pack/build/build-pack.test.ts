import { describe, expect, it } from "vitest";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import { smallPack } from "../small-pack.js";
import { TOWN } from "../town-pack.js";

describe("a question", () => {
  it("has what was written and what goes without saying", () => {
    expect(TOWN.find("staff.count")).toMatchObject({
      key: "staff.count",
      label: "在职人数",
      kind: "count",
      group: "people",
      unit: "人",
      units: ["人", "名"],
      aliases: [],
      who: "finance",
      optional: false,
      control: false,
      negative: false,
      usual: false,
      mayWithhold: false,
      at: "parts/unit.yaml:24",
    });
  });

  it("keeps its expressions parsed", () => {
    expect(TOWN.find("income.fiscal")?.suggest?.source).toBe("income.total");
    expect(TOWN.find("income.reason")?.explains?.terms).toHaveLength(2);
    expect(TOWN.find("unit.money")?.default).toBe("万元");
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(TOWN)).toBe(true);
    expect(Object.isFrozen(TOWN.find("staff.count"))).toBe(true);
    expect(Object.isFrozen(TOWN.checks[0])).toBe(true);
  });
});

describe("a grid", () => {
  it("is written out row by row, in the order of the file", () => {
    expect(TOWN.groups.get("guests")?.questions.map(({ key }) => key)).toEqual([
      "guests.home.budget",
      "guests.home.actual",
      "guests.home.over",
      "guests.home.reason",
      "guests.abroad.budget",
      "guests.abroad.actual",
      "guests.abroad.over",
      "guests.abroad.reason",
    ]);
    expect(
      TOWN.groups
        .get("basic")
        ?.questions.map(({ key }) => key)
        .slice(0, 3),
    ).toEqual(["basic.30101", "basic.30103", "basic.30201"]);
  });

  it("keeps the order of rows that are numbers", () => {
    const pack = buildPack(
      smallPack({
        questions:
          '\n- grid: g\n  kind: money\n  rows: { "30113": 公积金, "30101": 工资, other: 其他 }\n',
      }),
    );
    expect([...pack.questions.keys()]).toEqual(["g.30113", "g.30101", "g.other"]);
  });

  it("names its cells by row and column, aliases included", () => {
    const actual = TOWN.find("guests.home.actual");
    expect(actual?.label).toBe("国内接待费（决算数）");
    expect(actual?.aliases).toEqual([
      "国内接待费（实际数）",
      "国内接待（决算数）",
      "国内接待（实际数）",
    ]);
    expect(actual?.cell).toEqual({
      of: "guests",
      row: "home",
      column: "actual",
      rowNames: ["国内接待费", "国内接待"],
      columnNames: ["决算数", "实际数"],
    });
    expect(TOWN.find("basic.30103")?.label).toBe("奖金");
  });

  it("lets the column win over the row and the row over the grid", () => {
    const pack = buildPack(
      smallPack({
        questions: `
- grid: g
  kind: money
  who: finance
  rows: { r: { label: 行, who: office }, s: 二行 }
  columns: { c: { label: 列, who: personnel }, d: 二列 }
`,
      }),
    );
    const who = ["g.r.c", "g.r.d", "g.s.c", "g.s.d"].map((key) => pack.find(key)?.who);
    expect(who).toEqual(["personnel", "office", "personnel", "finance"]);
  });

  it("puts the row where @ stands and labels where {row} stands", () => {
    const reason = TOWN.find("guests.home.reason");
    expect(reason?.label).toBe("国内接待费超支的原因");
    expect(reason?.lead).toBe("国内接待费{{ guests.home.actual | amount }}，原因是");
    expect(reason?.when?.source).toBe("guests.home.over > 0");
    expect(TOWN.find("guests.home.actual")?.find).toBe("国内接待费明细账");
  });

  it("may be written in pieces", () => {
    const pack = buildPack(
      smallPack({
        questions: `
- { grid: g, kind: money, rows: { r: 行, s: 二行 }, columns: { a: 甲 } }
- { grid: g, kind: money, rows: { r: 行, s: 二行 }, columns: { b: { label: 乙, suggest: "@.a" } } }
`,
        checks: '\n- { id: C1, says: 甲, each: g.*, equation: "@.b <= @.a" }\n',
      }),
    );
    expect([...pack.questions.keys()]).toEqual(["g.r.a", "g.s.a", "g.r.b", "g.s.b"]);
    expect(pack.checks.map(({ id }) => id)).toEqual(["C1@r", "C1@s"]);
  });

  it("joins the conditions of row and column", () => {
    expect(TOWN.find("guests.abroad.reason")?.when?.clauses).toHaveLength(2);
  });
});

describe("a repeat group", () => {
  it("makes a cell of any code of a right length", () => {
    const cell = TOWN.find("function.2050803.total");
    expect(cell).toMatchObject({ key: "function.2050803.total", kind: "money", group: "function" });
    expect(cell?.cell).toEqual({
      of: "function",
      row: "2050803",
      column: "total",
      rowNames: ["2050803", "培训支出"],
      columnNames: ["合计"],
    });
    expect(cell?.value?.source).toBe("function.2050803.basic + function.2050803.project");
    expect(TOWN.find("function.999.reason")?.lead).toBe(
      "{{ function.999.total | amount }}，差异的原因是",
    );
    expect(TOWN.find("function.205.own")?.label).toBe("教育支出自有资金");
    expect(TOWN.find("function.999.own")?.label).toBe("999自有资金");
  });

  it.each([
    "function.20.total",
    "function.2050.total",
    "function.abc.total",
    "function.205.nosuch",
  ])("has no cell %s", (key) => {
    expect(TOWN.find(key)).toBeUndefined();
  });

  it("is found as a column without a row", () => {
    expect(TOWN.find("function.@.total")?.value?.source).toBe("@.basic + @.project");
    expect(TOWN.groups.get("function")?.rows).toMatchObject({
      prefix: "function",
      codeLengths: [3, 5, 7],
      nameColumn: "name",
    });
  });

  it("has only fixed keys among the questions", () => {
    expect([...TOWN.questions.keys()].filter((key) => key.startsWith("function"))).toEqual([]);
  });
});

describe("a pattern", () => {
  it.each([
    { pattern: "basic.301*", keys: ["basic.30101", "basic.30103"] },
    { pattern: "guests.*.actual", keys: ["guests.home.actual", "guests.abroad.actual"] },
    {
      pattern: "income.*",
      keys: [
        "income.total",
        "income.fiscal",
        "income.other",
        "income.sum",
        "income.prior",
        "income.reason",
      ],
    },
    { pattern: "guests.*", keys: [] },
    { pattern: "*.total", keys: ["income.total", "spending.total"] },
  ])("$pattern stands for keys of as many segments", ({ pattern, keys }) => {
    expect(TOWN.keysOf(pattern)).toEqual(keys);
  });
});

describe("a check", () => {
  it("over the rows of a grid becomes one a row", () => {
    const rows = TOWN.checks.filter(({ id }) => id.startsWith("C2"));
    expect(rows.map(({ id, says }) => `${id} ${says}`)).toEqual([
      "C2@home 国内接待费不应超过预算",
      "C2@abroad 国外接待费不应超过预算",
    ]);
    expect(rows[1]?.equation.source).toBe("guests.abroad.actual <= guests.abroad.budget");
    expect(rows[0]?.severity).toBe("warning");
  });

  it("over a repeat group stays one with its prefix", () => {
    expect(TOWN.checks.filter(({ each }) => each === "function")).toHaveLength(1);
  });

  it("has what goes without saying", () => {
    expect(TOWN.checks[0]).toMatchObject({
      id: "C1",
      leftLabel: "收入合计",
      rightLabel: "各项之和",
      exact: false,
      severity: "error",
      only: "always",
      at: "checks.yaml:1",
    });
  });

  it.each([
    { key: "income.total", checks: ["C1", "C5"], why: "the equation" },
    { key: "income.fiscal", checks: ["C1"], why: "a computed figure in it" },
    { key: "unit.nature", checks: ["C4"], why: "its when" },
    { key: "guests.home.actual", checks: ["C2@home"], why: "a row of a grid" },
    { key: "basic.30103", checks: ["C4"], why: "computed figures over a sum" },
    { key: "function.201.basic", checks: ["C4", "C3 201"], why: "a row and sums over rows" },
    {
      key: "function.2050803.basic",
      checks: ["C4", "C3 2050803", "C5"],
      why: "a sum over some codes",
    },
    { key: "function.208.budget", checks: [], why: "nothing" },
    { key: "function", checks: ["C4", "C5"], why: "sums over its rows" },
    { key: "staff.count", checks: [], why: "nothing" },
  ])("is found by $key: $why", ({ key, checks }) => {
    const found = TOWN.checksOf(key).map(({ check, row }) =>
      row ? `${check.id} ${row}` : check.id,
    );
    expect(found.toSorted()).toEqual(checks.toSorted());
  });

  it("is not found through a suggestion", () => {
    const own = TOWN.checksOf("function.205.own").map(({ check }) => check.id);
    expect(own).toEqual([]);
  });
});

describe("what depends on a key", () => {
  it.each([
    { key: "income.total", keys: ["income.fiscal", "income.sum", "income.reason"] },
    {
      key: "unit.nature",
      keys: [
        "income.other",
        "income.sum",
        "guests.abroad.budget",
        "guests.abroad.actual",
        "guests.abroad.over",
        "guests.abroad.reason",
      ],
    },
    { key: "guests.home.actual", keys: ["guests.home.over", "guests.home.reason"] },
    { key: "basic.30101", keys: ["basic.wages", "basic.all"] },
    {
      key: "function.205.basic",
      keys: [
        "spending.total",
        "spending.school",
        "function.205.own",
        "function.205.total",
        "function.205.reason",
      ],
    },
    {
      key: "function.208.project",
      keys: ["spending.total", "function.208.own", "function.208.total", "function.208.reason"],
    },
    { key: "function", keys: ["spending.total", "spending.school"] },
    { key: "staff.retired", keys: ["staff.all"] },
  ])("$key", ({ key, keys }) => {
    expect(TOWN.dependentsOf(key)).toEqual(keys);
  });

  it("reaches the cells of the rows there are", () => {
    const rows = (prefix: string) => (prefix === "function" ? ["201", "205"] : []);
    expect(TOWN.dependentsOf("unit.applies", rows)).toEqual([
      ...["guests.home.budget", "guests.home.actual", "guests.home.over", "guests.home.reason"],
      ...[
        "guests.abroad.budget",
        "guests.abroad.actual",
        "guests.abroad.over",
        "guests.abroad.reason",
      ],
      ...["function.201.fund", "function.205.fund"],
    ]);
  });

  it("names a cell once that is reached by its row and by a sum over all rows", () => {
    const pack = buildPack(
      smallPack({
        part: `
title: 部分
groups:
  - group: f
    title: 组
    questions:
      - rows: f
        label: 科目
        code_lengths: [3]
        columns:
          a: 甲
          b: { label: 乙, value: "@.a" }
          rest: { label: 其余, value: "sum(f.*.b) - @.b" }
`,
      }),
    );
    expect(pack.dependentsOf("f.201.a", () => ["201", "202"])).toEqual([
      "f.201.b",
      "f.201.rest",
      "f.202.rest",
    ]);
    expect(pack.dependentsOf("f.201.a")).toEqual(["f.201.b", "f.201.rest"]);
  });
});
