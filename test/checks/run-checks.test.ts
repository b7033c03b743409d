import { describe, expect, it } from "vitest";
import { NOT_APPLICABLE, WITHHELD } from "../../src/amounts/answer.js";
import type { Finding, Verdict } from "../../src/checks/finding.js";
import { runAllChecks, runChecks } from "../../src/checks/run-checks.js";
import type { Sheet } from "../../src/pack/sheet/sheet.js";
import { type Given, sheetOf, smallPack } from "./small-pack.js";

const BUDGET = `
  - group: unit
    title: 单位
    place: 单位
    questions:
      - { key: unit.kind, label: 性质, kind: choice, options: [行政, 事业] }
  - group: spending
    title: 支出
    place: 公开05表
    questions:
      - { key: total, label: 支出合计, kind: money, withhold: true }
      - { key: part.staff, label: 人员经费, kind: money, withhold: true }
      - { key: part.office, label: 公用经费, kind: money }
      - { key: part.other, label: 其他支出, kind: money, negative: true }
      - { key: parts, label: 各项之和, kind: money, value: part.staff + part.office + part.other }
      - { key: elsewhere, label: 因公出国（境）费, kind: money }
      - { key: cars, label: 购置数, kind: count, unit: 辆 }
      - { key: owned, label: 保有量, kind: count, unit: 辆 }
      - { key: echo, label: 机关运行经费, kind: money, suggest: part.office }
`;

const SUM = `
- id: S1
  says: 支出合计应等于各项之和
  equation: total = parts
  left: 公开05表基本支出
  right: 公开06表合计
`;

function verdictOf(sheet: Sheet, id: string): Verdict | undefined {
  return runAllChecks(sheet).find((verdict) => verdict.id === id);
}

function findingOf(sheet: Sheet, id: string): Finding | undefined {
  const verdict = verdictOf(sheet, id);
  return verdict?.outcome === "finding" ? verdict.finding : undefined;
}

function spending(answers: Given["answers"], checks = SUM): Sheet {
  return sheetOf(smallPack(BUDGET, checks), { answers: { "part.other": "0", ...answers } });
}

describe("a sum", () => {
  it("holds when it adds up", () => {
    const sheet = spending({ total: "7.50", "part.staff": "5.00", "part.office": "2.50" });
    expect(verdictOf(sheet, "S1")).toEqual({ id: "S1", outcome: "holds" });
  });

  it("tells both sides and the gap", () => {
    const sheet = spending({ total: "384.99", "part.staff": "232.96", "part.office": "154.73" });
    expect(findingOf(sheet, "S1")).toEqual({
      id: "S1",
      severity: "error",
      about: "money",
      keys: ["total", "part.staff", "part.office", "part.other"],
      left: "3849900",
      right: "3876900",
      difference: "-27000",
      says: "公开05表基本支出384.99万元，公开06表合计387.69万元，多2.70万元。",
      gapEquals: [],
    });
  });

  it("waits for what is open", () => {
    const sheet = spending({ total: "7.50", "part.staff": "5.00" });
    expect(verdictOf(sheet, "S1")).toEqual({
      id: "S1",
      outcome: "pending",
      keys: ["total", "part.staff", "part.office", "part.other"],
      open: ["part.office"],
    });
  });

  it("counts 无此项 as 0", () => {
    const sheet = spending({ total: "5.00", "part.staff": "5.00", "part.office": NOT_APPLICABLE });
    expect(verdictOf(sheet, "S1")?.outcome).toBe("holds");
  });

  it("names a known figure that equals the gap, one of its own first", () => {
    const sheet = spending({
      total: "21.38",
      "part.staff": "18.50",
      "part.office": "4.90",
      "part.other": "0",
      elsewhere: "2.02",
    });
    const found = findingOf(sheet, "S1");
    expect(found?.gapEquals).toEqual(["elsewhere"]);
    expect(found?.says).toBe(
      "公开05表基本支出21.38万元，公开06表合计23.40万元，多2.02万元，正好等于因公出国（境）费2.02万元。",
    );
  });

  it("finds the equal figure through the index where there is one", () => {
    const plain = spending({
      total: "3.00",
      "part.staff": "2.00",
      "part.office": "3.00",
      elsewhere: "2.00",
    });
    const pack = plain.pack;
    const asked: string[] = [];
    const sheet = sheetOf(pack, {
      answers: {
        total: "3.00",
        "part.staff": "2.00",
        "part.office": "3.00",
        "part.other": "0",
        elsewhere: "2.00",
      },
      keysWithYuan(yuan) {
        asked.push(yuan);
        return ["elsewhere", "part.staff", "gone.from.pack"];
      },
    });
    expect(findingOf(sheet, "S1")?.gapEquals).toEqual(["part.staff", "elsewhere"]);
    expect(asked).toEqual(["20000"]);
  });
});

describe("the tolerance", () => {
  it.each([
    {
      total: "7.51",
      staff: "5.00",
      office: "2.50",
      severity: "note",
      why: "three figures of two decimals",
    },
    {
      total: "7.52",
      staff: "5.00",
      office: "2.50",
      severity: "error",
      why: "0.015 is all the slack there is",
    },
    {
      total: "7.6",
      staff: "5.0",
      office: "2.5",
      severity: "warning",
      why: "one decimal leaves 0.15",
    },
    {
      total: "75100元",
      staff: "50000元",
      office: "25000元",
      severity: "error",
      why: "元 is typed exactly",
    },
    {
      total: "75050元",
      staff: "5.00",
      office: "25000元",
      severity: "note",
      why: "one figure leaves 0.005",
    },
    {
      total: "75051元",
      staff: "5.00",
      office: "25000元",
      severity: "error",
      why: "0.005 is exceeded",
    },
  ])(
    "lets $total against $staff and $office be $severity: $why",
    ({ total, staff, office, severity }) => {
      const sheet = spending({ total, "part.staff": staff, "part.office": office });
      expect(findingOf(sheet, "S1")?.severity).toBe(severity);
    },
  );

  it("is none where a check is exact", () => {
    const exact = SUM.replace("S1\n", "S1\n  exact: true\n");
    const sheet = spending({ total: "7.51", "part.staff": "5.00", "part.office": "2.50" }, exact);
    expect(findingOf(sheet, "S1")?.severity).toBe("error");
  });

  it("shows every decimal where two would hide the gap", () => {
    const sheet = spending({ total: "75000元", "part.staff": "50000元", "part.office": "25020元" });
    expect(findingOf(sheet, "S1")?.says).toBe(
      "公开05表基本支出7.50万元，公开06表合计7.502万元，多0.002万元。",
    );
  });

  it("keeps two decimals where they tell the gap", () => {
    const sheet = spending({ total: "75000元", "part.staff": "50000元", "part.office": "35001元" });
    expect(findingOf(sheet, "S1")?.says).toBe(
      "公开05表基本支出7.50万元，公开06表合计8.50万元，多1.00万元。",
    );
  });
});

describe("a withheld part", () => {
  it("lets the total be more than what is known", () => {
    const sheet = spending({ total: "9.00", "part.staff": WITHHELD, "part.office": "2.50" });
    expect(verdictOf(sheet, "S1")?.outcome).toBe("holds");
  });

  it("does not let it be less", () => {
    const sheet = spending({ total: "2.00", "part.staff": WITHHELD, "part.office": "2.50" });
    expect(findingOf(sheet, "S1")?.says).toBe(
      "公开05表基本支出2.00万元，公开06表合计2.50万元，多0.50万元，按规定不公开的未计。",
    );
  });

  it("may itself be the total", () => {
    const sheet = spending({ total: WITHHELD, "part.staff": "5.00", "part.office": "2.50" });
    expect(verdictOf(sheet, "S1")?.outcome).toBe("holds");
  });
});

describe("a condition", () => {
  const checks = `
- id: W1
  says: 公用经费应大于人员经费
  equation: part.office > part.staff
  when: unit.kind = "行政"
  severity: warning
`;
  const figures = { "part.office": "2.00", "part.staff": "3.00" };

  it("leaves a check idle where it is false", () => {
    expect(verdictOf(spending({ ...figures, "unit.kind": "“事业”" }, checks), "W1")).toEqual({
      id: "W1",
      outcome: "idle",
    });
  });

  it("is waited for while open", () => {
    expect(verdictOf(spending(figures, checks), "W1")).toMatchObject({
      outcome: "pending",
      open: ["unit.kind"],
    });
  });

  it("lets an inequality speak in its own words", () => {
    expect(findingOf(spending({ ...figures, "unit.kind": "“行政”" }, checks), "W1")).toMatchObject({
      severity: "warning",
      says: "公用经费2.00万元，小于人员经费3.00万元，少1.00万元。",
    });
  });

  it("idles on a withheld figure it cannot know", () => {
    const withheld = checks.replace('unit.kind = "行政"', "total != 0");
    expect(verdictOf(spending({ ...figures, total: WITHHELD }, withheld), "W1")?.outcome).toBe(
      "idle",
    );
  });
});

describe("sides without names", () => {
  it.each([
    {
      equation: "part.staff + part.office = total",
      says: "合计应对得上：前者5.00万元，后者7.00万元，多2.00万元，正好等于公用经费2.00万元。",
    },
    { equation: "total = part.staff", says: "支出合计7.00万元，人员经费3.00万元，少4.00万元。" },
    { equation: "total = 0", says: "合计应对得上，现在支出合计7.00万元。" },
    { equation: "cars = owned", says: "购置数3辆，保有量1辆，少2辆。" },
    { equation: "cars <= owned", says: "购置数3辆，大于保有量1辆，多2辆。" },
    { equation: "cars < 3", says: "合计应对得上，现在购置数3辆。" },
    {
      equation: "total <= 2 * part.office",
      says: "合计应对得上：前者7.00万元，大于后者4.00万元，多3.00万元，正好等于人员经费3.00万元。",
    },
  ])("are told for $equation", ({ equation, says }) => {
    const answers = {
      "unit.kind": "“行政”",
      total: "7.00",
      "part.staff": "3.00",
      "part.office": "2.00",
      cars: "3个",
      owned: "1个",
    };
    const sheet = spending(answers, `- { id: X, says: 合计应对得上, equation: '${equation}' }`);
    expect(findingOf(sheet, "X")?.says).toBe(says);
  });

  it("compares counts exactly", () => {
    const sheet = spending(
      { cars: "3个", owned: "2个" },
      "- { id: X, says: 应相同, equation: cars = owned }",
    );
    expect(findingOf(sheet, "X")).toMatchObject({
      severity: "error",
      about: "count",
      difference: "1",
    });
  });
});

describe("a check that speaks only of near misses", () => {
  const near =
    "- { id: N, says: 像是录错, equation: total = elsewhere, only: near, severity: warning }";
  it.each([
    { total: "16.43", elsewhere: "14.63", outcome: "finding" },
    { total: "16.43", elsewhere: "164.3", outcome: "finding" },
    { total: "164300元", elsewhere: "16.43元", outcome: "finding" },
    { total: "16.43", elsewhere: "18.50", outcome: "holds" },
    { total: "16.43", elsewhere: "16.43", outcome: "holds" },
    { total: "0.41", elsewhere: "0.413", outcome: "holds" },
  ])("$total beside $elsewhere: $outcome", ({ total, elsewhere, outcome }) => {
    expect(verdictOf(spending({ total, elsewhere }, near), "N")?.outcome).toBe(outcome);
  });
});

describe("a figure by itself", () => {
  it("is asked about when negative", () => {
    const sheet = spending({ "part.office": "-3.50" });
    expect(findingOf(sheet, "negative:part.office")).toMatchObject({
      severity: "warning",
      keys: ["part.office"],
      left: "-35000",
      says: "公用经费是负数：-3.50万元，一般不会小于0。",
    });
  });

  it("may be negative where that is normal", () => {
    expect(verdictOf(spending({ "part.other": "-3.50" }), "negative:part.other")).toBeUndefined();
  });

  it.each([
    { echo: "154.37", outcome: "finding", why: "two digits swapped" },
    { echo: "15.473", outcome: "finding", why: "the point moved" },
    { echo: "154.73", outcome: "holds", why: "the same" },
    { echo: "140.02", outcome: "holds", why: "another figure" },
    { echo: "155", outcome: "holds", why: "rounded" },
  ])("typed $echo beside the suggested 154.73: $outcome, $why", ({ echo, outcome }) => {
    expect(verdictOf(spending({ "part.office": "154.73", echo }), "near:echo")?.outcome).toBe(
      outcome,
    );
  });

  it("tells a near miss with both amounts", () => {
    expect(
      findingOf(spending({ "part.office": "154.73", echo: "154.37" }), "near:echo"),
    ).toMatchObject({
      severity: "warning",
      keys: ["echo", "part.office"],
      difference: "-3600",
      says: "机关运行经费154.37万元，比带出的154.73万元少0.36万元，像是录入时写错了。",
    });
  });
});

describe("running a few checks", () => {
  const checks = `${SUM}
- { id: S2, says: 应相同, equation: elsewhere = echo }
`;
  const sheet = spending(
    { total: "7", "part.staff": "5", "part.office": "-2", elsewhere: "1", echo: "1" },
    checks,
  );

  it("runs those that contain the key, through computed figures, and looks at the figure itself", () => {
    const ids = runChecks(sheet, ["part.office"]).map(({ id }) => id);
    expect(ids.sort()).toEqual(["S1", "negative:part.office"]);
  });

  it("runs a check once for several keys", () => {
    const ids = runChecks(sheet, ["total", "part.staff", "part.office"]).map(({ id }) => id);
    expect(ids.filter((id) => id === "S1")).toHaveLength(1);
  });

  it("comes to the same as running all", () => {
    const all = new Map(runAllChecks(sheet).map((verdict) => [verdict.id, verdict]));
    for (const key of ["total", "part.staff", "part.office", "elsewhere", "echo"]) {
      for (const verdict of runChecks(sheet, [key])) {
        if (all.has(verdict.id)) expect(verdict).toEqual(all.get(verdict.id));
      }
    }
  });
});

describe("a check over rows", () => {
  const rows = `
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
        usual_codes: ["201", "208"]
        kind: money
        columns:
          name: { label: 科目名称, kind: text, optional: true }
          all: { label: 全部资金支出 }
          fiscal: { label: 财政拨款支出 }
`;
  const checks = `
- id: ROW
  each: function.*
  says: "{row}的财政拨款支出不应大于全部支出"
  equation: "@.fiscal <= @.all"
  left: "{row}财政拨款支出"
  right: 全部支出
  exact: true
`;
  const pack = smallPack(rows, checks);

  it("speaks for each code, with its name", () => {
    const sheet = sheetOf(pack, {
      answers: {
        "function.201.all": "5",
        "function.201.fiscal": "5",
        "function.205.all": "3",
        "function.205.fiscal": "4",
      },
      rows: { function: ["201", "205"] },
      closed: ["function"],
    });
    expect(verdictOf(sheet, "ROW@201")?.outcome).toBe("holds");
    expect(findingOf(sheet, "ROW@205")?.says).toBe(
      "教育支出财政拨款支出4.00万元，大于全部支出3.00万元，多1.00万元。",
    );
    expect(runChecks(sheet, ["function.205.all"]).map(({ id }) => id)).toContain("ROW@205");
  });

  it("is idle for a code that has deeper ones, and for one that is gone", () => {
    const sheet = sheetOf(pack, {
      answers: { "function.205.all": "3", "function.20501.all": "3", "function.20501.fiscal": "1" },
      rows: { function: ["205", "20501"] },
      closed: ["function"],
    });
    const outcomes = runChecks(sheet, [
      "function.205.all",
      "function.20501.all",
      "function.208.all",
    ])
      .filter(({ id }) => id.startsWith("ROW"))
      .map(({ id, outcome }) => `${id} ${outcome}`);
    expect(outcomes.sort()).toEqual(["ROW@205 idle", "ROW@20501 holds", "ROW@208 idle"]);
  });
});
