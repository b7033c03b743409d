import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "../talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

const APPLIES = "因公出国（境）、公务接待、公务用车、公务用车购置、会议、培训、政府采购";

/** At the first question of a group. */
function at(title: string): Talk {
  const talk = startFilling(pack, APPLIES);
  talk.type("某某办公室");
  talk.type(`/list ${title}`);
  if (talk.labels().includes("填本组")) talk.press("填本组");
  return talk;
}

const THREE_PUBLIC = "“三公”经费预算与决算";

describe("several figures in a line without a head", () => {
  it("are taken in the order the group has just asked for, which is told", () => {
    const talk = at(THREE_PUBLIC);
    const shown = talk.type("公务接待费 4.10 3.91 3.50\n因公出国（境）费 2.02 2.02 0");
    expect(shown).toContain("没有表头，几个数依次是预算数、决算数、上年决算数。");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.budget")).toBe("41000");
    expect(talk.amount("three_public.reception.actual")).toBe("39100");
    expect(talk.amount("three_public.reception.prior")).toBe("35000");
  });

  it("are asked about once where there are fewer than columns", () => {
    const talk = at(THREE_PUBLIC);
    const shown = talk.type("公务接待费 4.10 3.91\n因公出国（境）费 2.02 2.03");
    expect(shown).toBe("“公务接待费 4.10 3.91等2行”没有表头，这几个数是什么？");
    expect(talk.press("决算数、上年决算数")).toContain("认出4项，还没有记录");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.actual")).toBe("41000");
    expect(talk.amount("three_public.reception.prior")).toBe("39100");
    expect(talk.amount("three_public.overseas.prior")).toBe("20300");
    expect(talk.amount("three_public.reception.budget")).toBeUndefined();
  });

  it("are taken as what is stored proves", () => {
    const talk = at(THREE_PUBLIC);
    talk.type("公务接待费预算数 4.10\n因公出国（境）费预算数 2.02\n公务接待费上年决算数 3.50");
    talk.press("全部采用");
    talk.type(`/list ${THREE_PUBLIC}`);
    const shown = talk.type("公务接待费 3.50 3.91 4.10");
    expect(shown).toContain("没有表头，几个数依次是上年决算数、决算数、预算数。");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.actual")).toBe("39100");
  });

  it("are one question which of them counts where only one is asked for", () => {
    const talk = at("一般公共预算基本支出");
    const shown = talk.type("办公费\t4.10\t3.91\n印刷费\t\t2.23\n302 商品和服务支出\t4.10\t6.14");
    expect(shown).toContain("没有表头，这几个数是什么？");
    expect(talk.labels().slice(0, 2)).toEqual(["第1个（4.10）", "第2个（3.91）"]);
    const chosen = talk.type("第2个（3.91）");
    expect(chosen).toContain("认出2项");
    expect(chosen).toContain("同一行的其他数没有采用。");
    expect(chosen).toContain("商品和服务支出6.14万元，与各项之和一致 ✅");
    talk.press("全部采用");
    expect(talk.amount("basic.30201")).toBe("39100");
    expect(talk.amount("basic.30202")).toBe("22300");
  });

  it("are left where neither is meant, and told", () => {
    const talk = at("一般公共预算基本支出");
    talk.type("办公费 4.10 3.91");
    expect(talk.press("都不是")).toContain("没有采用：办公费 4.10 3.91");
    talk.press("取消");
    expect(talk.amount("basic.30201")).toBeUndefined();
  });

  it("are refused with a way out where two tables may be meant", () => {
    const talk = at("一般公共预算基本支出");
    talk.type("/paste");
    talk.press("取消");
    const home = at("部门概况");
    home.type("/paste");
    expect(home.type("公务接待费 4.10 3.91")).toContain("没有采用，请连表头一起贴");
  });

  it("of a table by code are asked about where nothing named their columns", () => {
    const talk = at("部门概况");
    talk.type("/paste");
    talk.type("205 教育支出 384.99 37.57\n201 一般公共服务支出 0 10");
    talk.press("一般公共预算项目支出、一般公共预算基本支出");
    talk.press("全部采用");
    expect(talk.amount("function.205.general_project")).toBe("3849900");
    expect(talk.amount("function.201.general_basic")).toBe("100000");
  });

  it("of a table by code are taken as the group asked for them, but not where they may be totals", () => {
    const talk = at("支出按功能分类");
    expect(talk.type("205 教育支出 384.99 37.57")).toContain("认出2项");
    talk.press("取消");
    expect(talk.type("205 教育支出 422.56 422.56")).toContain("没有表头，这几个数是什么？");
    talk.press("合计、一般公共预算项目支出");
    talk.press("全部采用");
    expect(talk.amount("function.205.general_project")).toBe("4225600");
    expect(talk.amount("function.205.general_basic")).toBeUndefined();
  });

  it("are weighed for their unit once their columns are known", () => {
    const talk = at(THREE_PUBLIC);
    talk.type("公务接待费预算数 4.10");
    talk.press("全部采用");
    talk.type(`/list ${THREE_PUBLIC}`);
    talk.type("因公出国（境）费 20200 20300");
    talk.press("万元");
    expect(talk.press("决算数、上年决算数")).toContain("比其他的大很多");
  });
});
