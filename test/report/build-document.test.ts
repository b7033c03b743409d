import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import { formatWan } from "../../src/amounts/format-money.js";
import { documentToText } from "../../src/report/to-text.js";
import {
  documentOf,
  EXAMPLE,
  pack,
  partOf,
  proseOf,
  repliesOf,
  tableOf,
} from "./final-accounts.js";

const document = documentOf(repliesOf(EXAMPLE));
const prose = proseOf(document);
const notes = partOf(document, "三");

describe("the example's report", () => {
  it("has five parts, ten sections and eight tables, in order", () => {
    const headings = document.blocks.filter((block) => block.kind === "heading");
    const parts = headings.filter(({ level }) => level === 1).map(({ text }) => text.slice(0, 4));
    expect(parts).toEqual(["第一部分", "第二部分", "第三部分", "第四部分", "第五部分"]);
    const sections = headings.filter(({ id, level }) => level === 2 && id.startsWith("p3."));
    expect(sections.map(({ text }) => text.split("、")[0])).toEqual(
      Array.from("一二三四五六七八九十"),
    );
    const tables = document.blocks.filter((block) => block.kind === "table").map(({ id }) => id);
    expect(tables).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `公开0${n}表`));
    expect(document.draft).toBe(false);
  });

  it("is not a draft and leaves nothing of the template behind", () => {
    const text = documentToText(document);
    expect(text).not.toMatch(/【未填】|[\uE000-\uF8FF]|\{[{%]|undefined|NaN|××|\*\*/);
    expect(text).not.toMatch(/。。|；；|，，|；。|，。|：。|：；|原因是(?:是|主要原因)/);
  });

  it("prints every money figure that was typed and is not zero", () => {
    const text = documentToText(document).replaceAll(",", "");
    const missing = Object.entries(repliesOf(EXAMPLE)).filter(([key, reply]) => {
      if (pack.find(key)?.kind !== "money" || typeof reply !== "string") return false;
      const yuan = new Decimal(reply).times(10_000);
      return !yuan.isZero() && !text.includes(formatWan(yuan));
    });
    expect(missing).toEqual([]);
  });

  it.each([
    "收、支总计462.96万元，上年度为378.99万元，本年度增加83.97万元，增长22.16%",
    "公用经费154.73万元",
    "完成年初预算的99.97%，决算数小于年初预算数的主要原因是",
    "支出决算为77.97万元，年初无预算安排，决算数大于年初预算数的主要原因是",
    "决算数等于年初预算数的主要原因是",
    "机关运行经费支出154.73万元，年初预算数为154.77万元，减少0.04万元，下降0.03%",
    "上年度支出决算为20.27万元，本年度增加1.13万元，增长5.57%",
    "本年度增加2.02万元（上年无此项支出）",
    "团组1个，累计1人次",
    "购置公务用车0辆",
    "公务用车保有量为1辆",
    "国内公务接待20批次、135人次",
    "没有政府性基金预算财政拨款收入",
  ])("says %s", (sentence) => {
    expect(notes).toContain(sentence);
  });

  it.each([
    /18\.14%/,
    /外交/,
    /(?<!\d)0\.00万元，占/,
    /上级补助收入/,
    /增加0\.00/,
    /增长0\.00%/,
    /文化体育与传媒/,
    /事业基金/,
  ])("never says %s in the notes", (words) => {
    expect(notes).not.toMatch(words);
  });

  it("explains every term the notes use", () => {
    const glossary = partOf(document, "四");
    const terms =
      "财政拨款收入 附属单位上缴收入 使用非财政拨款结余 基本支出 项目支出 机关运行经费 “三公”经费 政府采购 绩效自评";
    for (const term of terms.split(" ")) expect(glossary).toContain(`${term}：`);
  });

  it("keeps the contents to what stands in the report", () => {
    expect(document.contents.map(({ text }) => text)).toContain("收入支出决算总表");
    expect(document.contents.filter(({ level }) => level === 1)).toHaveLength(5);
    expect(new Set(document.contents.map(({ id }) => id)).size).toBe(document.contents.length);
  });
});

// R21–R26 and R31 are about text and tables agreeing: both cite the same keys.
describe("figures of the text", () => {
  const printed = (text: string) =>
    [...text.matchAll(/-?[\d,]+\.\d\d(?=万元)/g)].map(([one]) => one);

  it("equal the cells of the tables, or were typed or computed for the text alone (R21)", () => {
    const cells = document.blocks
      .flatMap((block) => (block.kind === "table" ? block.body : []))
      .flatMap((row) => row.cells.map((cell) => cell.text.replaceAll(",", "")));
    const own = new Set([
      // last year's totals and what changed since
      ..."378.99 83.97 20.27 1.13 18.50 2.07 1.77 1.18 2.02".split(" "),
      // 五（三）: the budget of each item
      ..."379.50 218.64 6.09 150.27".split(" "),
    ]);
    const sections = notes.slice(0, notes.indexOf("九、"));
    const travel = ["0.62", "0.60", "0.28", "0.19", "0.33"];
    const strays = printed(sections).filter(
      (figure) => !cells.includes(figure) && !own.has(figure) && !travel.includes(figure),
    );
    expect(strays).toEqual([]);
  });

  it.each([
    { part: "384.99", whole: "462.96", share: "83.16" },
    { part: "77.97", whole: "462.96", share: "16.84" },
    { part: "422.56", whole: "462.96", share: "91.27" },
    { part: "230.26", whole: "384.99", share: "59.81" },
    { part: "154.73", whole: "384.99", share: "40.19" },
    { part: "16.43", whole: "21.40", share: "76.78" },
  ])("$part of $whole is printed as $share% (R22)", ({ part, whole, share }) => {
    expect(new Decimal(part).div(whole).times(100).toFixed(2)).toBe(share);
    expect(notes).toMatch(new RegExp(`${part}万元，占(?:[^\\d]*的)?${share}%`));
  });

  it("give changes on last year's base, with the word of their sign (R23)", () => {
    const changes = [
      ...notes.matchAll(/为([\d.]+)万元，本年度(增加|减少)([\d.]+)万元，(增长|下降)([\d.]+)%/g),
    ];
    expect(changes.length).toBeGreaterThanOrEqual(8);
    for (const [, base = "", word, change = "", percentWord, percent] of changes) {
      expect(new Decimal(change).div(base).times(100).toFixed(2)).toBe(percent);
      expect([word, percentWord]).toEqual(word === "增加" ? ["增加", "增长"] : ["减少", "下降"]);
    }
  });

  it("tell rate, word and amounts of a budget alike (R24)", () => {
    const rates = [
      ...notes.matchAll(
        /年初预算为([\d.]+)万元，支出决算为([\d.]+)万元，完成年初预算的([\d.]+)%(?:，决算数(大于|小于|等于))?/g,
      ),
    ];
    expect(rates.length).toBeGreaterThanOrEqual(8);
    for (const [, budget = "", actual = "", rate, word] of rates) {
      expect(new Decimal(actual).div(budget).times(100).toFixed(2)).toBe(rate);
      const order = new Decimal(actual).cmp(budget);
      if (word !== undefined) expect(word).toBe(["小于", "等于", "大于"][order + 1]);
    }
  });

  it("never take a percentage of zero (R25)", () => {
    const changed = documentOf(
      repliesOf(EXAMPLE, {
        "overall.prior": "0",
        "fiscal.prior": "0",
        "general_budget.prior": "0",
        "meeting.budget": "0",
        "meeting.prior": "0",
        "operating_cost.budget": "0",
        "three_public.reception.budget": "0",
        "three_public.reception.budget_reason": "年中安排。",
      }),
    );
    const text = partOf(changed, "三");
    expect(text).toContain("本年度增加462.96万元（上年无此项收支）");
    expect(text).toContain("公务接待费支出决算为2.95万元，年初无预算安排");
    expect(text).not.toMatch(/为0\.00万元，本年度(?:增加|减少)[\d.]+万元，(?:增长|下降)/);
    expect(text).not.toMatch(/(?:Infinity|NaN)/);
  });

  it("have shares that add up to 100 without being forced (R26)", () => {
    const [, kinds = ""] = /本年支出合计462\.96万元，其中：([^。]*)。/.exec(notes) ?? [];
    const shares = [...kinds.matchAll(/占([\d.]+)%/g)].map(([, share = ""]) => new Decimal(share));
    const sum = shares.reduce((total, share) => total.plus(share), new Decimal(0));
    expect(sum.minus(100).abs().lte(new Decimal("0.005").times(shares.length))).toBe(true);
  });

  it("have one value in the whole document (R31)", () => {
    expect(partOf(document, "五")).toContain("会议费支出决算1.28万元");
    expect(partOf(document, "五")).toContain("年初预算为21.40万元，支出决算为21.40万元");
    const changed = documentOf(repliesOf(EXAMPLE, { "meeting.actual": "1.9385" }));
    const values = [
      ...proseOf(changed).matchAll(
        /会议费(?:支出决算|年初预算为[\d.]+万元，支出决算为)([\d.]+)万元/g,
      ),
    ];
    expect(values.map(([, value]) => value)).toEqual(["1.94", "1.94"]);
  });
});

describe("tables", () => {
  it("number the rows of 公开01表 as the official form does", () => {
    const { body } = tableOf(document, "公开01表");
    const cells = body.map((row) => row.cells.map((cell) => cell.text));
    expect(body).toHaveLength(28);
    expect(cells[0]).toEqual([
      "一、一般公共预算财政拨款收入",
      "1",
      "462.96",
      "一、一般公共服务支出",
      "29",
      "10.00",
    ]);
    expect(cells[24]).toEqual(["本年收入合计", "25", "462.96", "本年支出合计", "53", "462.96"]);
    expect(cells[27]).toEqual(["总计", "28", "462.96", "总计", "56", "462.96"]);
  });

  it("leave what nobody named blank and print a typed zero", () => {
    const { body } = tableOf(document, "公开01表");
    expect(body[1]?.cells[5]?.text).toBe("");
    const typed = tableOf(
      documentOf(repliesOf(EXAMPLE, { "profile.nature": "事业单位" })),
      "公开01表",
    );
    expect(typed.body[3]?.cells[2]?.text).toBe("0.00");
  });

  it("carry over to 公开02表 when everything is 财政拨款", () => {
    const rows = tableOf(document, "公开02表").body.map((row) =>
      row.cells.map((cell) => cell.text),
    );
    expect(rows).toContainEqual(["205", "教育支出", "422.56", "422.56", "", "", "", "", ""]);
  });

  it("keep the empty 公开08表 with its note", () => {
    const { notes: below } = tableOf(document, "公开08表");
    expect(below).toEqual([expect.stringContaining("故本表无数据")]);
  });

  it("total 公开06表 as 人员经费 and 公用经费", () => {
    const last = tableOf(document, "公开06表").body.at(-1);
    expect(last?.cells.map((cell) => cell.text)).toEqual([
      "人员经费合计",
      "230.26",
      "公用经费合计",
      "154.73",
    ]);
  });

  it("have rows as wide as their header", () => {
    for (const block of document.blocks) {
      if (block.kind !== "table") continue;
      for (const row of block.body) {
        expect(row.cells.reduce((sum, cell) => sum + cell.columns, 0)).toBe(block.widths.length);
      }
    }
  });
});

it("says nothing of an optional question left open", () => {
  expect(prose).not.toMatch(/联系电话|保密审查|公开日期|绩效自评结果：/);
  const given = documentOf(
    repliesOf(EXAMPLE, { "profile.phone": "0731-1234", "performance.score": "95分，优" }),
  );
  expect(given.cover.notes).toEqual(["联系电话：0731-1234"]);
  expect(partOf(given, "三")).toContain("绩效自评结果：95分，优。");
});
