import { describe, expect, it } from "vitest";
import type { Answer, Value } from "../../src/amounts/answer.js";
import { NOT_APPLICABLE, OPEN, WITHHELD } from "../../src/amounts/answer.js";
import type { TemplateTag } from "../../src/wording/template-tag.js";
import { TemplateMistakeError } from "../../src/wording/template-mistake.js";
import type { TemplateScope, TemplateValue } from "../../src/wording/template-value.js";
import { compileTemplate, type TemplateOptions } from "../../src/wording/templates.js";

function given(value: Value, unit?: string): TemplateValue {
  const answer: Answer = { state: "value", value };
  return { kind: value.kind, answer, ...(unit === undefined ? {} : { unit }) };
}

function money(yuan: string): TemplateValue {
  return given({ kind: "money", yuan, precision: "0" });
}

const VALUES: Readonly<Record<string, TemplateValue>> = {
  fiscal_year: given({ kind: "year", year: "2019" }),
  "overall.total": money("4629600"),
  "overall.prior": money("3789900"),
  "basic.30101": money("677000"),
  "meeting.actual": money("19385"),
  "staff.count": given({ kind: "count", count: "1344" }, "人次"),
  "staff.prior": given({ kind: "count", count: "1344" }, "人次"),
  "profile.name": given({ kind: "text", text: "1. # *甲* <b> {{ overall.total }} :x" }),
  "profile.basis": given({ kind: "choice", choice: "全年预算数" }),
  "profile.applies": given({ kind: "choices", choices: ["会议", "培训"] }),
  "profile.duties": given({ kind: "list", items: ["修路。", "架桥。"] }),
  "publish.date": given({ kind: "date", date: "2020-08-12" }),
  "zero.money": money("0"),
  "none.money": { kind: "money", answer: NOT_APPLICABLE },
  "none.count": { kind: "count", unit: "辆", answer: NOT_APPLICABLE },
  "none.text": { kind: "text", answer: NOT_APPLICABLE },
  "open.money": { kind: "money", answer: OPEN },
  "open.text": { kind: "text", answer: OPEN },
  "open.optional": { kind: "text", answer: OPEN, optional: true },
  "secret.money": { kind: "money", answer: WITHHELD },
};
const SCOPE: TemplateScope = { lookup: (key) => VALUES[key] };

function render(source: string): string {
  return compileTemplate(source).render(SCOPE);
}

describe("a placeholder", () => {
  it.each([
    ["{{ overall.total }}", "462.96万元"],
    ["{{ overall.total | amount }}", "462.96万元"],
    ["{{ overall.total | wan }}", "462.96"],
    ["{{ overall.total | yuan }}", "4,629,600元"],
    ["{{ meeting.actual | amount }}", "1.94万元"],
    ["{{ meeting.actual | amount_exact }}", "1.9385万元"],
    ["{{ basic.30101 | wan_grouped }}", "67.70"],
    ["{{ staff.count }}", "1344人次"],
    ["{{ staff.count | count }}", "1344人次"],
    ["{{ staff.count | number }}", "1344"],
    ["{{ staff.count | change_from: staff.prior }}", "与上年持平"],
    ["{{ fiscal_year }}年度", "2019年度"],
    ["{{ fiscal_year | previous_year }}年", "2018年"],
    ["{{ fiscal_year | next_year }}年", "2020年"],
    ["{{ publish.date }}", "2020年8月12日"],
    ["{{ publish.date | date_cn }}", "2020年8月12日"],
    ["{{ publish.date | year }}年", "2020年"],
    ["{{ profile.applies }}", "会议、培训"],
    ["{{ profile.duties }}", "修路；架桥"],
    ['{{ profile.duties | list: "（一）" }}', "（一）修路；（二）架桥"],
    ['{{ profile.duties | list: "", "，" }}', "修路，架桥"],
    ['{{ 3 | ordinal }}{{ 3 | ordinal: "①" }}', "（三）③"],
    ["{{ profile.basis | basis }}", "全年预算"],
    ["{{ overall.total | change_from: overall.prior }}", "增加83.97万元，增长22.16%"],
    ["{{ overall.total | compared_to: overall.prior }}", "比上年增加83.97万元，增长22.16%"],
    ["{{ overall.total | compared_to: overall.total }}", "与上年持平"],
    ["{{ overall.total | compared_to: zero.money }}", "比上年增加462.96万元（上年无此项支出）"],
    [
      '{{ overall.prior | compared_to: overall.total, base: "年初预算数" }}',
      "比年初预算数减少83.97万元，下降18.14%",
    ],
    ["{{ overall.total | change_amount: overall.prior }}", "增加83.97万元"],
    ["{{ overall.total | change_percent: overall.prior }}", "增长22.16%"],
    ["{{ overall.total | direction_from: overall.prior }}", "增加"],
    ["{{ overall.total | change_from: zero.money }}", "增加462.96万元（上年无此项支出）"],
    ['{{ overall.total | change_from: zero.money, "收入" }}', "增加462.96万元（上年无此项收入）"],
    [
      '{{ overall.total | change_from: zero.money, nothing: "上年没有" }}',
      "增加462.96万元（上年没有）",
    ],
    [
      '{{ overall.total | change_from: zero.money, base: "年初预算数" }}',
      "增加462.96万元（年初无预算安排）",
    ],
    ['{{ overall.total | change_from: overall.total, base: "年初预算数" }}', "与年初预算数持平"],
    ["{{ overall.prior | share_of: overall.total }}", "占81.86%"],
    ['{{ overall.prior | share_of: overall.total, "支出合计" }}', "占支出合计的81.86%"],
    ["{{ overall.total | completion_of: overall.prior }}", "完成年初预算的122.16%"],
    ["{{ overall.total | completion_of: overall.prior, profile.basis }}", "完成全年预算的122.16%"],
    ['{{ overall.total | completion_of: overall.prior, "预算" }}', "完成预算的122.16%"],
    ["{{ overall.total | completion_of: zero.money }}", "年初无预算安排"],
    ["{{ overall.total | rate_of: overall.prior }}", "122.16%"],
    ["{{ overall.total | compared_to_budget: overall.prior }}", "决算数大于年初预算数"],
    ["{{ overall.total | times_of: overall.prior }}", "1.22倍"],
    ["{{ overall.total | times_of: zero.money }}", "不计算倍数"],
    ['{{ profile.basis | between: "按", "填" }}', "按全年预算数填"],
    ["前{% comment %}{{ a | b }}{% endcomment %}后", "前后"],
  ])("%s prints %s", (source, text) => {
    expect(render(source)).toBe(text);
  });

  it("prints what a person typed as it was typed, never read again", () => {
    expect(render("{{ profile.name }}")).toBe("1. # *甲* <b> {{ overall.total }} :x");
  });
});

describe("an answer that is not a value", () => {
  it.each([
    ["{{ open.money }}", "【未填】"],
    ["{{ open.text }}", "【未填】"],
    ["{{ open.money | amount }}", "【未填】"],
    ["{{ open.money | change_from: overall.prior }}", "【未填】"],
    ["{{ overall.total | change_from: open.money }}", "【未填】"],
    ["{{ overall.total | share_of: open.money }}", "【未填】"],
    ["甲{{ open.optional }}乙", "甲乙"],
    ['甲{{ open.optional | between: "电话：", "。" }}乙', "甲乙"],
    ["{{ none.money | amount }}", "0.00万元"],
    ["{{ none.money | wan }}", "0.00"],
    ["{{ none.money }}", "0.00万元"],
    ["{{ none.count | count }}", "0辆"],
    ["甲{{ none.text }}乙", "甲乙"],
    ["{{ overall.total | change_from: none.money }}", "增加462.96万元（上年无此项支出）"],
    ["{{ secret.money | amount }}", "按规定不公开"],
    ["{{ secret.money | change_from: overall.prior }}", "按规定不公开"],
    ["{{ overall.total | share_of: secret.money }}", "按规定不公开"],
  ])("%s prints %s", (source, text) => {
    expect(render(source)).toBe(text);
  });
});

describe("the keys of a template", () => {
  it("are all it cites, filter arguments and tags included, each once", () => {
    const { keys, citations } = compileTemplate(
      "{{ overall.total | change_from: overall.prior }}\n{{ basic.30101 | share_of: overall.total }}",
    );
    expect(keys).toEqual(["overall.total", "overall.prior", "basic.30101"]);
    expect(citations.map(({ key, filter, line }) => [key, filter, line])).toEqual([
      ["overall.total", "change_from", 1],
      ["overall.prior", "change_from", 1],
      ["basic.30101", "share_of", 2],
      ["overall.total", "share_of", 2],
    ]);
  });

  it("must be known when it is printed", () => {
    expect(() => render("{{ no.such | amount }}")).toThrow("no such key: no.such");
    expect(() => render("{{ overall }}")).toThrow("no such key: overall");
  });

  it("are checked against the pack's when their kinds are given", () => {
    const options: TemplateOptions<TemplateScope> = { kindOf: (key) => VALUES[key]?.kind };
    expect(() => compileTemplate("{{ overall.total | amount }}", options)).not.toThrow();
    expect(() => compileTemplate("{{ no.such }}", options)).toThrow("没有“no.such”这个数");
    expect(() => compileTemplate("{{ profile.name | amount }}", options)).toThrow(
      "“amount”用不了“profile.name”",
    );
    expect(() =>
      compileTemplate("{{ overall.total | completion_of: staff.count }}", options),
    ).toThrow("“completion_of”用不了“staff.count”");
  });
});

describe("a mistake in a template", () => {
  it.each([
    ["{{ a.b | chnage_from: c.d }}", "没有“chnage_from”这个过滤器"],
    ["{{ a.b | plus: c.d }}", "没有“plus”这个过滤器"],
    ["{{ a.b | minus: 1 }}", "没有“minus”这个过滤器"],
    ["{{ a.b | times: 2 }}", "没有“times”这个过滤器"],
    ["{{ a.b | divided_by: 2 }}", "没有“divided_by”这个过滤器"],
    ["{{ a.b | round }}", "没有“round”这个过滤器"],
    ["{{ a.b | default: 0 }}", "没有“default”这个过滤器"],
    ["{{ a.b | raw }}", "没有“raw”这个过滤器"],
    ["{{ a.b > c.d }}", "写法不对"],
    ["{{ a.b == c.d }}", "写法不对"],
    ["{% if a.b %}甲{% endif %}", "不能用“{% if %}”"],
    ["{% unless a.b %}甲{% endunless %}", "不能用“{% unless %}”"],
    ["{% for x in a.b %}甲{% endfor %}", "不能用“{% for %}”"],
    ["{% assign x = 1 %}", "不能用“{% assign %}”"],
    ["{% capture x %}甲{% endcapture %}", "不能用“{% capture %}”"],
    ['{% include "x" %}', "不能用“{% include %}”"],
    ['{% render "x" %}', "不能用“{% render %}”"],
    ["{% foo %}", "没有“{% foo %}”这个标签"],
    ["{{ a.b | change_from }}", "“change_from”后面少了比较的数，写法：change_from: 上年数"],
    ["{{ a.b | change_from: 3 }}", "不能直接写数"],
    ["{{ a.b | amount: c.d }}", "“amount”后面多写了"],
    ['{{ a.b | share_of: c.d, base: "x" }}', "“share_of”不认识“base:”"],
    ["{{ a.b", "写法不对"],
    ["{{ }}", "写法不对"],
    ["{{ (1..3) }}", "不是一个数的名字"],
    ["{{ true }}", "不是一个数的名字"],
    ['{{ a["b"] }}', "不是一个数的名字"],
  ])("%s fails to compile: %s", (source, says) => {
    expect(() => compileTemplate(source)).toThrow(says);
  });

  it("comes with its place, all of them at once", () => {
    const source = "甲\n{{ a.b | plus: 1 }}\n{{ c.d | change_from }} {{ e.f | minus: 1 }}";
    let mistakes: unknown;
    try {
      compileTemplate(source);
    } catch (error) {
      mistakes = error instanceof TemplateMistakeError ? error.mistakes : error;
    }
    expect(mistakes).toMatchObject([{ line: 2 }, { line: 3 }, { line: 3, column: 25 }]);
  });
});

describe("a template with a wrap", () => {
  const options: TemplateOptions<TemplateScope> = {
    wrap: (output) => `<${output.kind === "text" ? output.text : output.kind}>`,
  };

  it("hands every output to it, and only outputs", () => {
    const template = compileTemplate(
      "甲{{ overall.total | wan }}乙{{ open.money | amount }}{{ open.optional }}{{ profile.name }}",
      options,
    );
    expect(template.render(SCOPE)).toBe(
      "甲<462.96>乙<open><nothing><1. # *甲* <b> {{ overall.total }} :x>",
    );
  });
});

describe("a template with tags of its caller", () => {
  interface Reader extends TemplateScope {
    readonly mood: string;
  }
  const when: TemplateTag<Reader> = {
    name: "when",
    body: "block with else",
    compile: (argument) =>
      argument === ""
        ? { problem: "when后面要写条件" }
        : {
            keys: ["overall.prior"],
            render: (scope, body, otherwise) =>
              scope.mood === argument ? body(scope) : otherwise(scope),
          },
  };
  const rows: TemplateTag<Reader> = {
    name: "rows",
    body: "block",
    compile: () => ({
      keys: [],
      locals: ["row"],
      render: (scope, body) =>
        ["10000", "20000"]
          .map((yuan) =>
            body({
              ...scope,
              lookup: (key) => (key === "row.total" ? money(yuan) : scope.lookup(key)),
            }),
          )
          .join("；"),
    }),
  };
  const table: TemplateTag<Reader> = {
    name: "table",
    body: "none",
    compile: (argument) => ({ keys: [], render: () => `[${argument}]` }),
  };
  const options: TemplateOptions<Reader> = { tags: [when, rows, table] };
  const print = (source: string, mood: string) =>
    compileTemplate(source, options).render({ ...SCOPE, mood });

  it("prints one of two bodies, nested too", () => {
    const source =
      "{% when good %}好{{ overall.total | wan }}{% when good %}！{% endwhen %}{% else %}不好{% endwhen %}。";
    expect(print(source, "good")).toBe("好462.96！。");
    expect(print(source, "bad")).toBe("不好。");
  });

  it("walks rows whose names are no keys", () => {
    const source =
      "{% rows function as row %}{{ row.total | amount }}{{ row.total | share_of: overall.total }}{% endrows %}";
    expect(print(source, "good")).toBe("1.00万元占0.22%；2.00万元占0.43%");
    expect(compileTemplate(source, options).keys).toEqual(["overall.total"]);
  });

  it("sets a tag without a body, and lists the keys a tag cites", () => {
    expect(print("甲{% table 公开01表 %}乙", "good")).toBe("甲[公开01表]乙");
    expect(compileTemplate("{% when good %}甲{% endwhen %}", options).keys).toEqual([
      "overall.prior",
    ]);
  });

  it.each([
    ["{% when %}甲{% endwhen %}", "when后面要写条件"],
    ["甲\n{% when good %}甲", "“{% when %}”没有结束，要写“{% endwhen %}”"],
    ["{% endwhen %}", "没有“{% endwhen %}”这个标签"],
    ["{% else %}", "不能用“{% else %}”"],
    ["{% when good %}{{ a.b | plus: 1 }}{% endwhen %}", "没有“plus”这个过滤器"],
    ["{% when good %}甲{% else %}{{ a.b | plus: 1 }}{% endwhen %}", "没有“plus”这个过滤器"],
  ])("%s fails to compile: %s", (source, says) => {
    expect(() => compileTemplate(source, options)).toThrow(says);
  });
});
