import { beforeAll, describe, expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import type { Key, Pack } from "../../src/pack/pack.js";
import {
  askedKeys,
  DEPARTMENTS,
  EXAMPLE,
  findingsOf,
  loadFinalAccounts,
  missingKeys,
  readReplies,
  sheetOf,
} from "./department.js";

const [, SCHOOL, BUREAU, OFFICE] = DEPARTMENTS;

let pack: Pack;
beforeAll(async () => {
  pack = await loadFinalAccounts();
});

describe.each(DEPARTMENTS)("%s", (file) => {
  it("leaves nothing unfilled", () => {
    expect(missingKeys(sheetOf(pack, readReplies(file)))).toEqual([]);
  });

  it("has no error", () => {
    const errors = findingsOf(sheetOf(pack, readReplies(file))).filter(
      ({ severity }) => severity === "error",
    );
    expect(errors.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
  });
});

it.each([
  // Housing fund and pensions are booked to education; 6 was budgeted for training and 0.41 spent.
  { file: EXAMPLE, ids: ["K01", "K02", "P13a"] },
  { file: SCHOOL, ids: [] },
  // Contracts with small firms run over the year.
  { file: BUREAU, ids: ["R29b"] },
  { file: OFFICE, ids: [] },
])("questions in $file only $ids", ({ file, ids }) => {
  const found = findingsOf(sheetOf(pack, readReplies(file)));
  expect(found.map(({ id }) => id)).toEqual(ids);
});

it.each([
  { file: SCHOOL, applies: "结转结余、公务用车、公务接待", ids: ["T01"] },
  { file: SCHOOL, applies: "结转结余、上缴经营或补助附属单位、公务用车", ids: ["T04"] },
  { file: BUREAU, applies: "政府性基金、公务接待", ids: ["T02", "T05", "T07"] },
])("tells which tick of the portrait is missing: $ids", ({ file, applies, ids }) => {
  const replies = { ...readReplies(file), "profile.applies": applies };
  const found = findingsOf(sheetOf(pack, replies)).map(({ id }) => id);
  expect(found.filter((id) => id.startsWith("T"))).toEqual(ids);
});

it("asks every question of some department", () => {
  const asked = new Set(
    DEPARTMENTS.flatMap((file) => askedKeys(sheetOf(pack, readReplies(file)))).map(asTemplate),
  );
  const never = [...pack.groups.values()]
    .flatMap(({ questions, rows }) => [...questions, ...(rows?.columns ?? [])])
    .filter(({ value }) => value === undefined)
    .map(({ key }) => key)
    .filter((key) => !asked.has(key));
  // Names are asked only of codes that the list does not know.
  expect(never).toEqual(["function.@.name", "income_item.@.name"]);
});

it("spares a plain unit most questions", () => {
  const plain = askedKeys(sheetOf(pack, readReplies(OFFICE)));
  const rich = askedKeys(sheetOf(pack, readReplies(BUREAU)));
  const beyondTable06 = (keys: readonly Key[]) =>
    keys.filter((key) => !key.startsWith("basic.") && !key.startsWith("function.")).length;
  expect(beyondTable06(plain)).toBeLessThan(beyondTable06(rich) / 1.5);
});

describe("what is carried over", () => {
  it("asks income by function row only where it differs from spending", () => {
    const example = sheetOf(pack, readReplies(EXAMPLE));
    expect(example.answer("income_item.205.fiscal").state).toBe("not-applicable");
    const school = askedKeys(sheetOf(pack, readReplies(SCHOOL)));
    expect(school).toContain("income_item.2050305.business");
  });

  it("asks no budget by economic class where it stands by function row", () => {
    const bureau = sheetOf(pack, readReplies(BUREAU));
    expect(bureau.answer("budget_item.project.budget").state).toBe("not-applicable");
    expect(yuan(bureau.answer("general_budget.budget"))).toBe("19000000");
    const example = sheetOf(pack, readReplies(EXAMPLE));
    expect(yuan(example.answer("general_budget.budget"))).toBe("3795000");
  });

  it.each([
    { key: "overall.total", yuan: "4629600" },
    { key: "general_budget.total", yuan: "4629600" },
    { key: "basic.personnel", yuan: "2302600" },
    { key: "basic.public", yuan: "1547300" },
    { key: "three_public.total.prior", yuan: "202700" },
    { key: "three_public.total.actual", yuan: "214000" },
    { key: "function.205.total", yuan: "4225600" },
    { key: "function.210.basic", yuan: "0" },
    { key: "procurement.total", yuan: "45000" },
  ])("works out $key", ({ key, yuan: expected }) => {
    expect(yuan(sheetOf(pack, readReplies(EXAMPLE)).answer(key))).toBe(expected);
  });

  it("asks for explanations of the codes given, not of their parents", () => {
    const bureau = sheetOf(pack, readReplies(BUREAU));
    expect(bureau.answer("function.2120101.reason").state).toBe("value");
    expect(bureau.answer("function.212.reason").state).toBe("not-applicable");
    expect(bureau.answer("function.2120101.to_superior").state).toBe("not-applicable");
  });

  it("splits carry-over between the two budgets", () => {
    const bureau = sheetOf(pack, readReplies(BUREAU));
    expect(yuan(bureau.answer("fiscal.general_carried_forward"))).toBe("600000");
    expect(yuan(bureau.answer("fiscal.general_carried_over"))).toBe("300000");
    expect(bureau.figure("function.212.fund_closing")).toMatchObject({ state: "value" });
    expect(bureau.figure("function.212.fund_closing")).toEqual(
      bureau.figure("fiscal.fund_carried_over"),
    );
  });
});

it("compares prior years with the report of last year", () => {
  const figures = new Map([
    ["overall.total", "3789900"],
    ["three_public.reception.actual", "17100"],
  ]);
  const lastYear = {
    figure: (key: Key) => {
      const known = figures.get(key);
      return known === undefined
        ? ({ state: "open" } as const)
        : ({ state: "value", value: new Decimal(known), precision: new Decimal(0) } as const);
    },
  };
  const found = findingsOf(sheetOf(pack, readReplies(EXAMPLE), lastYear));
  expect(found.map(({ id }) => id).filter((id) => id.startsWith("R32"))).toEqual([
    "R32d@reception",
  ]);
});

function asTemplate(key: Key): Key {
  return key.replace(/^(function|income_item)\.\d+\./u, "$1.@.");
}

function yuan(answer: ReturnType<ReturnType<typeof sheetOf>["answer"]>): string {
  if (answer.state !== "value") return answer.state;
  return answer.value.kind === "money" ? answer.value.yuan : answer.value.kind;
}
