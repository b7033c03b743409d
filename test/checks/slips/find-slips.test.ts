import { describe, expect, it } from "vitest";
import type { Finding, Slip, Verdict } from "../../../src/checks/finding.js";
import { findSlips } from "../../../src/checks/slips/find-slips.js";
import { runAllChecks } from "../../../src/checks/run-checks.js";
import type { Sheet } from "../../../src/pack/sheet/sheet.js";
import { type Given, sheetOf, smallPack } from "../small-pack.js";

const GROUPS = `
  - group: basic
    title: 基本支出
    place: 公开06表
    sparse: true
    questions:
      - grid: basic
        kind: money
        rows:
          "30101": { label: 基本工资, usual: true }
          "30102": { label: 津贴补贴, usual: true }
          "30103": { label: 奖金, usual: true }
          "30106": { label: 伙食补助费 }
          "30201": { label: 办公费, usual: true }
          "30217": { label: 公务接待费 }
          "30299": { label: 其他商品和服务支出, usual: true }
      - { key: basic.personnel, label: 人员经费, kind: money, value: sum(basic.301*) }
      - { key: basic.public, label: 公用经费, kind: money, value: sum(basic.302*) }
  - group: totals
    title: 合计
    place: 公开05表
    questions:
      - { key: general.basic, label: 基本支出, kind: money, control: true }
      - { key: wages.actual, label: 工资福利支出, kind: money }
      - { key: operating.actual, label: 机关运行经费, kind: money, suggest: basic.public }
      - { key: reception.actual, label: 公务接待费决算数, kind: money }
      - { key: reception.prior, label: 公务接待费上年决算数, kind: money }
      - { key: prior.general, label: 上年一般公共预算支出, kind: money }
      - { key: prior.overall, label: 上年总计, kind: money }
      - { key: cars.leader, label: 领导干部用车, kind: count, unit: 辆 }
      - { key: cars.other, label: 其他用车, kind: count, unit: 辆 }
      - { key: cars.total, label: 车辆合计, kind: count, unit: 辆 }
      - { key: goods, label: 货物, kind: money }
      - { key: works, label: 工程, kind: money }
  - group: function
    title: 支出按功能分类
    place: 公开05表
    sparse: true
    questions:
      - rows: function
        label: 功能分类
        code_lengths: [3, 5]
        names: function
        name_column: name
        usual_codes: ["201", "208", "210", "20805"]
        kind: money
        columns:
          name: { label: 科目名称, kind: text, optional: true }
          basic: { label: 基本支出 }
          project: { label: 项目支出 }
          all_project: { label: 全部资金项目支出, suggest: "@.project" }
          total: { label: 支出合计, value: "@.basic + @.project" }
  - group: income
    title: 收入按功能分类
    place: 公开02表
    sparse: true
    questions:
      - rows: income
        label: 功能分类
        code_lengths: [3, 5]
        names: function
        name_column: name
        usual_codes: ["201"]
        kind: money
        columns:
          name: { label: 科目名称, kind: text, optional: true }
          fiscal: { label: 财政拨款收入 }
  - group: expenditure
    title: 支出
    place: 公开03表
    questions:
      - { key: expenditure.total, label: 本年支出合计, kind: money }
      - { key: expenditure.project, label: 项目支出, kind: money }
      - { key: receipts.total, label: 收入合计, kind: money }
      - { key: receipts.other, label: 其他收入, kind: money }
`;

const CHECKS = `
- { id: SUM, says: 基本支出应等于各项之和, equation: general.basic = basic.personnel + basic.public }
- { id: WAGES, says: 工资福利应等于各款之和, equation: wages.actual = sum(basic.301*) }
- { id: PAIR, says: 接待费不应更大, equation: basic.30217 <= reception.actual, exact: true }
- { id: NEST, says: 上年数逐级包含, equation: prior.general <= prior.overall }
- { id: FAR, says: 相差太多, equation: reception.actual <= 5 * reception.prior, when: reception.prior != 0, exact: true, severity: warning }
- { id: CARS, says: 车辆应等于各类之和, equation: cars.total = cars.leader + cars.other }
- { id: LIKE, says: 是不是录入了两次, equation: goods != works, when: goods != 0, severity: warning }
- { id: ROWS, says: 支出应等于各科目之和, equation: expenditure.total = sum(function.*.total) }
- { id: INCOME, says: 收入应等于各科目之和, equation: receipts.total = sum(income.*.fiscal) + receipts.other }
- { id: PROJECT, says: 项目支出应等于各科目之和, equation: expenditure.project = sum(function.*.all_project) }
`;

const pack = smallPack(GROUPS, CHECKS);
const WHOLE: Given["answers"] = {
  "basic.30101": "67.70",
  "basic.30103": "56.95",
  "basic.30106": "8.71",
  "basic.30201": "3.91",
  "basic.30217": "2.95",
  "basic.30299": "40.62",
  "general.basic": "180.84",
  "wages.actual": "133.36",
  "operating.actual": "47.48",
  "reception.actual": "2.95",
  "reception.prior": "1.77",
  "prior.general": "378.99",
  "prior.overall": "378.99",
  "cars.leader": "3个",
  "cars.other": "12个",
  "cars.total": "15个",
  goods: "4.50",
  works: "0",
  "function.201.project": "10.00",
  "function.205.basic": "384.99",
  "function.205.project": "37.57",
  "function.208.project": "0.40",
  "expenditure.total": "432.96",
  "expenditure.project": "47.97",
  "receipts.total": "440.00",
  "receipts.other": "7.04",
  "income.201.fiscal": "10.00",
  "income.205.fiscal": "422.56",
  "income.208.fiscal": "0.40",
};
const ROWS = { function: ["201", "205", "208"], income: ["201", "205", "208"] };

type Changes = Readonly<Record<string, string | undefined>>;

function sheetWith(
  changes: Changes = {},
  rows: Given["rows"] = ROWS,
  lastYear: Given["lastYear"] = {},
): Sheet {
  const changed = Object.entries({ ...WHOLE, ...changes });
  const answers = Object.fromEntries(
    changed.flatMap(([key, typed]) => (typed === undefined ? [] : [[key, typed]])),
  );
  return sheetOf(pack, { answers, rows, closed: ["basic", "function", "income"], lastYear });
}

function findingsOf(sheet: Sheet): Finding[] {
  return runAllChecks(sheet).flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
}

function slipsOf(sheet: Sheet, id: string): readonly Slip[] {
  const all = findingsOf(sheet);
  const found = all.find((finding) => finding.id === id);
  if (found === undefined) throw new Error(`${id} does not speak`);
  return findSlips(sheet, found, all);
}

it("has nothing to say of figures that agree", () => {
  expect(findingsOf(sheetWith())).toEqual([]);
});

describe("one slip in a sum", () => {
  it.each([
    ["basic.30103", "59.65", "digits-swapped", "569500"],
    ["basic.30101", "6.770", "decimal-shift", "677000"],
    ["basic.30101", "67.07", "digits-swapped", "677000"],
    ["basic.30101", "677000元", undefined, undefined],
    ["basic.30101", "67.70元", "unit", "677000"],
    ["basic.30106", "-8.71", "sign", "87100"],
    ["basic.30103", "56.5", "digit-lost", "569500"],
    ["basic.30103", "566.95", "entered-twice", "569500"],
    ["wages.actual", "133.63", "digits-swapped", "1333600"],
  ] as const)("%s typed %s is %s of %s", (key, typed, kind, suggestion) => {
    const sheet = sheetWith({ [key]: typed });
    if (kind === undefined) return expect(findingsOf(sheet)).toEqual([]);
    expect(slipsOf(sheet, "WAGES")[0]).toEqual({ kind, key, suggestion });
  });

  it("is found in the total where the total is wrong", () => {
    const sheet = sheetWith({ "general.basic": "108.84" });
    expect(slipsOf(sheet, "SUM")[0]).toEqual({
      kind: "digits-swapped",
      key: "general.basic",
      suggestion: "1808400",
    });
  });

  it("is found although the rest is off by a rounding", () => {
    const sheet = sheetWith({ "basic.30103": "59.65", "basic.30101": "67.71" });
    expect(slipsOf(sheet, "WAGES")[0]).toMatchObject({
      kind: "digits-swapped",
      key: "basic.30103",
    });
  });

  it("prefers what mends other findings too", () => {
    // 30201 typed 3.91 could be 4.81 with a digit lost; but only 30106 mends the wages as well.
    const sheet = sheetWith({ "basic.30106": "7.81" });
    const [first] = slipsOf(sheet, "SUM");
    expect(first).toEqual({ kind: "digits-swapped", key: "basic.30106", suggestion: "87100" });
  });

  it("does not point at a figure whose change would break what holds", () => {
    const sheet = sheetWith({ "basic.30201": "3.19" });
    const keys = slipsOf(sheet, "SUM").map(({ key }) => key);
    expect(keys[0]).toBe("basic.30201");
    expect(keys).not.toContain("general.basic");
  });

  it("stays silent where no single slip explains the gap", () => {
    const sheet = sheetWith({ "cars.total": "19个" });
    expect(slipsOf(sheet, "CARS")).toEqual([]);
  });

  it("reads counts by their digits", () => {
    const sheet = sheetWith({ "cars.other": "21个" });
    expect(slipsOf(sheet, "CARS")).toEqual([
      { kind: "digits-swapped", key: "cars.other", suggestion: "12" },
    ]);
  });
});

describe("an item left out", () => {
  it("is the cell whose amount stands under its sister figure", () => {
    const sheet = sheetWith({ "basic.30217": undefined });
    expect(slipsOf(sheet, "SUM")[0]).toEqual({
      kind: "missing-item",
      key: "basic.30217",
      suggestion: "29500",
    });
  });

  it("is else one that most departments have", () => {
    const sheet = sheetWith({ "basic.30103": undefined });
    expect(slipsOf(sheet, "WAGES")).toEqual([
      { kind: "missing-item", key: "basic.30102", suggestion: "569500" },
      { kind: "missing-item", key: "basic.30103", suggestion: "569500" },
    ]);
  });

  it("is rather one that another figure bounds than one most departments have", () => {
    // 公务接待费 of all money is 3.50: so some of it was surely paid from here.
    const sheet = sheetWith({ "basic.30217": undefined, "reception.actual": "3.50" });
    expect(slipsOf(sheet, "SUM")[0]).toMatchObject({ kind: "missing-item", key: "basic.30217" });
  });

  it("is rather one that last year had", () => {
    const sheet = sheetWith({ "basic.30106": undefined }, ROWS, { "basic.30106": "8.00" });
    expect(slipsOf(sheet, "WAGES")[0]).toMatchObject({ kind: "missing-item", key: "basic.30106" });
  });

  it("is a code that stands in another table", () => {
    const sheet = sheetWith(
      { "income.208.fiscal": undefined },
      { ...ROWS, income: ["201", "205"] },
    );
    expect(slipsOf(sheet, "INCOME")[0]).toEqual({
      kind: "missing-item",
      key: "income.208.fiscal",
      suggestion: "4000",
    });
  });

  it("is not something that would make a sum larger than it is", () => {
    const sheet = sheetWith({ "wages.actual": "130.00" });
    expect(slipsOf(sheet, "WAGES").map(({ kind }) => kind)).not.toContain("missing-item");
  });

  it("is a code that most departments have, with the column the sum runs over", () => {
    const sheet = sheetWith(
      { "function.208.project": undefined, "income.208.fiscal": undefined },
      { function: ["201", "205"], income: ["201", "205"] },
    );
    const slips = slipsOf(sheet, "ROWS");
    expect(slips[0]).toEqual({
      kind: "missing-item",
      key: "function.208.project",
      suggestion: "4000",
    });
    expect(slips.map(({ key }) => key)).toContain("function.210.project");
  });

  it("is the column a given row lacks, in the larger row first", () => {
    const sheet = sheetWith({ "function.205.basic": undefined });
    expect(slipsOf(sheet, "ROWS")[0]).toEqual({
      kind: "missing-item",
      key: "function.205.basic",
      suggestion: "3849900",
    });
  });

  it("is looked for behind a suggestion", () => {
    const sheet = sheetWith({ "function.205.project": "73.57" });
    expect(slipsOf(sheet, "PROJECT")[0]).toEqual({
      kind: "digits-swapped",
      key: "function.205.project",
      suggestion: "375700",
    });
  });
});

describe("an item entered twice", () => {
  it("is one of two equal parts", () => {
    const sheet = sheetWith({ "basic.30102": "56.95" });
    const slips = slipsOf(sheet, "WAGES");
    expect(slips).toContainEqual({ kind: "entered-twice", key: "basic.30102", suggestion: "0" });
    expect(slips).toContainEqual({ kind: "entered-twice", key: "basic.30103", suggestion: "0" });
  });

  it("is not a part that stands nowhere else", () => {
    const sheet = sheetWith({ "wages.actual": "76.41" });
    expect(slipsOf(sheet, "WAGES")).toEqual([]);
  });

  it("is told where two figures should differ", () => {
    const sheet = sheetWith({ works: "4.50" });
    expect(slipsOf(sheet, "LIKE")).toEqual([
      { kind: "entered-twice", key: "works", suggestion: "0" },
      { kind: "entered-twice", key: "goods", suggestion: "0" },
    ]);
  });
});

describe("an inequality", () => {
  it("takes a lost digit where the other side says what it was", () => {
    const sheet = sheetWith({ "prior.overall": "78.99" });
    expect(slipsOf(sheet, "NEST")[0]).toEqual({
      kind: "digit-lost",
      key: "prior.overall",
      suggestion: "3789900",
    });
  });

  it("takes a moved point that brings both sides close", () => {
    const sheet = sheetWith({ "reception.actual": "29.5", "basic.30217": "2.95" });
    expect(slipsOf(sheet, "FAR")[0]).toEqual({
      kind: "decimal-shift",
      key: "reception.actual",
      suggestion: "29500",
    });
  });

  it("takes none that leaves them far apart", () => {
    const sheet = sheetWith({ "prior.overall": "15.61" });
    expect(slipsOf(sheet, "NEST")).toEqual([]);
  });
});

describe("a figure by itself", () => {
  it("loses its sign", () => {
    expect(slipsOf(sheetWith({ "reception.prior": "-1.77" }), "negative:reception.prior")).toEqual([
      { kind: "sign", key: "reception.prior", suggestion: "17700" },
    ]);
  });

  it("takes its suggestion when it is a slip away from it", () => {
    expect(slipsOf(sheetWith({ "operating.actual": "47.84" }), "near:operating.actual")[0]).toEqual(
      {
        kind: "digits-swapped",
        key: "operating.actual",
        suggestion: "474800",
      },
    );
  });

  it("keeps what it is when its source has the slip", () => {
    const sheet = sheetWith({ "basic.30201": "39.1" });
    expect(findingsOf(sheet).map(({ id }) => id)).not.toContain("near:operating.actual");
    expect(slipsOf(sheet, "SUM")[0]).toEqual({
      kind: "decimal-shift",
      key: "basic.30201",
      suggestion: "39100",
    });
  });
});

describe("a check that waits", () => {
  function pendingOf(sheet: Sheet, id: string): Extract<Verdict, { outcome: "pending" }> {
    const verdict = runAllChecks(sheet).find((one) => one.id === id);
    if (verdict?.outcome !== "pending") throw new Error(`${id} does not wait`);
    return verdict;
  }

  it("offers the value that closes an equation", () => {
    const sheet = sheetWith({ "wages.actual": undefined });
    expect(findSlips(sheet, pendingOf(sheet, "WAGES"), [])).toEqual([
      { kind: "missing-item", key: "wages.actual", suggestion: "1333600" },
    ]);
  });

  it("offers nothing while two figures are open", () => {
    const sheet = sheetWith({ "cars.total": undefined, "cars.other": undefined });
    expect(findSlips(sheet, pendingOf(sheet, "CARS"), [])).toEqual([]);
  });

  it("offers nothing where an inequality cannot say", () => {
    const sheet = sheetWith({ "prior.overall": undefined });
    expect(findSlips(sheet, pendingOf(sheet, "NEST"), [])).toEqual([]);
  });
});

it("has nothing for a remark on a text, or for a check the pack no longer has", () => {
  const sheet = sheetWith({ "cars.other": "21个" });
  const [found] = findingsOf(sheet);
  if (found === undefined) throw new Error("CARS speaks");
  expect(findSlips(sheet, { ...found, id: "text:note", about: "text" }, [])).toEqual([]);
  expect(findSlips(sheet, { ...found, id: "GONE" }, [])).toEqual([]);
});
