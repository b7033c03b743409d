import { beforeAll, expect, it } from "vitest";
import { expectConsistent, expectForPeople } from "./invariants.js";
import { finalAccounts, startTalk, type Talk } from "./talk.js";

/** A clerk fills the report for the first time. The beats follow each other: one conversation. */
let talk: Talk;
let said = "";

beforeAll(async () => {
  talk = startTalk(await finalAccounts());
});

it("greets, warns of secrets and offers a new report", () => {
  said = talk.type("/start");
  expect(said).toContain("涉密内容请不要输入");
  expect(talk.labels()).toEqual(["新建2019年度报告"]);
});

it("asks for the portrait of the unit in one message", () => {
  said = talk.press("新建2019年度报告");
  expect(talk.messages).toHaveLength(1);
  expect(said).toContain("先勾本单位的情况");
  for (const label of ["☐政府性基金", "☐公务接待", "●万元", "○全年预算", "确定"])
    expect(talk.labels()).toContain(label);
  expect(said.split("\n").length).toBeLessThanOrEqual(4);
});

it("says how much is left out, how much remains and how long it takes", () => {
  talk.press("参照公务员法管理的事业单位");
  for (const one of ["因公出国（境）", "☐公务用车", "☐公务接待", "☐会议", "☐政府采购"])
    talk.press(one);
  expect(talk.labels()).toContain("☑公务接待");
  said = talk.press("确定");
  expect(said).toMatch(/已省去\d+题，还剩约\d+题，约\d+分钟，随时可停/);
});

it("tells where one is, what it wants and in which unit", () => {
  said = talk.type("城南职业教育园管理办公室");
  expect(said).toMatch(/【公开01表.*全表\d+%】本年收入合计，万元。/);
  expect(talk.labels()).toContain("在哪找");
  expect(talk.press("在哪找")).toContain("按批复的合计数填");
});

it("echoes an amount in both units and offers the same amount with one tap", () => {
  said = talk.type("462.96");
  expect(said).toContain("已记录 462.96万元（4,629,600元）");
  expect(talk.labels()).toContain("= 462.96");
  talk.press("= 462.96");
  said = talk.press("其余全部为0");
  expect(said).toContain("可从Excel复制");
});

it("previews a pasted table with its sums, stores it all at once", () => {
  said = talk.type(
    "编码\t名称\t基本支出\t项目支出\n201\t一般公共服务支出\t\t10\n205\t教育支出\t384.99\t37.57\n" +
      "208\t社会保障和就业支出\t\t0.4\n210\t卫生健康支出\t\t30",
  );
  expect(said).toContain("还没有记录");
  expect(said).toContain("合计：一般公共预算基本支出384.99，一般公共预算项目支出77.97万元");
  expect(talk.report().rows.size).toBe(0);
  talk.press("全部采用");
  expect(talk.amount("function.205.general_basic")).toBe("3849900");
  said = talk.press("其余全部为0");
  expect(said).toContain("本年支出合计");
});

it("takes the totals worked out, each with a tap", () => {
  talk.type("462.96");
  talk.press("= 384.99");
  talk.press("= 77.97");
  said = talk.press("其余全部为0");
  expect(said).toContain("上年度收、支总计，万元");
});

it("leads into an explanation with the computed sentence", () => {
  said = talk.type("378.99");
  expect(said).toContain("增加83.97万元，增长22.16%，主要原因是……请接着写，不用再写数");
  said = talk.type("园区新增招商和校园安全两个项目。");
  expect(said).toContain("已记录");
});

it("offers the same explanation for the same amount", () => {
  talk.press("= 462.96");
  said = talk.press("= 378.99");
  expect(said).toContain("增加83.97万元");
  talk.press("用同一段");
  talk.press("= 378.99");
  talk.press("用同一段");
  expect(talk.report().answers.get("general_budget.reason")?.answer).toEqual({
    state: "value",
    value: { kind: "text", text: "园区新增招商和校园安全两个项目。" },
  });
  expect(talk.where()).toBe("basic.30101");
});

it("reads a sentence with 34 amounts", () => {
  said = talk.type(
    "基本工资67.70万元，奖金59.65万元，伙食补助费8.71万元，养老保险17.45，医疗保险8.61，公务员医疗补助4.58，" +
      "其他社会保障缴费3.28，住房公积金18.23，医疗费8.56，其他工资福利支出29.71，办公费3.91，印刷费2.23，咨询费0.5，" +
      "电费4.86，邮电费0.60，物业管理费14.74，差旅费2.30，因公出国（境）费用2.02，维修（护）费5，会议费1.28，培训费0.41，" +
      "公务接待费2.95，劳务费31.42，委托业务费2.9，工会经费6.18，福利费2.97，公务用车运行维护费16.43，其他交通费用8.83，" +
      "税金及附加费用0.08，其他商品和服务支出40.62，退休费5.59，医疗费补助0.89，办公设备购置3.46，信息网络及软件购置更新1.04",
  );
  expect(said).toContain("认出34项");
  expect(said).toContain("共34行");
  expect(talk.press("逐行看")).toContain("信息网络及软件购置更新 1.04万元");
  said = talk.press("全部采用");
  expect(said).toContain("其余都没有吗");
});

it("names the slip at the end of the group and mends it with a tap", () => {
  said = talk.press("其余全部为0");
  expect(said).toContain("必须改：公开05表基本支出384.99万元，公开06表合计387.69万元，多2.70万元");
  expect(said).toContain("奖金会不会是56.95？");
  said = talk.press("奖金改为56.95");
  expect(said).toContain("已改 ✅");
  expect(talk.amount("basic.30103")).toBe("569500");
});

it("keeps what was refused out, and what stood there", () => {
  while (talk.chat().position.at === "finding") talk.press("先放着");
  talk.type("/edit 国内公务接待批次");
  said = talk.type("约20批");
  expect(said).toContain("没看懂“约20批”，要准数，例：20个");
  expect(said).toContain("原来的答案没动");
  talk.type("20");
  expect(talk.report().answers.get("three_public.reception.batches")?.answer).toEqual({
    state: "value",
    value: { kind: "count", count: "20" },
  });
});

it("asks for what is doubtful and takes a sentence for it", () => {
  said = talk.type("看问题");
  expect(said).toContain("请核实");
  talk.press("没错，写一句说明");
  said = talk.type("住房公积金在项目支出里列支。");
  expect(said).toContain("已记下说明");
  expect(talk.report().acceptances.size).toBe(1);
});

it("sums up what is left, and asks for the file", () => {
  while (talk.chat().position.at !== "done") talk.type("先空着");
  said = talk.refresh();
  expect(said).toMatch(/已填\d+%。必须改0，请核实\d（另有1项已写说明），未填\d+：/);
  expect(talk.labels()).toEqual(expect.arrayContaining(["去填", "看草稿", "生成报告", "填报清单"]));
  said = talk.press("生成报告");
  expect(said).toContain("要哪种文件");
  expect(talk.requests).toEqual([]);
  talk.press("Word");
  expect(talk.requests).toEqual([{ kind: "compile", choice: "docx" }]);
  talk.type("看草稿");
  expect(talk.requests).toEqual([{ kind: "preview", section: null }]);
});

it("never showed anything of the machinery, and kept all counts", async () => {
  expectForPeople(talk.spoken);
  expectConsistent(await finalAccounts(), talk.report());
});
