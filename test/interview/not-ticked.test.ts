import { beforeAll, describe, expect, it } from "vitest";
import type { FileReply } from "../../src/interview/file/file-reading.js";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

/** Official tables with one figure more than what stands here. */
function tables(reply: Omit<FileReply, "place">): Parameters<Talk["file"]>[1] {
  const replies = [
    { key: "meeting.actual", typed: "1.28万元", place: "公开03表第5行" },
    { ...reply, place: "公开07表第6行" },
  ];
  return { is: "replies", from: "tables", replies, compared: [], closes: [], remarks: [] };
}

/** What keeps a question away is told by what to choose, wherever its figure comes from. */
describe("a figure of something the unit was said not to have", () => {
  it.each([
    {
      key: "three_public.overseas.budget",
      typed: "8.10万元",
      name: "因公出国（境）费预算数",
      how: "在〔单位情况〕里选上“因公出国（境）”后才填",
    },
    {
      key: "fiscal.government_fund",
      typed: "3.50万元",
      name: "政府性基金预算财政拨款收入",
      how: "在〔单位情况〕里选上“政府性基金”后才填",
    },
  ])("$name", ({ key, typed, name, how }) => {
    const talk = startFilling(pack, "会议");
    expect(talk.type(`/edit ${key}`)).toContain(`${name}按本单位情况不用填（无此项），${how}。`);

    const file = talk.file("表.xlsx", tables({ key, typed }));
    expect(file).toContain(`公开07表第6行“${name}”${typed}：${how}，没有采用。`);
    talk.press("取消");

    talk.type("/paste");
    const pasted = talk.type(`办公费 3.91万元\n${name} ${typed}`);
    expect(pasted).toContain(`${name} ${typed}：${how}，没有采用。`);
    talk.press("取消");

    talk.type("/paste");
    expect(talk.type(`${name} ${typed}`)).toContain(how);
    expect(talk.labels()).not.toContain("全部采用");
    expect(talk.amount(key)).toBeUndefined();
  });

  it("names the choice that is in the way, where another one is made", () => {
    const talk = startTalk(pack);
    talk.type("/new 2019");
    talk.type("行政单位\n会议");
    talk.press("确定");
    expect(talk.type("/edit income.business")).toContain(
      "在〔单位情况〕里把单位性质改成不是“行政单位”的后才填",
    );
  });

  it("names no choice where a figure decides", () => {
    const talk = startFilling(pack, "会议");
    talk.type("/edit meeting.actual");
    talk.type("0");
    expect(talk.type("/edit meeting.times")).not.toContain("单位情况〕");
  });
});

describe("a column of a pasted table", () => {
  const TABLE =
    "编码\t名称\t合计\t基本支出\t项目支出\t上缴上级支出\n205\t教育支出\t422.56\t384.99\t37.57\t0\n" +
    "208\t社保\t10\t4\t5\t1\n合计\t\t432.56\t388.99\t42.57\t1";

  it("the unit has nothing of is told, and no sum that holds it is said to agree", () => {
    const talk = startFilling(pack);
    talk.typeAll("城南办公室", "/list 支出按功能分类");
    const said = talk.type(TABLE);
    expect(said).toContain(
      "208 上缴上级支出 1：在〔单位情况〕里选上“上缴经营或补助附属单位”后才填，没有采用。",
    );
    expect(said).toContain("3个合计、小计都与各项之和一致 ✅");
    const lines = talk.press("逐行看");
    expect(lines).toContain("合计（全部资金的基本支出）388.99万元，与各项之和一致 ✅");
    expect(`${said}${lines}`).not.toMatch(/（上缴上级支出）|合计（合计）|208 社保（合计）/);
    talk.press("全部采用");
    expect(talk.report().answers.has("function.208.to_superior")).toBe(false);
  });

  it("is added up by itself where two tables stand side by side", () => {
    const talk = startFilling(pack);
    talk.typeAll("城南办公室", "/list 一般公共预算基本支出");
    const said = talk.type(
      "30101\t基本工资\t67.7\t30201\t办公费\t3.91\n30103\t奖金\t56.95\t30202\t印刷费\t1\n\t合计\t124.65\t\t合计\t4.91",
    );
    expect(said).toContain("合计124.65万元，与各项之和一致 ✅\n合计4.91万元，与各项之和一致 ✅");
    expect(
      talk.type("30101\t基本工资\t67.7\t30201\t办公费\t3.91\n\t合计\t67.7\t\t合计\t4.91"),
    ).toContain("⚠ 合计4.91万元，各项加起来是3.91万元，差1.00万元。");
  });
});
