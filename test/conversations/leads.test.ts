import { expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import type { Key, Question } from "../../src/pack/pack.js";
import { compileTemplate } from "../../src/wording/templates.js";
import type { TemplateScope } from "../../src/wording/template-value.js";
import { find, loadFinalAccounts } from "./department.js";

const pack = await loadFinalAccounts();

/** A figure and its base in 万元, and what may stand between the figure and 主要原因是. */
const CASES = [
  {
    name: "more",
    figures: ["462.96", "378.99"],
    change: "比{base}增加83.97万元，增长22.16%",
    rate: "完成年初预算的122.16%",
    than: "大于",
  },
  {
    name: "less",
    figures: ["154.73", "154.77"],
    change: "比{base}减少0.04万元，下降0.03%",
    rate: "完成年初预算的99.97%",
    than: "小于",
  },
  {
    name: "the same",
    figures: ["4.5", "4.5"],
    change: "与{base}持平",
    rate: "完成年初预算的100.00%",
    than: "等于",
  },
  {
    name: "a difference that prints as 0.00",
    figures: ["4.50004", "4.5"],
    change: "与{base}基本持平",
    rate: "与年初预算基本持平",
    than: "略大于",
  },
  {
    name: "a rate that prints as 100.00%",
    figures: ["999999.96", "1000000"],
    change: "比{base}减少0.04万元，与{base}基本持平",
    rate: "与年初预算基本持平",
    than: "略小于",
  },
  {
    name: "a base of zero",
    figures: ["2.02", "0"],
    change: "比{base}增加2.02万元（{nothing}）",
    rate: "年初无预算安排",
    than: "大于",
  },
  {
    name: "nothing any more",
    figures: ["0", "3"],
    change: "比{base}减少3.00万元，下降100.00%",
    rate: "完成年初预算的0.00%",
    than: "小于",
  },
] as const;

const LEADS = [...pack.questions.values(), find(pack, "function.2080505.reason")].filter(
  ({ lead }) => lead !== undefined,
);

it("covers every lead of the pack", () => {
  expect(LEADS.length).toBeGreaterThan(20);
});

it.each(CASES)("reads well with $name", ({ figures, change, rate, than }) => {
  for (const question of LEADS) {
    const [subject, ...rest] = renderLead(question, figures).split(/(?<=^[^，]*万元)，/u);
    expect(subject, question.key).toBe(`${nameOf(question)}${printed(figures[0])}万元`);
    expect(wordings(question.key, { change, rate, than }), question.key).toContain(rest.join("，"));
  }
});

/** A comparison with another year or budget, or a rate with the direction of its difference. */
function wordings(
  key: Key,
  { change, rate, than }: { readonly change: string; readonly rate: string; readonly than: string },
): readonly string[] {
  const fill = (base: string, nothing: string): string =>
    `${change.replaceAll("{base}", base).replace("{nothing}", nothing)}，主要原因是`;
  if (key === "operating_cost.reason") return [fill("年初预算数", "年初无预算安排")];
  if (key.startsWith("evaluation.")) return [`${rate}，主要原因是`];
  if (/budget_reason$|^budget_item\.|^function\./u.test(key)) {
    return [`${rate}，决算数${than}年初预算数的主要原因是`];
  }
  const isIncome = key === "overall.reason" || key === "fiscal.reason";
  return [fill("上年", isIncome ? "上年无此项收支" : "上年无此项支出")];
}

/** The lead names what it is about: in a grid, its row. */
function nameOf({ key, cell, label }: Question): string {
  if (cell !== undefined) return `${cell.rowNames.at(cell.of === "function" ? -1 : 0) ?? ""}决算`;
  if (key === "evaluation.three_public_reason") return "“三公”经费决算";
  if (/budget_reason$/u.test(key)) return label.replace(/超预算的原因$/u, "决算");
  return label.replace(/(?:比上年|与预算数)?(?:变动|差异)的主要原因$/u, "");
}

function printed(wan: string): string {
  return new Decimal(wan).toFixed(2);
}

function renderLead(question: Question, [current, base]: readonly [string, string]): string {
  const [left, right] = (question.explains?.terms ?? []).map(({ of }) =>
    of.kind === "key" ? of.key : "",
  );
  const scope: TemplateScope = {
    lookup(key) {
      if (key === "profile.budget_basis") {
        return {
          kind: "choice",
          answer: { state: "value", value: { kind: "choice", choice: "年初预算" } },
        };
      }
      const wan = key === left ? current : key === right ? base : undefined;
      if (wan === undefined) return undefined;
      const yuan = new Decimal(wan).times(10_000).toFixed();
      const value = { kind: "money", yuan, precision: "0" } as const;
      return { kind: "money", answer: { state: "value", value } };
    },
  };
  return compileTemplate(question.lead ?? "").render(scope);
}
