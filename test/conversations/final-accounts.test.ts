import { beforeAll, describe, expect, it } from "vitest";
import type { Key, Pack, Question } from "../../src/pack/pack.js";
import { EXAMPLE, find, loadFinalAccounts, readReplies } from "./department.js";

let pack: Pack;
beforeAll(async () => {
  pack = await loadFinalAccounts();
});

function questions(): readonly Question[] {
  return [...pack.groups.values()].flatMap(({ questions: own, rows }) => [
    ...own,
    ...(rows?.columns ?? []),
  ]);
}

describe("questions", () => {
  it("has every key of a published report", () => {
    const unknown = Object.keys(readReplies(EXAMPLE)).filter((key) => pack.find(key) === undefined);
    expect(unknown).toEqual([]);
  });

  it("begins with the portrait of the unit", () => {
    const [first] = pack.groups.values();
    expect(first?.portrait).toBe(true);
    expect(first?.questions.map(({ key }) => key)).toEqual([
      "profile.nature",
      "profile.applies",
      "profile.money_unit",
      "profile.budget_basis",
    ]);
  });

  it("reads bare numbers in 万元 unless told otherwise", () => {
    expect(find(pack, "profile.money_unit").default).toBe("万元");
  });

  it("separates what is ticked with marks that no option holds", () => {
    const options = questions().flatMap((question) => question.options);
    expect(options.filter((option) => /[、，；,;。\s]/u.test(option))).toEqual([]);
  });

  it("calls no two questions of one group by the same name", () => {
    for (const group of pack.groups.values()) {
      const names = (group.rows?.columns ?? group.questions)
        .filter(({ value }) => value === undefined)
        .flatMap(({ label, aliases }) => [...new Set([label, ...aliases])]);
      const twice = names.filter((name, index) => names.indexOf(name) !== index);
      expect(twice, group.id).toEqual([]);
    }
  });

  it("tells where every figure that is asked can be found", () => {
    const without = questions()
      .filter(({ kind, value }) => (kind === "money" || kind === "count") && value === undefined)
      .filter(({ find: where }) => where === undefined);
    expect(without.map(({ key }) => key)).toEqual([]);
  });

  it("measures every count in a unit it accepts", () => {
    const odd = questions().filter(
      ({ kind, unit, units, value }) =>
        kind === "count" && value === undefined && (unit === undefined || !units.includes(unit)),
    );
    expect(odd.map(({ key }) => key)).toEqual([]);
  });

  it("leads into every explanation of a difference and knows the amount it explains", () => {
    const explanations = questions().filter(
      ({ kind, key }) => kind === "text" && /(?:^|[._])reason$/u.test(key),
    );
    expect(explanations.length).toBeGreaterThan(10);
    const bare = explanations.filter(
      ({ lead, explains, when }) =>
        lead === undefined || explains === undefined || when === undefined,
    );
    expect(bare.map(({ key }) => key)).toEqual([]);
  });

  it.each([
    ["income.fiscal", "income.total"],
    ["expenditure.basic", "sum(function.*.basic)"],
    ["fiscal.prior", "overall.prior"],
    ["general_budget.prior", "fiscal.prior"],
    ["budget_item.goods_services.actual", "sum(basic.302*)"],
    ["three_public.reception.actual", "basic.30217"],
    ["operating_cost.actual", "basic.public"],
    ["meeting.actual", "basic.30215"],
    ["training.actual", "basic.30216"],
    ["performance.amount", "expenditure.total"],
  ])("offers %s from %s", (key, source) => {
    expect(find(pack, key).suggest?.source).toBe(source);
  });

  it.each(["income.total", "expenditure.total"])("has %s typed on purpose", (key) => {
    expect(find(pack, key)).toMatchObject({ control: true });
    expect(find(pack, key).suggest).toBeUndefined();
  });

  it.each<Key>([
    "profile.confidentiality",
    "profile.disclosure_date",
    "profile.phone",
    "performance.projects",
    "performance.score",
    "function.2050803.budget",
  ])("lets %s stay open", (key) => {
    expect(find(pack, key).optional).toBe(true);
  });
});

describe("names of fiscal year 2019", () => {
  it.each([
    ["207", "文化旅游体育与传媒支出"],
    ["210", "卫生健康支出"],
    ["215", "资源勘探信息等支出"],
    ["216", "商业服务业等支出"],
    ["220", "自然资源海洋气象等支出"],
    ["224", "灾害防治及应急管理支出"],
    ["231", "债务还本支出"],
    ["232", "债务付息支出"],
    ["20805", "行政事业单位离退休"],
    ["2080505", "机关事业单位基本养老保险缴费支出"],
    ["2210201", "住房公积金"],
  ])("calls %s %s", (code, name) => {
    expect(names().get(code)).toBe(name);
  });

  it("has the 24 classes of 公开01表 and no other", () => {
    const classes = [...names().keys()].filter((code) => code.length === 3);
    expect(classes).toEqual(
      [..."201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217".split(" ")].concat(
        "219 220 221 222 224 229 231 232".split(" "),
      ),
    );
  });

  it("has no name that was given up or that came later", () => {
    const all = [...names().values()].join("\n");
    for (const stale of [
      "文化体育与传媒",
      "医疗卫生与计划生育",
      "国土海洋气象",
      "资源勘探工业信息",
      "行政事业单位养老",
      "社会工作事务",
      "抗疫特别国债",
      "代缴社会保险费",
    ]) {
      expect(all).not.toContain(stale);
    }
    expect(pack.find("basic.30311")).toBeUndefined();
  });

  it("knows the parents of every code", () => {
    const orphans = [...names().keys()].filter(
      (code) => code.length > 3 && !names().has(code.slice(0, code.length - 2)),
    );
    expect(orphans).toEqual([]);
    expect(names().size).toBeGreaterThan(150);
  });

  function names(): ReadonlyMap<string, string> {
    return pack.groups.get("function")?.rows?.names ?? new Map<string, string>();
  }
});

describe("checks", () => {
  const RULES = ["R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10"].concat(
    ["R11", "R12", "R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20"],
    ["R27", "R28", "R29", "R30", "R32", "R33"],
  );

  it.each(RULES)("has rule %s", (rule) => {
    expect(pack.checks.some(({ id }) => id.startsWith(rule))).toBe(true);
  });

  it("names both sides of every comparison, so that a difference can be told", () => {
    const unnamed = pack.checks.filter(({ leftLabel, rightLabel, equation }) => {
      const [clause] = equation.clauses;
      if (clause?.kind !== "figures") return true;
      const isBare = clause.right.terms.every(({ of }) => of.kind === "constant");
      return leftLabel === undefined || (rightLabel === undefined && !isBare);
    });
    expect(unnamed.map(({ id }) => id)).toEqual([]);
  });
});
