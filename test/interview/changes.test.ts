import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectConsistent, factsOf } from "./invariants.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
});

/** Income 462.96 against 378.99 the year before, with the reason for it. */
function withReason(reason = "新增招商项目。"): void {
  talk.type("/edit income.total");
  talk.type("462.96", "total");
  talk.type("/edit income.total");
  talk.press("其余全部为0");
  talk.type("/edit overall.prior");
  talk.type("378.99", "prior");
  talk.type("/edit overall.reason");
  talk.type(reason, "reason");
}

describe("an answer of before", () => {
  it("is found by its name, changed, and one goes on where one was", () => {
    const here = talk.where();
    talk.type("/edit 奖金");
    talk.type("56.95");
    expect(talk.where()).toBe(here);
    talk.type("/edit 奖金");
    expect(talk.type("59.65")).toContain("奖金由56.95万元改为59.65万元");
    expect(talk.where()).toBe(here);
  });

  it("is asked for among those a name may mean", () => {
    const said = talk.type("/edit 接待费");
    expect(said).toContain("是哪一项");
    expect(talk.labels()).toEqual(expect.arrayContaining(["公务接待费", "公务接待费预算数"]));
    talk.type("公务接待费预算数");
    expect(talk.where()).toBe("three_public.reception.budget");
  });

  it("is reached through the list, group by group, optional ones too", () => {
    talk.type("/edit 奖金");
    talk.type("56.95");
    talk.press("填报清单");
    expect(talk.press("一般公共预算基本支出")).toContain("奖金：56.95万元");
    talk.press("奖金");
    expect(talk.where()).toBe("basic.30103");
    talk.press("填报清单");
    expect(talk.press("可选内容（选填）")).toContain("联系电话（选填）：未填");
    talk.press("联系电话");
    talk.type("0731-12345678");
    expect(talk.report().answers.has("profile.phone")).toBe(true);
  });

  it("is changed by editing its message, which keeps the question at hand", () => {
    talk.type("/edit 物业管理费");
    talk.type("14.74", "rent");
    const here = talk.where();
    const said = talk.edit("rent", "14.47");
    expect(said).toContain("物业管理费由14.74万元改为14.47万元");
    expect(talk.labels()).toContain("撤销");
    expect(talk.amount("basic.30209")).toBe("144700");
    expect(talk.where()).toBe(here);
    talk.press("撤销");
    expect(talk.amount("basic.30209")).toBe("147400");
  });

  it("stays when its message is edited into nonsense, or into the same", () => {
    talk.type("/edit 物业管理费");
    talk.type("14.74", "rent");
    expect(talk.edit("rent", "约14")).toContain("原来的答案没动");
    expect(talk.edit("rent", "14.74万元")).toContain("没有变");
    expect(talk.events).toEqual([]);
    expect(talk.amount("basic.30209")).toBe("147400");
  });

  it("is found again when the portrait no longer asks for it and then does", () => {
    talk.type("/edit meeting.actual");
    talk.type("1.28", "meeting");
    talk.press("填报清单");
    talk.press("单位情况");
    talk.press("☑会议");
    talk.press("确定");
    talk.press("确定去掉");
    expect(talk.edit("meeting", "1.30")).toContain("会议费按本单位情况不用填");
    expect(talk.type("/edit meeting.actual")).toContain("不用填");
    expect(talk.amount("meeting.actual")).toBe("12800");
    talk.press("填报清单");
    talk.press("单位情况");
    talk.press("☐会议");
    talk.press("确定");
    expect(talk.type("/edit meeting.actual")).toContain("现在是：1.28万元");
  });

  it("is told when it hangs on figures that are not there yet", () => {
    expect(talk.type("/edit overall.reason")).toContain("要先填它前面的数");
  });

  it("tells that a computed figure is not filled", () => {
    expect(talk.type("/edit basic.personnel")).toContain("算出来的");
  });
});

describe("what an edited message may be besides", () => {
  it("is told when it was no answer", () => {
    talk.type("/edit 奖金");
    talk.type("你好吗", "hello");
    expect(talk.edit("hello", "462.96x")).toContain("原来的答案没动");
    talk.type("462.96");
    expect(talk.edit("hello", "1")).toContain("不是答案");
    expect(talk.edit("unheard of", "1")).toContain("不是答案");
  });

  it("is a pasted block: it is shown anew before anything changes", () => {
    talk.type("/edit 奖金");
    talk.type("基本工资67.70，奖金59.65", "block");
    talk.press("全部采用");
    const here = talk.where();
    const said = talk.edit("block", "基本工资67.70，奖金56.95");
    expect(said).toContain("奖金 56.95万元（原来59.65万元）");
    expect(talk.amount("basic.30103")).toBe("596500");
    talk.press("全部采用");
    expect(talk.amount("basic.30103")).toBe("569500");
    expect(talk.where()).toBe(here);
  });

  it("is a block that waits for a yes: it is read again", () => {
    talk.type("/edit 奖金");
    talk.type("基本工资67.70，奖金59.65", "block");
    expect(talk.edit("block", "基本工资67.70，奖金56.95")).toContain("奖金 56.95万元");
    talk.press("全部采用");
    expect(talk.amount("basic.30103")).toBe("569500");
  });

  it("is a block that makes no sense any more", () => {
    talk.type("/edit 奖金");
    talk.type("基本工资67.70，奖金59.65", "block");
    talk.press("全部采用");
    expect(talk.edit("block", "不对")).toContain("什么都没改");
    expect(talk.amount("basic.30103")).toBe("596500");
  });
});

describe("撤销 while something is shown that is not stored", () => {
  it.each(["/undo", "撤销"])("%s calls a pasted block off and leaves what was answered", (word) => {
    talk.type("/edit 奖金");
    talk.type("56.95");
    talk.type("/edit 奖金");
    talk.type("基本工资67.70，津贴补贴59.65");
    expect(talk.where()).toBe("paste");
    const said = talk.type(word);
    expect(said).toContain("没有采用，什么都没改。");
    expect(said).toContain("再发一次 /undo");
    expect(talk.events).toEqual([]);
    expect(talk.amount("basic.30103")).toBe("569500");
    expect(talk.where()).not.toBe("paste");
    expect(talk.type("/undo")).toContain("奖金恢复为未填");
  });

  it("calls off a reply with two readings, and asks the same again", () => {
    talk.type("/edit 奖金");
    talk.type("三万五");
    expect(talk.where()).toBe("which");
    expect(talk.type("/undo")).toContain("“三万五”没有记，什么都没改。");
    expect(talk.where()).toBe("basic.30103");
    expect(talk.events).toEqual([]);
  });
});

describe("撤销 pressed and typed", () => {
  const SHOWN: Readonly<Record<string, (to: Talk) => void>> = {
    paste: (to) => to.type("基本工资67.70，津贴补贴59.65"),
    which: (to) => to.type("三万五"),
    "last-year": (to) =>
      to.file("2018年决算.docx", {
        is: "last-year",
        year: "2018",
        values: { "meeting.actual": { kind: "money", yuan: "12800", precision: "50" } },
        remarks: [],
      }),
    import: (to) =>
      to.file("决算.json", {
        is: "report",
        report: {
          ...{ format: "juesuan-report", version: 1, pack: pack.name, packVersion: pack.version },
          ...{ year: "2019", department: "", date: "2020-08-12", rows: [], closures: [] },
          answers: [],
        },
      }),
  };

  beforeEach(() => {
    talk.type("/edit 奖金");
    talk.type("56.95", "bonus");
    talk.type("/edit 津贴补贴");
  });

  it.each(Object.keys(SHOWN))("%s is called off where nothing else is told", (at) => {
    SHOWN[at]?.(talk);
    expect(talk.where()).toBe(at);
    expect(talk.labels()).not.toContain("撤销");
    const said = talk.type("撤销");
    expect(said).toContain("什么都没改");
    expect(said).toContain("要撤销前面答过的，请再发一次 /undo。");
    expect(talk.events).toEqual([]);
    expect(talk.where()).not.toBe(at);
    expect(talk.amount("basic.30103")).toBe("569500");
  });

  it.each(Object.keys(SHOWN))("take back the change told beside %s, which still waits", (at) => {
    SHOWN[at]?.(talk);
    talk.edit("bonus", "59.65");
    expect(talk.labels()).toContain("撤销");
    const other = talk.fork();
    other.edit("bonus", "59.60");
    const [pressed, typed] = [talk.press("撤销"), other.type("撤销")];
    expect(pressed).toContain("已撤销：奖金恢复为56.95万元。");
    expect(typed).toContain("已撤销：奖金恢复为59.65万元。");
    for (const one of [talk, other]) expect(one.where()).toBe(at);
  });
});

describe("/undo", () => {
  const actions: readonly (readonly [string, () => void])[] = [
    ["an answer", () => talk.type("城南办公室")],
    [
      "a change",
      () => {
        talk.type("/edit 奖金");
        talk.type("56.95");
        talk.type("/edit 奖金");
        talk.type("59.65");
      },
    ],
    [
      "无此项",
      () => {
        talk.type("/edit 奖金");
        talk.press("无此项");
      },
    ],
    [
      "a pasted block",
      () => {
        talk.type("/edit 奖金");
        talk.type("基本工资67.70，奖金59.65");
        talk.press("全部采用");
      },
    ],
    [
      "a group closed",
      () => {
        talk.type("/edit income.total");
        talk.press("其余全部为0");
      },
    ],
    [
      "a group said to be 无此项",
      () => {
        talk.press("填报清单");
        talk.press("会议费");
        talk.type("/edit meeting.actual");
        talk.type("1.28");
        talk.press("填报清单");
        talk.press("会议费");
        talk.press("本组无此项");
      },
    ],
    [
      "the portrait",
      () => {
        talk.press("填报清单");
        talk.press("单位情况");
        talk.press("☑会议");
        talk.press("☐培训");
        talk.press("确定");
      },
    ],
    [
      "a corrected message",
      () => {
        talk.type("/edit 奖金");
        talk.type("56.95", "m");
        talk.edit("m", "59.65");
      },
    ],
    [
      "a pasted table with its rows",
      () => {
        talk.press("填报清单");
        talk.press("支出按功能分类");
        talk.type("编码\t名称\t基本支出\t项目支出\n205\t教育支出\t1\t2");
        talk.press("全部采用");
      },
    ],
    [
      "a row",
      () => {
        talk.press("填报清单");
        talk.press("支出按功能分类");
        talk.type("205");
      },
    ],
    [
      "a row taken away with its figures",
      () => {
        talk.press("填报清单");
        talk.press("支出按功能分类");
        talk.type("205");
        talk.type("3");
        talk.type("4");
        talk.type("删除 205");
      },
    ],
  ];

  it.each(actions)("takes back %s", (_, act) => {
    act();
    const done = talk.report();
    const batch = done.undo.at(-1)?.batch;
    const all = [...done.undo].length;
    const before = factsBefore(act);
    expect(talk.type("/undo")).toContain("已撤销");
    expect(talk.report().undo).toHaveLength(all - 1);
    expect(talk.report().undo.some((entry) => entry.batch === batch)).toBe(false);
    expect(factsOf(talk.report())).toEqual(before);
    expectConsistent(pack, talk.report());
  });

  /** The same steps in a conversation of its own, up to the last that changed something. */
  function factsBefore(act: () => void): object {
    const other = startFilling(pack);
    const kept = talk;
    const facts: object[] = [];
    talk = new Proxy(other, {
      get(target, name: keyof Talk) {
        if (name === "type" || name === "press" || name === "edit")
          facts.push(factsOf(target.report()));
        return Reflect.get(target, name) as unknown;
      },
    });
    act();
    talk = kept;
    return facts.at(-1) ?? {};
  }

  it("goes further back each time, and ends", () => {
    talk.type("/edit 奖金");
    talk.type("56.95");
    talk.type("/edit 奖金");
    talk.type("59.65");
    expect(talk.type("/undo")).toContain("奖金恢复为56.95万元");
    expect(talk.type("/undo")).toContain("奖金恢复为未填");
    talk.type("撤销");
    expect(talk.type("/undo")).toContain("没有可以撤销的改动了");
    expect(talk.type("/undo")).toContain("没有可以撤销的改动了");
    expect(talk.report().answers.has("fiscal_year")).toBe(true);
  });

  it("asks again for what it took back, then goes on where one was", () => {
    talk.type("城南办公室");
    const here = talk.where();
    talk.type("/undo");
    expect(talk.where()).toBe("profile.name");
    talk.type("城北办公室");
    expect(talk.where()).toBe(here);
  });
});

describe("待复核", () => {
  it("marks an explanation whose figures changed, until it is written again", () => {
    withReason();
    talk.type("/edit income.total");
    expect(talk.type("470")).toContain("待复核");
    expect(talk.report().reviews.get("overall.reason")).toEqual({
      because: "figure",
      key: "income.total",
    });
    const said = talk.type("看待复核");
    expect(said).toContain("本年收入合计改过了，请看这段说明还对不对：“新增招商项目。”");
    talk.press("改");
    talk.type("新增招商和安全两个项目。");
    expect(talk.report().reviews.size).toBe(0);
  });

  it("quotes the sentence that has the old value, and is cleared by a look", () => {
    withReason("新增项目。上年只有378.99万元。");
    const said = talk.edit("prior", "379.00");
    expect(said).toContain("待复核");
    talk.press("看1处");
    expect(talk.messages.at(-1)?.text).toContain("这里还写着旧数：“上年只有378.99万元。”");
    talk.press("看过了，不用改");
    expect(talk.report().reviews.size).toBe(0);
    expect(talk.report().answers.get("overall.reason")?.answer.state).toBe("value");
  });

  it("keeps the sentence in mind when the figure changes once more", () => {
    withReason("新增项目。上年只有378.99万元。");
    talk.edit("prior", "379.00");
    talk.edit("prior", "379.50");
    expect(talk.report().reviews.get("overall.reason")?.because).toBe("quote");
  });

  it("says nothing of an old value once the figure is changed back by hand", () => {
    withReason("新增项目。上年只有378.99万元。");
    talk.edit("prior", "379.00");
    talk.edit("prior", "378.99");
    expect(talk.report().reviews.get("overall.reason")).toEqual({
      because: "figure",
      key: "overall.prior",
    });
    expect(talk.type("看待复核")).not.toContain("旧数");
  });

  it("is taken back with the change that brought it", () => {
    withReason("新增项目。上年只有378.99万元。");
    talk.edit("prior", "379.00");
    talk.type("/undo");
    expect(talk.report().reviews.size).toBe(0);
  });

  it("goes when the explanation is not asked any more", () => {
    withReason();
    talk.edit("total", "400");
    expect(talk.report().reviews.size).toBe(1);
    talk.edit("total", "378.99");
    expect(talk.report().reviews.size).toBe(0);
    expect(talk.report().answers.has("overall.reason")).toBe(true);
  });
});
