import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectForPeople } from "./invariants.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
});

/** Says something and the prompt again; nothing changes. */
function expectNoChange(act: () => string): string {
  const { position } = talk.chat();
  const prompt = talk.refresh();
  const said = act();
  expect(talk.events).toEqual([]);
  expect(talk.chat().position).toMatchObject({ ...position });
  expect(said).toContain(prompt.split("\n").at(-1));
  return said;
}

describe("a polite line and the prompt again", () => {
  it("for a stale button", () => {
    const old = talk.token("先空着");
    talk.type("城南办公室");
    expect(expectNoChange(() => talk.pressToken(old))).toContain("过时");
    expectNoChange(() => talk.pressToken("constructor"));
    expectNoChange(() => talk.pressToken(""));
  });

  it.each([
    ["an unknown command", "/foo", "/help"],
    ["a command with nothing", "/", "/help"],
    ["/edit without a name", "/edit", "/edit 接待费"],
    ["/edit with a name nobody knows", "/edit 火箭", "没有找到“火箭”"],
    ["/help", "/help@bot", "/undo"],
    ["nothing", "  \n ", "没有收到文字"],
    ["a word of another place", "写完了", "没有〔写完了〕"],
    ["/new for a year nobody has", "/new 1999", "没有1999年度的题目"],
  ])("for %s", (_, text, says) => {
    expect(expectNoChange(() => talk.type(text))).toContain(says);
  });

  it("for a file", () => {
    expect(expectNoChange(() => talk.file("决算.xlsx"))).toContain("复制后粘贴");
  });

  it("for the same update again", () => {
    expectNoChange(() => talk.refresh());
  });

  it("for /start in the middle", () => {
    expect(expectNoChange(() => talk.type("/start"))).toContain("涉密内容请不要输入");
  });
});

describe("before there is a report", () => {
  it.each(["462.96", "/edit 奖金", "/undo", "/list", "/report", "确定", ""])(
    "%s leads home",
    (text) => {
      const fresh = startTalk(pack);
      const said = fresh.type(text);
      expect(said).not.toBe("");
      expect(fresh.labels()).toEqual(["新建2019年度报告"]);
      expectForPeople(fresh.messages);
    },
  );

  it("what is on a button may be typed", () => {
    const fresh = startTalk(pack);
    fresh.type("/start");
    fresh.type("新建2019年度报告");
    expect(fresh.where()).toBe("portrait");
  });
});

describe("two reports", () => {
  it("are made only when one is sure", () => {
    const first = talk.report().id;
    expect(talk.type("/new 2019")).toContain("您已有一份2019年度报告");
    talk.press("接着填");
    expect(talk.report().id).toBe(first);
    talk.type("/new 2019");
    talk.type("另建一份");
    expect(talk.report().id).not.toBe(first);
    expect(talk.where()).toBe("portrait");
    talk.type("/continue");
    expect(talk.labels().filter((label) => label.startsWith("继续"))).toHaveLength(2);
  });

  it("are put away and taken back with all that is in them", () => {
    talk.type("城南办公室");
    const id = talk.report().id;
    talk.press("填报清单");
    expect(talk.press("收起这份报告")).toContain("内容都在");
    expect(talk.chat().report).toBeNull();
    expect(talk.labels().some((label) => label.startsWith("取回："))).toBe(true);
    expect(talk.labels().some((label) => label.startsWith("继续："))).toBe(false);
    talk.press("取回");
    expect(talk.report().id).toBe(id);
    expect(talk.report().phase).toBe("filling");
    expect(talk.where()).toBe("income.total");
  });
});

describe("odd characters", () => {
  it.each([
    "<b>&amp;",
    "# 1. *x*",
    "{{ x }} {% y %}",
    "\u202e反",
    "一家👨‍👩‍👧",
    "a\u0000b",
    "x'; --",
    "__proto__",
    "constructor",
  ])("%j is kept as typed", (text) => {
    talk.type("/edit profile.scope");
    talk.type(text);
    expect(talk.report().answers.get("profile.scope")?.answer).toEqual({
      state: "value",
      value: { kind: "text", text },
    });
  });

  it.each(["__proto__", "constructor", "toString"])("%s is no button", (text) => {
    talk.type("/edit profile.staff");
    expect(talk.type(text)).toContain("例：13人");
  });
});

describe("words for buttons", () => {
  it.each([
    ["无此项", { state: "not-applicable" }],
    ["按规定不公开", { state: "withheld" }],
    ["〔无此项〕", { state: "not-applicable" }],
  ])("%s", (word, answer) => {
    talk.type("/edit profile.staff");
    talk.type(word);
    expect(talk.report().answers.get("profile.staff")?.answer).toEqual(answer);
  });

  it("下一题, 先空着 and 上一题 move", () => {
    const here = talk.where();
    talk.type("先空着");
    expect(talk.where()).not.toBe(here);
    talk.type("上一题");
    expect(talk.where()).toBe(here);
    talk.type("下一题");
    expect(talk.where()).not.toBe(here);
  });

  it("a group of the list is gone to by its name", () => {
    talk.type("填报清单");
    talk.type("部门概况 0/5");
    talk.type("填报清单");
    talk.type("部门概况");
    expect(talk.where()).toBe("profile.duties");
  });
});

describe("a list", () => {
  const items = (): unknown => talk.report().answers.get("profile.duties")?.answer;
  const list = (...texts: string[]): object => ({
    state: "value",
    value: { kind: "list", items: texts },
  });

  beforeEach(() => {
    talk.type("/edit profile.duties");
  });

  it("comes in several messages", () => {
    talk.typeAll("1. 拟订规划", "2. 招商引资");
    expect(talk.press("写完了")).not.toContain("部门职责，");
    expect(items()).toEqual(list("拟订规划", "招商引资"));
  });

  it("comes in one, its numbers left out", () => {
    talk.type("一、拟订规划\n（二）招商引资\n③ 安全管理");
    expect(items()).toEqual(list("拟订规划", "招商引资", "安全管理"));
    expect(talk.where()).not.toBe("profile.duties");
  });

  it("that is there is replaced, or added to when one says so", () => {
    talk.type("甲\n乙");
    expect(talk.type("/edit profile.duties")).toContain("发来的会替换这几条");
    talk.press("接着加");
    talk.type("丙");
    talk.type("写完了");
    expect(items()).toEqual(list("甲", "乙", "丙"));
    talk.type("/edit profile.duties");
    talk.type("丁\n戊");
    expect(items()).toEqual(list("丁", "戊"));
  });

  it("of one message is corrected in it", () => {
    talk.type("甲\n乙", "m");
    talk.edit("m", "甲\n丙\n丁");
    expect(items()).toEqual(list("甲", "丙", "丁"));
  });

  it("of several loses nothing when one of them is corrected", () => {
    talk.type("甲", "first");
    talk.type("乙", "second");
    talk.edit("second", "丙");
    expect(items()).toEqual(list("甲", "丙"));
    expect(talk.edit("first", "丁")).toContain("分几条发的");
    expect(items()).toEqual(list("甲", "丙"));
  });
});

describe("the portrait", () => {
  it("is ticked, unticked and typed, and wants what has no default", () => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    fresh.press("☐会议");
    fresh.press("☑会议");
    expect(fresh.press("确定")).toContain("还差一项：单位性质");
    fresh.type("行政单位；公务接待、会议；元");
    expect(fresh.labels()).toEqual(
      expect.arrayContaining(["●行政单位", "☑公务接待", "☑会议", "●元"]),
    );
    expect(fresh.type("火星单位")).toContain("没看懂“火星单位”");
    fresh.press("确定");
    expect(fresh.report().answers.get("profile.applies")?.answer).toEqual({
      state: "value",
      value: { kind: "choices", choices: ["公务接待", "会议"] },
    });
  });

  it.each([
    ["参公", "●参照公务员法管理的事业单位"],
    ["参公事业", "●参照公务员法管理的事业单位"],
    ["混合部门", "●行政与事业单位混合部门"],
    ["接待", undefined],
    ["公车购置", "☑公务用车购置"],
    ["公车", undefined],
    ["行政事业", "●行政与事业单位混合部门"],
    ["公务单位", undefined],
  ])("reads %s as %s", (typed, ticked) => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    const said = fresh.type(typed);
    if (ticked === undefined) expect(said).toMatch(/没看懂|还是.*？请写全/);
    else expect(fresh.labels()).toContain(ticked);
  });

  it("brings a group back with what was typed in it", () => {
    talk.type("/edit meeting.actual");
    talk.type("1.28");
    const asked = talk.report().asked;
    for (const mark of ["☑会议", "☐会议"]) {
      talk.press("填报清单");
      talk.press("单位情况");
      talk.press(mark);
      talk.press("确定");
      if (mark === "☑会议") talk.press("确定去掉");
    }
    expect(talk.report().asked).toBe(asked);
    expect(talk.amount("meeting.actual")).toBe("12800");
  });
});
