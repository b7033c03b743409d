import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

/** Budget and final amounts of one row are known, so that its reason is asked. */
function withBudget(): Talk {
  const talk = startFilling(pack);
  talk.press("填报清单");
  talk.press("支出按功能分类");
  talk.press("都没有，全部为0");
  talk.type("/edit budget_item.wages_welfare.budget");
  talk.type("项目\t预算数\t决算数\n工资福利支出\t218.64\t223.78\n资本性支出\t5\t4.5");
  talk.press("全部采用");
  return talk;
}

it("takes words behind the name of a row as the text that is asked of the row", () => {
  const talk = withBudget();
  talk.type("/edit budget_item.wages_welfare.reason");
  const preview = talk.type("工资福利支出：退休2人，新招3人。\n资本性支出：设备采购推迟。");
  expect(preview).toContain("工资福利支出决算数与预算数差异的主要原因 退休2人，新招3人。");
  talk.press("全部采用");
  expect(textOf(talk, "budget_item.wages_welfare.reason")).toBe("退休2人，新招3人。");
  expect(textOf(talk, "budget_item.capital.reason")).toBe("设备采购推迟。");
});

it("takes figures behind the name of a row as figures", () => {
  const talk = withBudget();
  talk.type("/edit budget_item.wages_welfare.budget");
  talk.type("工资福利支出：预算数220.00，决算数223.78\n资本性支出：预算数6.00");
  talk.press("全部采用");
  expect(talk.amount("budget_item.wages_welfare.budget")).toBe("2200000");
  expect(talk.amount("budget_item.capital.budget")).toBe("60000");
  expect(textOf(talk, "budget_item.wages_welfare.reason")).toBeUndefined();
});

it.each([
  "办公费 3.91",
  "办公费：3.91万元",
  "办公费3.91",
  "办公费为39100元",
  "办公经费 3.91",
  "30201 办公费 3.91",
])("takes %s as the answer to 办公费 at once", (line) => {
  const talk = startFilling(pack);
  talk.type("/edit basic.30201");
  expect(talk.type(line, "m9")).toContain("已记录 3.91万元（39,100元）");
  expect(talk.amount("basic.30201")).toBe("39100");
  expect(talk.edit("m9", line.replace("3.91", "3.94").replace("39100", "39400"))).toContain(
    "办公费由3.91万元改为3.94万元",
  );
});

it.each([
  "办公费-3.91",
  "办公费（3.91）",
  "印刷费 3.91",
  "办公费 2019 3.91",
  "基本工资 3.91",
  "办公费 30201",
  "办公费 30202",
  "30201 办公费 30201",
  "办公费 27 462.96",
  "办公费　27　462.96",
])("shows %s before anything is stored where 办公费 is asked", (line) => {
  const talk = startFilling(pack);
  talk.type("/edit basic.30201");
  talk.type(line);
  expect(talk.report().answers.has("basic.30201")).toBe(false);
  expect(talk.events).toEqual([]);
});

it.each(["办公费 3.91", "办公费 3.91\n印刷费 2.23", "编码\t名称\t金额\n30201\t办公费\t3.91"])(
  "shows %j before anything is stored where nothing is asked",
  (block) => {
    const talk = startFilling(pack);
    while (talk.where() !== "done") talk.type("先空着");
    expect(talk.type(block)).toContain("还没有记录");
    expect(talk.amount("basic.30201")).toBeUndefined();
    talk.press("全部采用");
    expect(talk.amount("basic.30201")).toBe("39100");
  },
);

it("looks for a name where nothing is asked", () => {
  const talk = startFilling(pack);
  while (talk.where() !== "done") talk.type("先空着");
  talk.type("30201");
  expect(talk.where()).toBe("basic.30201");
});

it("shows a name that several columns have", () => {
  const talk = withBudget();
  talk.type("/edit budget_item.wages_welfare.budget");
  expect(talk.type("工资福利支出 220.00")).not.toContain("已记录");
  expect(talk.amount("budget_item.wages_welfare.budget")).toBe("2186400");
});

it("takes the answers of conditional questions from the block that decides the condition", () => {
  const talk = startFilling(pack);
  talk.type("/edit meeting.actual");
  talk.type(
    "会议费：1.28\n会议费预算数：1.2\n会议费上年决算数：1.28\n会议次数：3次\n会议人数：345人",
  );
  talk.press("全部采用");
  expect(talk.report().answers.get("meeting.times")?.answer).toMatchObject({
    value: { count: "3" },
  });
  // The same as last year: no reason is asked.
  expect(talk.report().answers.has("meeting.reason")).toBe(false);
});

it("ends a list over several lines where the next label begins", () => {
  const talk = startFilling(pack);
  talk.type("/edit profile.duties");
  talk.type(
    "部门职责：\n1.管理园区；\n2.服务院校。\n年末实有在职人数：13人\n内设机构设置：设综合科。",
  );
  talk.press("全部采用");
  expect(talk.report().answers.get("profile.duties")?.answer).toMatchObject({
    value: { items: ["管理园区；", "服务院校。"] },
  });
  expect(textOf(talk, "profile.organisation")).toBe("设综合科。");
});

it("takes a list as the answer it is, whatever its items mention", () => {
  const talk = startFilling(pack);
  talk.type("/edit profile.duties");
  talk.type("管理园区，年末退休人数另计。\n决算单位构成：由财务科负责说明。\n服务院校。");
  expect(talk.report().answers.get("profile.duties")?.answer).toMatchObject({
    value: { items: { length: 3 } },
  });
});

describe("lines of names and figures where words are asked", () => {
  /** The reason of a difference is asked. */
  function askedWhy(): Talk {
    const talk = startFilling(pack);
    talk.typeAll("/edit meeting.actual", "1.28", "/edit meeting.prior", "1.20");
    talk.type("/edit meeting.reason");
    return talk;
  }

  it.each([
    ["接待费 2.95\n公务用车 16.43", "“接待费 2.95”是哪一项？"],
    ["公务接待费：2.95\n会议费：1.28", "“公务接待费：2.95”是哪一项？"],
    ["工资 2.95\n奖金 16.43\n补贴3.2万元", "认出1项，还没有记录"],
  ])("are shown before anything is stored: %j", (lines, shown) => {
    const talk = askedWhy();
    expect(talk.type(lines)).toContain(shown);
    expect(talk.events).toEqual([]);
    expect(talk.where()).toBe("paste");
    talk.press("取消");
    expect(textOf(talk, "meeting.reason")).toBeUndefined();
  });

  it("name the only question that one may be", () => {
    const talk = askedWhy();
    talk.type("接待费 2.95\n公务用车 16.43");
    talk.press("一般公共预算基本支出·公务接待费");
    talk.press("全部采用");
    expect(talk.amount("basic.30217")).toBe("29500");
  });

  it.each(["甲 2.95\n乙 16.43", "甲：5万元\n乙：3.2万元", "甲 2.95；\n乙 3。"])(
    "are refused where none is known: %j",
    (lines) => {
      const talk = askedWhy();
      talk.type("会期延长。", "m9");
      talk.type("/edit meeting.reason");
      expect(talk.type(lines)).toContain("这几行是名称和数，不是一句话，没有记。");
      talk.edit("m9", lines);
      expect(textOf(talk, "meeting.reason")).toBe("会期延长。");
      expect(talk.labels()).toContain("贴表格");
    },
  );

  it.each([
    "聘用人员工资3.2万元\n设备采购5万元",
    "办公费增加 5.2万元\n奖金减少 3",
    "年度会议 100人\n业务会 20人",
    "甲 2.95，因会期延长\n乙 16.43",
  ])("may be a reason: %j", (lines) => {
    const talk = askedWhy();
    expect(talk.type(lines)).toContain("已记录");
    expect(textOf(talk, "meeting.reason")).toBe(lines);
  });

  it("are no items of a list where they are bare amounts", () => {
    const talk = startFilling(pack);
    talk.type("/edit profile.duties");
    expect(talk.type("甲 2.95\n乙 16.43")).toContain("这几行是名称和数");
    talk.type("举办会议 3次\n培训 100");
    expect(itemsOf(talk)).toEqual(["举办会议 3次", "培训 100"]);
  });

  it("leave alone what is answered by a figure", () => {
    const talk = startFilling(pack);
    talk.type("/edit performance.score");
    talk.type("项目甲 92.5\n项目乙 90");
    expect(textOf(talk, "performance.score")).toBe("项目甲 92.5\n项目乙 90");
  });
});

describe("a list on one line", () => {
  it.each([
    ["1、甲；2、乙", ["甲；", "乙"]],
    ["1.甲 2.乙 3.丙", ["甲", "乙", "丙"]],
    ["１．甲；２．乙", ["甲；", "乙"]],
    ["①甲②乙", ["甲", "乙"]],
    ["（1）甲；（2）乙。", ["甲；", "乙。"]],
    ["一、甲，二、乙", ["甲", "乙"]],
    ["（一）甲（1）子；（2）子；（二）乙", ["甲（1）子；（2）子；", "乙"]],
    ["1.甲1.5万元 2.乙2.5万元", ["甲1.5万元", "乙2.5万元"]],
  ])("is split where it is numbered from one: %s", (line, items) => {
    const talk = startFilling(pack);
    talk.type("/edit profile.duties");
    expect(talk.type(line)).toContain(`已记录${String(items.length)}条。`);
    expect(itemsOf(talk)).toEqual(items);
  });

  it.each([
    ["1、甲", "甲"],
    ["1.5万元；2.5万元", "1.5万元；2.5万元"],
    ["2019.1.2起施行", "2019.1.2起施行"],
    ["1、维修2、3号楼", "维修2、3号楼"],
    ["1、甲；3、丙", "甲；3、丙"],
    ["一、二级医院管理", "一、二级医院管理"],
    ["-5%", "-5%"],
    ["按办法①执行②", "按办法①执行②"],
    ["管理；1、甲；2、乙", "管理；1、甲；2、乙"],
  ])("is one item else: %s", (line, item) => {
    const talk = startFilling(pack);
    talk.type("/edit profile.duties");
    talk.type(`${line}起`);
    expect(itemsOf(talk)).toEqual([`${item}起`]);
  });

  it("is replaced by its corrected message, and what was sent before stays", () => {
    const talk = startFilling(pack);
    talk.typeAll("/edit profile.duties", "管理园区。");
    talk.type("1、甲；2、乙", "m9");
    expect(itemsOf(talk)).toEqual(["管理园区。", "甲；", "乙"]);
    talk.edit("m9", "1、甲；2、乙；3、丙");
    expect(itemsOf(talk)).toEqual(["管理园区。", "甲；", "乙；", "丙"]);
  });
});

it("offers the nearest text written for the same amount", () => {
  const talk = startFilling(pack);
  const answer = (key: string, typed: string): string => {
    talk.type(`/edit ${key}`);
    return talk.type(typed);
  };
  answer("income.total", "462.96");
  answer("fiscal.general_budget", "462.96");
  answer("overall.prior", "378.99");
  answer("fiscal.prior", "378.99");
  answer("general_budget.prior", "378.99");
  answer("overall.reason", "新增两个项目。");
  answer("fiscal.reason", "新增两个项目，聘用3人。");
  talk.type("/edit general_budget.reason");
  talk.press("用同一段");
  expect(textOf(talk, "general_budget.reason")).toBe("新增两个项目，聘用3人。");
});

describe("the name of the department", () => {
  it.each([
    "部门名称：城南局",
    "部门（单位）名称:城南局",
    "单位名称为城南局",
    "单位名称是：城南局",
    "部门名称 城南局",
    "名称\t城南局",
  ])("is what stands behind its label: %j", (line) => {
    const talk = startFilling(pack);
    talk.type(line, "m9");
    expect(textOf(talk, "profile.name")).toBe("城南局");
    expect(talk.edit("m9", line.replace("南", "北"))).toContain("由城南局改为城北局");
  });

  it.each([
    "401医院",
    "第 1 中学",
    "5.12纪念馆",
    "12345热线办",
    "三元区财政局",
    "为民服务中心",
    "单位名称管理办公室",
  ])("may be %s", (name) => {
    const talk = startFilling(pack);
    talk.type(name);
    expect(textOf(talk, "profile.name")).toBe(name);
  });

  it.each([
    "城南局 462.96",
    "城南局462.96万元",
    "部门名称：城南局 5",
    "城南局，1,537",
    "城南局 －５万",
  ])("holds no amount: %s", (line) => {
    const talk = startFilling(pack);
    const said = talk.type(line);
    expect(said).toContain("里有数，不像部门（单位）名称，没有记。请只写全称，例：城南局；");
    expect(talk.events).toEqual([]);
    expect(talk.where()).toBe("profile.name");
  });

  it.each([
    ["部门名称：", "没有收到部门（单位）名称。请写全称。"],
    ["部门名称", "没有收到部门（单位）名称。请写全称。"],
    ["部门名称：462.96", "“462.96”里没有文字"],
    ["部门名称：无", "“无”不像部门（单位）名称，没有记。"],
  ])("is not given by %s", (line, why) => {
    const talk = startFilling(pack);
    expect(talk.type(line)).toContain(why);
    expect(talk.report().answers.has("profile.name")).toBe(false);
  });
});

function itemsOf(talk: Talk): readonly string[] | undefined {
  const answer = talk.report().answers.get("profile.duties")?.answer;
  return answer?.state === "value" && answer.value.kind === "list" ? answer.value.items : undefined;
}

function textOf(talk: Talk, key: string): string | undefined {
  const answer = talk.report().answers.get(key)?.answer;
  return answer?.state === "value" && answer.value.kind === "text" ? answer.value.text : undefined;
}
