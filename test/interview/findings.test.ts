import { beforeEach, describe, expect, it } from "vitest";
import { expectConsistent } from "./invariants.js";
import { startTalk, type Talk } from "./talk.js";
import { tinyPack } from "./tiny-pack.js";

const PACK = tinyPack({
  groups: `
  - group: sums
    title: 合计
    place: 表一
    questions:
      - { key: sum.all, label: 支出合计, kind: money, control: true }
      - { key: sum.pay, label: 工资, kind: money }
      - { key: sum.rent, label: 房租, kind: money }
      - { key: sum.prior, label: 上年支出, kind: money }
      - key: sum.reason
        label: 变动的原因
        kind: text
        when: sum.all != sum.prior
        lead: "支出{{ sum.all | amount }}，比上年{{ sum.all | change_from: sum.prior }}，主要原因是"
        explains: sum.all - sum.prior
  - group: codes
    title: 科目
    place: 表二
    sparse: true
    questions:
      - rows: codes
        label: 科目
        code_lengths: [3, 5]
        names: function
        usual_codes: ["201", "205"]
        name_column: name
        columns:
          name: { label: 名称, kind: text, optional: true }
          amount: { label: 金额, kind: money }
`,
  checks: `
- { id: R1, says: 合计应等于各项之和, equation: sum.all = sum.pay + sum.rent, left: 支出合计, right: 各项之和 }
- { id: R2, says: 科目之和应等于合计, equation: sum.all = sum(codes.*.amount), left: 支出合计, right: 科目之和 }
- { id: R3, says: 房租一般不大于工资, equation: sum.rent <= sum.pay, severity: warning, left: 房租, right: 工资 }
- { id: R4, says: 房租应不大于上年支出, equation: sum.rent <= sum.prior, left: 房租, right: 上年支出 }
`,
});

let talk: Talk;

beforeEach(() => {
  talk = startTalk(PACK);
  talk.type("/new 2019");
  talk.press("确定");
});

/** Answers of the first group, one after another. */
function fill(...answers: readonly string[]): string {
  return talk.typeAll(...answers);
}

describe("at the end of a group", () => {
  it("speaks of what does not add up, and of nothing before", () => {
    talk.type("126.65");
    talk.type("67.70");
    expect(talk.type("59.85")).not.toContain("必须改");
    talk.type("126.65");
    expect(talk.where()).toBe("finding");
    expect(talk.refresh()).toMatch(/⚠ 必须改：支出合计126.65万元，各项之和127.55万元，多0.90万元/);
  });

  it("mends a slip with one tap, or with what is written on it", () => {
    fill("126.65", "67.70", "59.85", "126.65");
    const label = talk.labels()[0] ?? "";
    expect(label).toContain("改为");
    expect(talk.type(label)).toContain("已改 ✅");
    expect(talk.report().findings.size).toBe(0);
    expect(talk.type("/undo")).toContain("已撤销");
    expect(talk.report().findings.size).toBe(1);
    expectConsistent(PACK, talk.report());
  });

  it("goes on after 〔先放着〕 and comes back with 看问题", () => {
    fill("100", "70", "40", "100");
    talk.press("先放着");
    expect(talk.where()).toBe("rows");
    talk.type("看问题");
    expect(talk.where()).toBe("finding");
  });

  it("shows the figures of a finding, each one tap away, and comes back", () => {
    fill("100", "70", "40", "100");
    const said = talk.press("我来查");
    expect(said).toContain("支出合计：100.00万元");
    talk.press("房租");
    expect(talk.type("30")).toContain("房租由40.00万元改为30.00万元");
    expect(talk.where()).toBe("rows");
  });

  it("takes no words for an answer", () => {
    fill("100", "70", "40", "100");
    expect(talk.type("合同跨年")).toContain("“合同跨年”没有记");
    expect(talk.report().acceptances.size).toBe(0);
  });

  it("adds a row that was left out", () => {
    fill("100", "60", "40", "100");
    talk.typeAll("201", "70");
    talk.press("其余全部为0");
    expect(talk.refresh()).toContain("是否漏填了");
    talk.press("补填");
    expect(talk.report().rows.get("codes")).toHaveLength(2);
    expect(talk.report().findings.size).toBe(0);
    talk.type("/undo");
    expect(talk.report().rows.get("codes")).toEqual(["201"]);
    expectConsistent(PACK, talk.report());
  });
});

describe("a reason", () => {
  beforeEach(() => {
    fill("100", "45", "55", "100");
    expect(talk.refresh()).toContain("请核实：房租55.00万元");
    talk.press("没错，写一句说明");
  });

  it("lets a finding stand until a figure in it changes", () => {
    expect(talk.type("本年补交三年房租。")).toContain("已记下说明");
    expect(talk.report().acceptances.get("R3")?.reason).toBe("本年补交三年房租。");
    talk.type("/edit 房租");
    talk.type("56");
    expect(talk.report().acceptances.size).toBe(0);
    expect(talk.report().findings.has("R3")).toBe(true);
  });

  it("does not lapse when another figure changes, or the same is typed again", () => {
    talk.type("本年补交三年房租。");
    talk.type("/edit 上年支出");
    talk.type("90");
    talk.type("/edit 房租");
    talk.type("55");
    expect(talk.report().acceptances.size).toBe(1);
  });

  it("may be dropped", () => {
    talk.type("不写了");
    expect(talk.where()).toBe("finding");
    expect(talk.report().acceptances.size).toBe(0);
  });

  it("is not made of nothing, nor of a book", () => {
    expect(talk.type("  ")).toContain("没有收到文字");
    expect(talk.type("长".repeat(501))).toContain("最多500个字");
    expect(talk.where()).toBe("reason");
  });

  it("is not kept for a finding that is gone meanwhile", () => {
    talk.type("/edit 房租");
    talk.type("40");
    talk.type("/edit 工资");
    talk.type("60");
    expect(talk.report().findings.has("R3")).toBe(false);
    expect(talk.report().acceptances.size).toBe(0);
  });
});

describe("a change of an old answer", () => {
  beforeEach(() => {
    fill("100", "45", "55", "100");
    talk.press("没错，写一句说明");
    talk.type("本年补交三年房租。");
    expect(talk.where()).toBe("rows");
  });

  it("tells at once what it broke elsewhere, and how to get there", () => {
    talk.type("/edit 房租");
    expect(talk.type("57").split("\n").slice(0, 3)).toEqual([
      "房租由55.00万元改为57.00万元。",
      "之前“本年补交三年房租”的说明作废了：房租57.00万元，大于工资45.00万元，多12.00万元，请再看一眼。",
      "⚠ 必须改：支出合计100.00万元，各项之和102.00万元，多2.00万元。发“看问题”逐个看。",
    ]);
    expect(talk.where()).toBe("rows");
    talk.type("看问题");
    expect(talk.where()).toBe("finding");
  });

  it("tells two and counts the others", () => {
    talk.type("/edit 房租");
    expect(talk.type("157")).toMatch(/作废[^]*必须改：[^\n]*另有1处。发“看问题”逐个看。/);
  });

  it("taken back brings back the reason it made void, with whoever gave it", () => {
    const given = talk.report().acceptances.get("R3");
    talk.typeAll("/edit 房租", "57");
    expect(talk.report().acceptances.size).toBe(0);
    expect(talk.type("/undo")).toContain(
      "已撤销：房租恢复为55.00万元。原来的说明“本年补交三年房租”也恢复了。",
    );
    expect(talk.report().acceptances.get("R3")).toEqual(given);
    expectConsistent(PACK, talk.report());
  });

  it("taken back leaves the reason void where the figures are others by now", () => {
    talk.typeAll("/edit 房租", "57", "/edit 工资", "43");
    talk.type("/undo");
    talk.typeAll("/edit 房租", "58", "/undo");
    expect(talk.report().acceptances.size).toBe(0);
    talk.type("/undo");
    expect(talk.report().acceptances.size).toBe(1);
  });

  it("says nothing twice", () => {
    talk.type("/edit 房租");
    talk.type("57");
    talk.type("/edit 上年支出");
    expect(talk.type("90")).not.toMatch(/作废|必须改/);
    talk.type("/edit 房租");
    expect(talk.type("58")).not.toMatch(/作废|必须改/);
  });

  it("says nothing where the problem is gone with it", () => {
    talk.type("/edit 工资");
    talk.type("50");
    talk.type("/edit 房租");
    expect(talk.type("50")).not.toMatch(/作废|必须改/);
    expect(talk.report().findings.size).toBe(0);
  });

  it("leaves it to the end of the group where one stays in it", () => {
    talk.type("上一题");
    talk.type("上一题");
    expect(talk.where()).toBe("sum.rent");
    const said = talk.type("57");
    expect(said).toContain("之前“本年补交三年房租”的说明作废了：房租57.00万元");
    expect(said.match(/必须改/g)).toHaveLength(1);
    expect(talk.where()).toBe("finding");
  });

  /** The rent is another, and so is the reason for it. */
  function explainAnew(): void {
    talk.type("/edit 房租");
    talk.type("57", "rent");
    talk.type("看问题");
    talk.press("先放着");
    talk.press("没错，写一句说明");
    talk.type("房租一次付清");
  }

  it.each(["edited", "pasted"])("tells of the lapsed reason when %s", (how) => {
    explainAnew();
    const said =
      how === "edited"
        ? talk.edit("rent", "58")
        : talk.typeAll("/paste", "房租 58\n上年支出 90", "全部采用");
    expect(said).toContain("之前“房租一次付清”的说明作废了：房租5");
    expect(talk.report().acceptances.size).toBe(0);
  });

  it("taken back puts the reason of before in the place of the one written since", () => {
    explainAnew();
    expect(talk.type("/undo")).toContain(
      "原来的说明“本年补交三年房租”也恢复了，代替“房租一次付清”。",
    );
    expect(talk.report().acceptances.get("R3")?.reason).toBe("本年补交三年房租。");
  });
});

it("asks again at once for what was explained before", () => {
  fill("120", "60", "60", "100", "支出增加20万元，增长20%。");
  talk.press("没错，写一句说明");
  talk.type("没有别的原因");
  talk.type("上一题");
  expect(talk.where()).toBe("sum.reason");
  const said = talk.type("支出增加了20万元，增长了20%。");
  expect(said).toMatch(/之前“没有别的原因”的说明作废了，请再看一眼：\n+请核实：/);
});

describe("looking through all of them", () => {
  it("comes to each one once, put off or not, the errors first", () => {
    fill("100.00", "45.00", "56.00", "100.00");
    talk.press("先放着");
    talk.press("先放着");
    talk.type("看问题");
    expect(talk.refresh()).toContain("必须改");
    talk.press("先放着");
    expect(talk.refresh()).toContain("请核实");
    talk.press("先放着");
    expect(talk.where()).toBe("done");
  });
});

describe("an explanation", () => {
  const EXPLAIN: readonly (readonly [string, boolean])[] = [
    ["支出增加20万元，增长20%。", true],
    ["压减开支，减少了两个项目。", true],
    ["退休1人。", false],
    ["新增一个项目。", false],
  ];

  it.each(EXPLAIN)("%s is asked about: %s", (text, asked) => {
    fill("120", "60", "60", "100");
    expect(talk.refresh()).toContain(
      "支出120.00万元，比上年增加20.00万元，增长20.00%，主要原因是……请接着写",
    );
    talk.type(text);
    expect(talk.report().findings.has("text:sum.reason")).toBe(asked);
    expectConsistent(PACK, talk.report());
    if (!asked) return;
    expect(talk.refresh()).toContain("请核实");
    talk.press("改");
    expect(talk.where()).toBe("sum.reason");
    talk.type("新增一个项目。");
    expect(talk.report().findings.size).toBe(0);
  });
});

describe("a figure just changed", () => {
  beforeEach(() => {
    fill("100.00", "45.00", "55.00", "100.00");
    talk.press("先放着");
  });

  it("is the first to be offered where the change alone broke it", () => {
    talk.typeAll("/edit 房租", "56.00");
    expect(talk.type("看问题")).toContain("多1.00万元。房租刚由55.00改为56.00，会不会改错了？");
    expect(talk.labels()[0]).toBe("房租改回55.00");
    expect(talk.press("房租改回55.00")).toContain("已改 ✅ 房租改为55.00万元");
    expect(talk.amount("sum.rent")).toBe("550000");
  });

  it("can be said in words", () => {
    talk.typeAll("/edit 房租", "56.00", "看问题", "改回55.00");
    expect(talk.amount("sum.rent")).toBe("550000");
  });

  it("is not offered where it mends nothing", () => {
    talk.typeAll("/edit 上年支出", "90.00", "/edit 房租", "56.00", "/edit 工资", "46.50");
    expect(talk.type("看问题")).not.toContain("改错");
  });
});

it("a yes to the one slip that is named mends it", () => {
  expect(fill("100.00", "5.50", "45.00", "100.00")).toContain("工资会不会是55.00？");
  expect(talk.type("是的")).toContain("已改 ✅ 工资改为55.00万元");
  expect(talk.amount("sum.pay")).toBe("550000");
});
