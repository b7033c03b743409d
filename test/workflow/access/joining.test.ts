import { describe, expect, it } from "vitest";
import type { OutMessage } from "../../../src/interview/message.js";
import { listMissing } from "../../../src/interview/answers/list-missing.js";
import { step } from "../../../src/interview/step.js";
import { inviteFirstOperator } from "../../../src/workflow/access/first-operator.js";
import { finalAccounts } from "../../interview/talk.js";
import { settleBureau, type Somebody } from "../bureau.js";
import { setUp } from "../set-up.js";

const CODE = /[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}/;

const MANAGER: Somebody = {
  id: "boss",
  name: "主管王",
  grants: [{ role: "manager", department: null }],
};
const CLERK: Somebody = {
  id: "ann",
  name: "安会计",
  grants: [{ role: "clerk", department: "d1", responsible: true }],
};

/** A bureau people talk to by name; the clock stands where it is put. */
async function bureau(people: readonly Somebody[] = []) {
  const time = { now: "2020-08-10T02:00:00.000Z" };
  const packs = [await finalAccounts()];
  const set = setUp({
    engine: { step, listMissing },
    packs,
    listed: [],
    clock: { now: () => time.now },
  });
  await settleBureau(set.store, people);
  const last = (who: string): OutMessage => {
    const out = set.channel.sent.findLast(({ chat }) => chat === who)?.out;
    if (out?.kind !== "message") throw new Error(`${who} was told nothing`);
    return out;
  };
  return {
    ...set,
    time,
    /** What somebody is told after typing. */
    type: async (who: string, text: string): Promise<string> => {
      const from = set.channel.sent.length;
      await set.says(text, who);
      await set.workflow.settle();
      await set.outbox.idle();
      const told = set.channel.sent.slice(from).filter(({ chat }) => chat === who);
      return told.map(({ out }) => ("text" in out ? out.text : out.caption)).join("\n---\n");
    },
    press: async (who: string, label: string): Promise<string> => {
      const button = last(who)
        .buttons.flat()
        .find((one) => one.label.includes(label));
      if (button === undefined) throw new Error(`${who} sees no button ${label}`);
      const from = set.channel.sent.length;
      await set.workflow.handle(set.update({ kind: "press", token: button.token }, who));
      await set.workflow.settle();
      await set.outbox.idle();
      const told = set.channel.sent.slice(from).filter(({ chat }) => chat === who);
      return told.map(({ out }) => ("text" in out ? out.text : out.caption)).join("\n---\n");
    },
    labels: (who: string): readonly string[] =>
      last(who)
        .buttons.flat()
        .map(({ label }) => label),
  };
}

function codeIn(text: string): string {
  const [code] = CODE.exec(text) ?? [];
  if (code === undefined) throw new Error(`no code in: ${text}`);
  return code;
}

describe("an invitation", () => {
  it("takes a clerk from nothing to the report of the department", async () => {
    const { type, press, store } = await bureau([MANAGER]);
    expect(await type("boss", "/invite")).toBe("邀请谁？");
    await press("boss", "填报人");
    expect(await type("boss", "档案馆")).toContain("对方姓名");
    const told = await type("boss", "张三");
    expect(told).toContain("已邀请张三（档案馆 负责的填报人）");
    expect(await type("zhang", codeIn(told))).toContain(
      "张三，您好！已登记：档案馆 负责的填报人。",
    );
    expect(await type("zhang", "/new 2019")).toContain("单位");
    const placed = store.office().reports.get("d1/2019");
    expect(placed).toBeDefined();
    const { report } = await store.load("fake:zhang", placed ?? null);
    expect(report?.answers.get("profile.name")?.answer).toEqual({
      state: "value",
      value: { kind: "text", text: "档案馆" },
    });
  });

  it("keeps the departments in sight until one is chosen, and may be called off", async () => {
    const { type, press } = await bureau([MANAGER]);
    await type("boss", "/invite");
    await press("boss", "填报人");
    expect(await type("boss", "没有这个部门")).toContain("填报人属于哪个部门？请发部门名称。");
    expect(await type("boss", "园区")).toContain("是哪一个？");
    expect(await type("boss", "取消")).not.toContain("没有找到");
  });

  it("is good once, in any way of writing it", async () => {
    const { type, press } = await bureau([MANAGER]);
    await type("boss", "/invite");
    await press("boss", "审核人");
    await type("boss", "园区办");
    const code = codeIn(await type("boss", "李四"));
    const asTyped = ` ${code.toLowerCase().replaceAll("-", " ")} `;
    expect(await type("li", asTyped)).toContain("李四，您好");
    expect(await type("other", code)).toContain("邀请码不对");
    expect(await type("other", "/new 2019")).toContain("还没有填报权限");
  });

  it("works as the link that starts the bot", async () => {
    const { type, press } = await bureau([MANAGER]);
    await type("boss", "/invite");
    await press("boss", "主管");
    await press("boss", "全部部门");
    const code = codeIn(await type("boss", "赵六"));
    expect(await type("zhao", `/start ${code}`)).toContain("赵六，您好！已登记：主管。");
  });

  it("ends after seven days", async () => {
    const { type, press, time } = await bureau([MANAGER]);
    await type("boss", "/invite");
    await press("boss", "填报人");
    await type("boss", "档案馆");
    const code = codeIn(await type("boss", "张三"));
    time.now = "2020-08-17T02:00:00.001Z";
    expect(await type("zhang", code)).toContain("邀请码不对");
  });

  it("can be taken back", async () => {
    const { type, press } = await bureau([MANAGER]);
    await type("boss", "/invite");
    await press("boss", "填报人");
    await type("boss", "档案馆");
    const code = codeIn(await type("boss", "张三"));
    expect(await type("boss", "/people")).toContain("张三（档案馆 负责的填报人）已邀请，还没来");
    await press("boss", "收回给张三的邀请");
    expect(await type("zhang", code)).toContain("邀请码不对");
  });

  it("is kept as a hash only", async () => {
    const { type, press, store } = await bureau([MANAGER]);
    await type("boss", "/invite");
    await press("boss", "填报人");
    await type("boss", "档案馆");
    const code = codeIn(await type("boss", "张三"));
    const kept = JSON.stringify(await store.officeHistory());
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll("-", ""));
  });

  it("is for the own department where a clerk gives it, and for clerks", async () => {
    const { type } = await bureau([CLERK]);
    expect(await type("ann", "/invite")).toContain("邀请 档案馆 填报人。对方姓名是？");
    const told = await type("ann", "小李");
    expect(await type("li", codeIn(told))).toContain("已登记：档案馆 填报人。");
  });

  it("is nobody's to give without a role for it", async () => {
    const { type } = await bureau([
      { id: "rev", name: "审核", grants: [{ role: "reviewer", department: "d1" }] },
    ]);
    expect(await type("rev", "/invite")).toContain("要由主管或本部门负责填报的人来做");
  });

  it("links another account to the same person", async () => {
    const { type, store } = await bureau([CLERK]);
    const code = codeIn(await type("ann", "/link"));
    expect(await type("ann-web", code)).toContain("已和您原来的账号关联");
    expect(store.office().personByAccount.get("fake:ann-web")).toBe("ann");
    await type("ann", "/new 2019");
    expect(await type("ann-web", "/continue")).toContain("先勾本单位的情况");
  });
});

describe("guessing codes", () => {
  it("is slowed after five wrong ones, logged, and forgiven after a quarter of an hour", async () => {
    const { type, time, log } = await bureau([MANAGER]);
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await type("evil", "AAAA-CCCC-DDDD")).toContain("不对");
    }
    expect(await type("evil", "AAAA-CCCC-DDDD")).toContain("试错太多次");
    expect(JSON.stringify(log.lines)).toContain("guessed codes");
    expect(JSON.stringify(log.lines)).not.toContain("AAAA");
    time.now = "2020-08-10T02:16:00.000Z";
    expect(await type("evil", "AAAA-CCCC-DDDD")).toContain("不对");
  });

  it("tells nothing about other accounts' guesses", async () => {
    const { type } = await bureau([MANAGER]);
    for (let guess = 0; guess < 6; guess += 1) await type("evil", "AAAA-CCCC-DDDD");
    expect(await type("good", "AAAA-CCCC-DDDD")).toContain("不对");
  });

  it("leaves somebody who is in with what they typed", async () => {
    const { type } = await bureau([CLERK]);
    expect(await type("ann", "AAAA-CCCC-DDDD")).not.toContain("邀请码");
  });
});

describe("the first operator", () => {
  it("comes by the code of the last start, once", async () => {
    const set = await bureau();
    const committer = {
      store: set.store,
      clock: { now: () => set.time.now },
      ids: { next: () => `first${String(Math.random())}` },
    };
    const old = await inviteFirstOperator(committer);
    const code = await inviteFirstOperator(committer);
    expect(await set.type("op", old ?? "")).toContain("不对");
    expect(await set.type("op", code ?? "")).toContain("已登记：管理员");
    expect(set.labels("op")).toEqual(["部门名单", "进度", "邀请", "人员"]);
    expect(await inviteFirstOperator(committer)).toBeUndefined();
  });
});

describe("a list of departments", () => {
  const LIST = "部门名称\t上级部门\t批复日期\n文化局\t\t2020年8月1日\n文化馆\t文化局\t2020-08-03\n";

  it("is shown before it is taken, and sets deadlines 20 days behind the approval", async () => {
    const { type, press, store } = await bureau([MANAGER]);
    await type("boss", "/departments");
    const shown = await type("boss", LIST);
    expect(shown).toContain("认出2个部门：新增2个，已有0个；其中2个有2019年度的截止日期。");
    expect(shown).toContain("文化馆（上级：文化局），截止2020年8月23日");
    expect(store.office().departments.size).toBe(3);
    expect(await press("boss", "全部采用")).toContain("已采用2个部门");
    const office = store.office();
    const [culture] = [...office.departments.values()].filter(({ name }) => name === "文化局");
    const [house] = [...office.departments.values()].filter(({ name }) => name === "文化馆");
    expect(house?.parent).toBe(culture?.id);
    expect(office.deadlines.get(`${house?.id ?? ""}/2019`)).toEqual({
      approvedOn: "2020-08-03",
      due: "2020-08-23",
    });
  });

  it("changes what is known and keeps its id", async () => {
    const { type, press, store } = await bureau([MANAGER]);
    await type("boss", "/departments");
    await type("boss", "档案馆，园区办，2020年8月1日，2020年8月15日");
    await press("boss", "全部采用");
    expect(store.office().departments.get("d1")).toMatchObject({ name: "档案馆", parent: "d2" });
    expect(store.office().deadlines.get("d1/2019")?.due).toBe("2020-08-15");
  });

  it.each([
    { text: "文化局\t不存在的局", says: "“文化局”的上级“不存在的局”不在名单里" },
    { text: "文化局\n文化局", says: "第2行“文化局”重复了" },
    { text: "名称\t批复日期\n文化局\t八月初", says: "第2行的批复日期“八月初”看不懂" },
    { text: "名称\t上级\n\t文化局", says: "第2行没有部门名称" },
    { text: "名称\t上级\n100\t文化局", says: "第2行的“100”里没有文字，不像部门名称" },
    { text: "文化局\n100", says: "第2行的“100”里没有文字，不像部门名称" },
    { text: "100", says: "没有部门名称" },
    { text: "文化局\t文化局", says: "第1行“文化局”的上级是它自己" },
  ])("is refused whole with $says", async ({ text, says }) => {
    const { type, store } = await bureau([MANAGER]);
    await type("boss", "/departments");
    expect(await type("boss", text)).toContain(says);
    expect(store.office().departments.size).toBe(3);
  });

  it("is not for clerks", async () => {
    const { type } = await bureau([CLERK]);
    expect(await type("ann", "/departments")).toContain("由管理员或主管维护");
  });
});

describe("people", () => {
  const COLLEAGUE: Somebody = {
    id: "bo",
    name: "波会计",
    grants: [{ role: "clerk", department: "d1" }],
  };

  it("come to one report of their department, whoever opened it", async () => {
    const { type, store } = await bureau([CLERK, COLLEAGUE]);
    await type("ann", "/new 2019");
    expect(await type("bo", "/new 2019")).not.toContain("没有找到");
    const { chat } = await store.load("fake:bo", null);
    expect(chat.report).toBe(store.office().reports.get("d1/2019"));
    expect(await store.summaries({})).toHaveLength(1);
  });

  it("hand a report over to a colleague, who is told", async () => {
    const { type, press, channel, store } = await bureau([CLERK, COLLEAGUE]);
    expect(await type("ann", "/people")).toContain("波会计：档案馆 填报人");
    await press("ann", "波会计");
    expect(await press("ann", "改由其负责档案馆")).toContain("档案馆改由波会计负责");
    expect(channel.told().filter((line) => line.startsWith("bo:"))).toEqual([
      expect.stringContaining("改由您负责"),
    ]);
    expect(store.office().notices.size).toBe(0);
    expect(store.office().people.get("bo")?.grants).toEqual([
      { role: "clerk", department: "d1", responsible: true },
    ]);
    expect(store.office().people.get("ann")?.grants).toEqual([{ role: "clerk", department: "d1" }]);
  });

  it("who are removed are let in no more, and their report stays", async () => {
    const { type, press, store } = await bureau([MANAGER, CLERK]);
    await type("ann", "/new 2019");
    await type("boss", "/people");
    await press("boss", "安会计");
    await press("boss", "移除此人");
    expect(await press("boss", "移除")).toContain("已移除安会计");
    expect(await type("ann", "/list")).toContain("还没有填报权限");
    expect(await store.summaries({ departments: new Set(["d1"]) })).toHaveLength(1);
  });

  it("leave of their own will, once nobody waits for them", async () => {
    const { type, press } = await bureau([CLERK, COLLEAGUE]);
    expect(await type("ann", "/leave")).toContain("请先在 /people 里改由同事负责");
    await type("bo", "/leave");
    expect(await press("bo", "确定退出")).toContain("已退出");
    expect(await type("bo", "/list")).toContain("还没有填报权限");
  });

  it("of another department are not seen by a clerk", async () => {
    const { type } = await bureau([
      CLERK,
      { id: "eve", name: "外人", grants: [{ role: "clerk", department: "d2" }] },
    ]);
    expect(await type("ann", "/people")).not.toContain("外人");
  });

  it("cannot be managed by a forged button", async () => {
    const { workflow, update, store, type } = await bureau([CLERK, MANAGER]);
    await type("ann", "/people");
    for (const token of ["1.1", "99.9", "__proto__", "constructor"]) {
      await workflow.handle(update({ kind: "press", token }, "ann"));
    }
    expect(store.office().people.get("boss")?.grants).toEqual(MANAGER.grants);
  });
});
