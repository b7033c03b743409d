import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectConsistent } from "./invariants.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";
import { tinyPack } from "./tiny-pack.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
  talk.press("填报清单");
  talk.press("支出按功能分类");
});

describe("a row", () => {
  it("is given by its code and asked column by column, its name said", () => {
    expect(talk.type("205")).toContain("205 教育支出：一般公共预算基本支出，万元");
    expect(talk.type("384.99")).toContain("205 教育支出：一般公共预算项目支出，万元");
    expect(talk.type("37.57")).toContain(
      "205 教育支出：一般公共预算基本支出384.99，一般公共预算项目支出37.57万元",
    );
    expect(talk.where()).toBe("rows");
  });

  it("given with an amount says that the amount was not taken", () => {
    const said = talk.type("205 400");
    expect(said).toContain("只收下编码205，后面的“400”没有记");
    expect(talk.where()).toBe("function.205.general_basic");
    expect(talk.amount("function.205.general_basic")).toBeUndefined();
  });

  it("given again is there to be changed", () => {
    talk.typeAll("205", "384.99", "37.57");
    talk.type("205");
    expect(talk.where()).toBe("function.205.general_basic");
    expect(talk.type("380")).toContain("由384.99万元改为380.00万元");
  });

  it("is found by code or name", () => {
    talk.typeAll("205", "384.99", "37.57");
    talk.type("/edit 教育支出");
    expect(talk.labels()).toEqual(expect.arrayContaining(["205 一般公共预算基本支出"]));
    expect(talk.labels().join()).not.toContain("政府性基金");
    talk.press("205 一般公共预算项目支出");
    talk.type("30");
    expect(talk.amount("function.205.general_project")).toBe("300000");
  });

  it("is taken away with its figures, and no question of it is left", () => {
    talk.typeAll("205", "384.99", "37.57");
    expect(talk.type("删除 205")).toContain("已删除205这一行");
    expect(talk.report().rows.size).toBe(0);
    expect([...talk.report().answers.keys()].filter((key) => key.startsWith("function"))).toEqual(
      [],
    );
    expect(talk.type("/edit function.205.general_basic")).toContain("没有205这一行");
    expect(talk.type("删除 205")).toContain("没有205这一行");
    expectConsistent(pack, talk.report());
  });

  it.each([
    ["支出决算表\n公开03表\n编码\t名称\t本年支出合计\t基本支出\t项目支出", "basic", "project"],
    ["编码\t名称\t基本支出\t项目支出\t上缴上级支出", "basic", "project"],
    [
      "一般公共预算财政拨款支出决算表\n公开05表\n编码\t名称\t小计\t基本支出\t项目支出",
      "general_basic",
      "general_project",
    ],
    ["编码\t名称\t基本支出\t项目支出", "general_basic", "general_project"],
  ])("of a table %j is of the money the table is about", (head, basic, project) => {
    const sum = /合计|小计/.test(head) ? "\t422.56" : "";
    talk.type(`${head}\n205\t教育支出${sum}\t384.99\t37.57`);
    talk.press("全部采用");
    expect(talk.amount(`function.205.${basic}`)).toBe("3849900");
    expect(talk.amount(`function.205.${project}`)).toBe("375700");
    const others = ["basic", "general_basic"].filter((one) => one !== basic);
    for (const one of others) expect(talk.amount(`function.205.${one}`)).toBeUndefined();
  });

  it("is asked for its name when the list does not know the code", () => {
    expect(talk.type("2059998")).toContain("科目名称");
    talk.type("其他教育专项");
    expect(talk.type("10")).toContain("2059998 其他教育专项：一般公共预算项目支出");
  });

  it("takes its name with the code", () => {
    expect(talk.type("2059998 其他教育专项")).toContain(
      "2059998 其他教育专项：一般公共预算基本支出",
    );
  });

  it.each([
    ["20", /3、5、7位数字，“20”是2位/],
    ["999", /没有999这一类/],
    ["教育", /要科目编码，例：2050803/],
    ["<b>", /没看懂“<b>”/],
  ])("is not made of %s", (typed, why) => {
    const said = talk.type(typed);
    expect(said).toMatch(why);
    expect(talk.report().rows.size).toBe(0);
  });
});

describe("a deeper code", () => {
  beforeEach(() => {
    talk.typeAll("205", "384.99", "37.57");
  });

  it("makes its parent a sum, and says so", () => {
    const said = talk.type("2050803");
    expect(said).toContain("205有了下级科目，以后由下级汇总；原来填在205的数不再算");
    talk.typeAll("10", "20");
    const rows = talk.refresh();
    expect(rows).toMatch(/205 教育支出$/m);
    talk.press("其余全部为0");
    expect(talk.type("/edit function.205.general_basic")).toContain("由下级汇总，不用填");
    expectConsistent(pack, talk.report());
  });

  it("taken away gives the parent its figures back", () => {
    talk.type("2050803");
    talk.type("/undo");
    expect(talk.refresh()).toContain("205 教育支出：一般公共预算基本支出384.99");
  });

  it("is told of when the parent is given after it", () => {
    talk.type("2089901");
    talk.typeAll("1", "2");
    expect(talk.type("208")).toContain("208下面有更细的科目");
    expect(talk.where()).toBe("rows");
  });
});

describe("the end of a repeat group", () => {
  it("counts though there is no row", () => {
    talk.press("都没有，全部为0");
    expect(talk.report().tallies.get("function")).toEqual({ asked: 1, done: 1 });
  });

  it("alarms nobody while what its columns take over from is not filled yet", () => {
    talk.typeAll("205", "384.99", "37.57");
    expect(talk.press("其余全部为0")).not.toMatch(/必须改|请核实/);
    expect(talk.report().findings.size).toBe(0);
  });

  it("is open again with 〔再加一项〕, what was there stays", () => {
    talk.typeAll("205", "384.99", "37.57");
    talk.press("其余全部为0");
    talk.press("填报清单");
    talk.press("支出按功能分类");
    talk.press("再加一项");
    expect(talk.where()).toBe("rows");
    expect(talk.report().closures.size).toBe(0);
    expect(talk.amount("function.205.general_basic")).toBe("3849900");
  });

  it("is asked for when a figure makes the group apply", () => {
    const tiny = tinyPack({
      groups: `
  - group: money
    title: 收入
    place: 表一
    questions:
      - { key: in.total, label: 收入合计, kind: money }
  - group: item
    title: 明细
    place: 表二
    when: in.total != 0
    questions:
      - rows: item
        label: 科目
        code_lengths: [3, 5]
        names: function
        name_column: name
        columns:
          name: { label: 名称, kind: text, optional: true }
          amount: { label: 金额, kind: money }
`,
    });
    const small = startTalk(tiny);
    small.type("/new 2019");
    small.press("确定");
    small.type("0");
    expect(small.where()).toBe("done");
    small.type("/edit 收入合计");
    small.type("5");
    expectConsistent(tiny, small.report());
    expect(small.refresh()).toContain("明细还没点");
    small.press("去填");
    expect(small.where()).toBe("rows");
    small.type("205");
    small.type("5");
    expectConsistent(tiny, small.report());
    small.press("先空着");
    expect(small.where()).toBe("done");
    expect(small.refresh()).toContain("都填完了");
  });
});

describe("a pasted table", () => {
  const TABLE =
    "编码\t名称\t基本支出\t项目支出\n201\t一般公共服务支出\t\t10\n205\t教育支出\t384.99\t37.57\n999\t没有的\t1\t2";

  it("is taken whole after a yes, a wrong code told", () => {
    const said = talk.type(TABLE);
    expect(said).toContain("没有999这一类");
    expect(said).toContain("合计：");
    talk.press("全部采用");
    expect(talk.report().rows.get("function")).toEqual(["201", "205"]);
  });

  it("changes nothing after a no", () => {
    talk.type(TABLE);
    expect(talk.press("取消")).toContain("没有采用，什么都没改");
    expect(talk.report().rows.size).toBe(0);
    expect(talk.where()).toBe("rows");
  });

  it("is not taken by going elsewhere, which is said", () => {
    talk.type(TABLE);
    expect(talk.type("/edit 部门职责")).toContain("刚才贴的没有采用");
    expect(talk.report().rows.size).toBe(0);
  });
});
