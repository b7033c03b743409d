import { beforeAll, describe, expect, it } from "vitest";
import type { PasteReading } from "../../../src/interview/paste/paste-reading.js";
import { readReport } from "../../../src/interview/paste/read-report.js";
import type { ReportGroup } from "../../../src/interview/paste/labels/report-index.js";
import { reportGroups } from "./report-groups.js";

let groups: readonly ReportGroup[];
beforeAll(async () => {
  groups = await reportGroups();
});

function read(text: string): PasteReading {
  return readReport({ text, groups, unit: "万元", year: "2019" });
}

/** Key -> 元, count or words. */
function valuesOf({ matched }: PasteReading): Readonly<Record<string, string>> {
  return Object.fromEntries(
    matched.map(({ key, value }) => {
      if (value.kind === "money") return [key, value.yuan];
      if (value.kind === "count") return [key, value.count];
      return [key, value.kind === "text" ? value.text : JSON.stringify(value)];
    }),
  );
}

describe("sentences of a report", () => {
  it.each([
    [
      "the year before, where a difference and its percentage agree",
      "一、收入支出决算总体情况说明\n2019年度收入总计471.20万元，与2018年相比，增加85.45万元，增长22.15%。",
      { "overall.prior": "3857500" },
    ],
    [
      "a decrease",
      "四、财政拨款收入支出决算总体情况说明\n2019年度财政拨款收、支总计300.00万元，比上年减少100.00万元，下降25%，主要原因是退休1人。",
      { "fiscal.prior": "4000000", "fiscal.reason": "退休1人。" },
    ],
    [
      "budget, actual and the words around them",
      "七、“三公”经费支出决算情况说明\n公务接待费支出年初预算为0.80万元，支出决算为0.41万元，完成年初预算的51.25%，上年度支出决算为0.52万元。",
      {
        "three_public.reception.budget": "8000",
        "three_public.reception.actual": "4100",
        "three_public.reception.prior": "5200",
      },
    ],
    [
      "what is named on the line above, and both explanations",
      "（三）财政拨款支出决算具体情况\n1.教育支出类商品和服务支出款基本支出。\n年初预算为20.00万元，支出决算为18.00万元，完成年初预算的90%，决算数小于年初预算数的主要原因是：水电节约。\n2.教育支出类项目支出。\n年初预算为0万元，支出决算为7.5万元。",
      {
        "budget_item.goods_services.budget": "200000",
        "budget_item.goods_services.actual": "180000",
        "budget_item.goods_services.reason": "水电节约。",
        "budget_item.project.budget": "0",
        "budget_item.project.actual": "75000",
      },
    ],
    [
      "items nested by 其中, percentages left alone",
      "六、一般公共预算财政拨款基本支出决算情况说明\n基本支出70.11万元，其中：人员经费67.70万元，占96.56%，主要包括：基本工资60.00万元、奖金7.70万元；公用经费2.41万元，主要包括办公费2万元、水费0.41万元。",
      {
        "basic.30101": "600000",
        "basic.30103": "77000",
        "basic.30201": "20000",
        "basic.30205": "4100",
      },
    ],
    [
      "counts with their measure words",
      "截至2019年12月31日，公务用车保有量为1辆。国内公务接待批次20个，国内公务接待人次135人次。",
      {
        "three_public.vehicle.owned": "1",
        "three_public.reception.batches": "20",
        "three_public.reception.person_times": "135",
      },
    ],
    [
      "the year before where the words for it stand in front",
      "七、“三公”经费支出决算情况说明\n上年度公务接待费决算数0.52万元，上年度公务接待费预算数0.60万元，公务接待费决算数0.41万元。",
      { "three_public.reception.prior": "5200", "three_public.reception.actual": "4100" },
    ],
    [
      "the unit a line sets",
      "单位：元\n本年收入合计为4,629,600，其他收入为0。",
      { "income.total": "4629600", "income.other": "0" },
    ],
  ])("gives %s", (_, text, values) => {
    expect(valuesOf(read(text))).toEqual(values);
  });

  it.each([
    ["of another year", "2018年度，本年收入合计400.00万元。本年支出合计380.00万元。"],
    ["that is only about", "本年收入合计约400万元。"],
    ["of a name two sections share", "公务接待费2.95万元。"],
    ["behind another subject", "本年收入合计情况良好。物价上涨，支出决算为12.00万元。"],
    [
      "inside an explanation",
      "收、支总计400.00万元，主要原因是增加奖金20.00万元，会议费1.00万元。",
    ],
  ])("takes no figure %s", (_, text) => {
    const keys = Object.keys(valuesOf(read(text)));
    expect(keys.filter((key) => key !== "overall.reason")).toEqual([]);
  });

  it("proposes no year before where the percentage contradicts: it tells so and asks", () => {
    const reading = read(
      "收入支出决算总体情况说明\n收、支总计462.96万元，比上年增加83.97万元，增长18.14%。",
    );
    expect(reading.matched).toEqual([]);
    expect(reading.contradictions).toEqual([
      { label: "收、支总计", says: "增长18.14%", follows: "22.16%" },
    ]);
    expect(reading.ambiguous).toMatchObject([
      { choices: [{ key: "overall.prior", typed: "462.96万元-83.97万元", computed: true }] },
    ]);
  });

  it("asks for a year before that rounding leaves open", () => {
    const reading = read("机关运行经费决算数46万元，比上年减少3万元，下降6.1%。");
    expect(valuesOf(reading)).toEqual({ "operating_cost.actual": "460000" });
    expect(reading.ambiguous).toMatchObject([{ choices: [{ key: "operating_cost.prior" }] }]);
  });

  it("compares a change with a year before that is told", () => {
    const { contradictions } = read(
      "会议费上年决算数1.20万元，会议费决算数1.94万元，比上年增加0.47万元，增长61.67%。",
    );
    expect(contradictions).toEqual([
      { label: "会议费", says: "增加0.47万元", follows: "0.74万元" },
    ]);
  });

  it("keeps what it could not place", () => {
    const { unread } = read("本年收入合计462.96万元，其中捐款箱12.00万元。");
    expect(unread).toEqual(["其中捐款箱12.00万元"]);
  });

  it("reads a hundred kilobytes in the time of a reply", () => {
    const passage = "基本工资67.70万元，奖金56.95万元，与上年相比增加2.02万元，增长3.68%。\n";
    const text = passage.repeat(800);
    read(text);
    const began = performance.now();
    read(text);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
