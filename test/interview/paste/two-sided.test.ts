import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "../talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

/** A block that was asked for with /paste, as it is shown. */
function pasted(text: string): { readonly talk: Talk; readonly shown: string } {
  const talk = startFilling(pack, "公务接待、会议、政府采购");
  talk.type("某某办公室");
  talk.type("/paste");
  return { talk, shown: talk.type(text) };
}

function sheet(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join("\t")).join("\n");
}

describe("figures that stand alike in one block", () => {
  it("takes both sides of 公开01表 where income is as large as expenditure", () => {
    const { talk, shown } = pasted(
      sheet(
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款收入", "462.96", "五、教育支出", "422.56"],
        ["本年收入合计", "462.96", "本年支出合计", "462.96"],
      ),
    );
    expect(shown).toContain("“五、教育支出 422.56”由各科目的基本支出和项目支出合计，不直接采用。");
    talk.press("全部采用");
    expect(talk.amount("income.total")).toBe("4629600");
    expect(talk.amount("expenditure.total")).toBe("4629600");
  });

  it("takes the sum of a class in 公开06表 for what it is, though another group has a question of its name", () => {
    const { talk, shown } = pasted(
      `公开06表\n${sheet(
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
        ["303", "对个人和家庭的补助", "6.48", "30217", "公务接待费", "2.95"],
        ["30302", "退休费", "5.59", "30201", "办公费", "3.91"],
        ["30307", "医疗费补助", "0.89", "", "", ""],
      )}`,
    );
    expect(shown).toContain("对个人和家庭的补助6.48万元，与各项之和一致 ✅");
    talk.press("全部采用");
    expect(talk.amount("basic.30217")).toBe("29500");
    expect(talk.amount("basic.30307")).toBe("8900");
  });

  it("asks nothing about an item whose class adds up to the same figure", () => {
    const { talk } = pasted("302 商品和服务支出 3.91\n30201 办公费 3.91");
    expect(talk.chat().position).not.toHaveProperty("asks");
    talk.press("全部采用");
    expect(talk.amount("basic.30201")).toBe("39100");
  });

  it("tells what was not understood, though its digits are those of a figure that was", () => {
    const { shown } = pasted("30201 办公费 3\n班车费 13.3\n30202 印刷费 5");
    expect(shown).toMatch(/班车费 13\.3/);
  });

  it("gives every column of a table to the group whose columns they are", () => {
    const { talk } = pasted(
      sheet(
        ["项目", "预算数", "决算数", "上年数"],
        ["公务接待费", "2.95", "2.95", "1.77"],
        ["会议费", "1.2", "1.2", "1.2"],
      ),
    );
    expect(talk.chat().position).not.toHaveProperty("asks");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.budget")).toBe("29500");
    expect(talk.amount("three_public.reception.actual")).toBe("29500");
    expect(talk.amount("three_public.reception.prior")).toBe("17700");
    expect(talk.amount("meeting.budget")).toBe("12000");
    expect(talk.amount("meeting.actual")).toBe("12000");
    expect(talk.amount("meeting.prior")).toBe("12000");
    expect(talk.amount("basic.30215")).toBeUndefined();
  });

  it("tells a column beside the figures that nothing is asked about", () => {
    const { shown } = pasted(
      sheet(["项目", "上年决算数", "决算数"], ["印刷费", "3", "2.23"], ["电费", "4", "4.86"]),
    );
    expect(shown).toContain("“上年决算数”这一栏这里不用填，没有采用。");
  });

  it("asks nothing where a name is one group's own, and only like another's", () => {
    const { talk } = pasted("公务接待费决算数 3.2\n会议费决算数 1.28\n印刷费 2.23");
    expect(talk.chat().position).not.toHaveProperty("asks");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.actual")).toBe("32000");
    expect(talk.amount("meeting.actual")).toBe("12800");
    expect(talk.amount("basic.30217")).toBeUndefined();
  });

  it.each([
    { how: "with spaces", text: "3.91 办公费\n2.23 印刷费" },
    { how: "in cells", text: "3.91\t办公费\n2.23\t印刷费" },
    { how: "with their unit", text: "39100元 办公费\n22300元 印刷费" },
  ])("reads amounts before their names, $how", ({ text }) => {
    const { talk } = pasted(text);
    talk.press("全部采用");
    expect(talk.amount("basic.30201")).toBe("39100");
    expect(talk.amount("basic.30202")).toBe("22300");
  });

  it("takes numbers before names for the numbers of a list", () => {
    const { talk } = pasted("3 办公费\n4 印刷费");
    expect(talk.chat().position).not.toHaveProperty("proposals");
  });

  it("reads on past the number of a page", () => {
    const { talk, shown } = pasted(
      "302 商品和服务支出 6.14\n30201 办公费 3.91\n— 1 —\n第 2 页 共 2 页\n30202 印刷费 2.23",
    );
    expect(shown).toContain("商品和服务支出6.14万元，与各项之和一致 ✅");
    expect(shown).not.toContain("没看懂");
    talk.press("全部采用");
    expect(talk.amount("basic.30202")).toBe("22300");
  });
});
