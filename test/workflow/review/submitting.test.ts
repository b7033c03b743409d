import { beforeEach, expect, it } from "vitest";
import { createDateInZone } from "../../../src/workflow/date-in-zone.js";
import { type Play, playBureau } from "../play.js";
import { approved, fill, PEOPLE, smallReport } from "./small-report.js";

let play: Play;
beforeEach(async () => {
  play = await playBureau(smallReport(), PEOPLE);
});

it("hands a report in and tells its reviewer, nobody else", async () => {
  const { who } = play;
  await fill(who("zhang"));
  expect(who("zhang").labels()).toContain("提交审核");
  expect(await who("zhang").press("提交审核")).toContain("审核人：王五");
  expect((await play.report("d1")).phase).toBe("review");
  expect(await who("wang").hear()).toBe("档案馆提交了2019年度决算公开。没有待处理的问题。");
  for (const other of ["li", "zhao", "qian"]) expect(await who(other).hear()).toBe("");
});

it("shows the reviewer problems, exceptions and large changes on one screen", async () => {
  const { who } = play;
  await fill(who("zhang"), "3.20");
  await who("zhang").type("看问题");
  await who("zhang").press("写审核说明");
  await who("zhang").type("批复下达时已取整");
  await who("zhang").type("提交审核");
  expect(await who("wang").hear()).toContain("必须改1项（已说明1项）");
  expect(await who("wang").press("看报告")).toBe(
    [
      "档案馆2019年度决算公开，张三提交。必须改1项，请核实0项（已说明1项），与上年差30%以上1项。",
      "⚠ 必须改：合计应等于办公费加差旅费：前者3.20万元，后者3.00万元，少0.20万元。 说明：批复下达时已取整（待放行）",
      "比上年 会议费：1.20 → 2.40万元（增长100.00%）",
    ].join("\n"),
  );
});

it("goes to what is missing first", async () => {
  const zhang = play.who("zhang");
  await zhang.type("/new 2019");
  await zhang.type("3.00");
  const said = await zhang.type("/submit");
  expect(said).toContain("还不能提交：未填4项（办公费、差旅费、会议费等）");
  expect(said).toContain("办公费，万元");
  expect((await play.report("d1")).phase).toBe("filling");
});

it("goes to a 必须改 without 审核说明, and takes the report with one", async () => {
  const zhang = play.who("zhang");
  await fill(zhang, "3.20");
  expect(await zhang.type("/submit")).toMatch(/还不能提交：必须改1项[^]*⚠ 必须改：合计应等于/);
  await zhang.press("写审核说明");
  await zhang.type("批复下达时已取整");
  expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
});

it("goes to an explanation that still quotes an old figure", async () => {
  const zhang = play.who("zhang");
  await fill(zhang);
  await zhang.type("/edit 会议费");
  await zhang.type("2.50");
  expect(await zhang.type("/submit")).toContain("待复核1处");
  await zhang.press("看过了，不用改");
  expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
});

it("is for the one clerk who answers for the report", async () => {
  const { who } = play;
  await fill(who("zhang"));
  await who("li").type("/new 2019");
  expect(who("li").labels()).not.toContain("提交审核");
  expect(await who("li").type("/submit")).toContain("由负责这份报告的填报人办");
  expect((await play.report("d1")).phase).toBe("filling");
});

it.each([
  ["zhang", "您已提交，正在审核，接下来由审核人王五通过或退回。要改，先点〔撤回〕。"],
  ["li", "张三已提交，正在审核，接下来由审核人王五通过或退回。要改，请负责的填报人先撤回。"],
  ["wang", "张三已提交，正在审核，接下来由您通过或退回。"],
  ["zhao", "张三已提交，正在审核，接下来由审核人王五通过或退回。"],
])("tells %s who comes next while it is under review", async (id, told) => {
  const { who } = play;
  await fill(who("zhang"));
  if (id === "li") await who("li").type("/new 2019");
  await who("zhang").type("/submit");
  if (id === "wang" || id === "zhao") {
    await who(id).type("/start");
    await who(id).press("看：2019年度 档案馆");
  }
  const said = await who(id).type("/submit");
  expect(said).toContain(told);
  expect(said).not.toMatch(/您的部分|由负责这份报告的填报人办/);
  if (id === "wang" || id === "zhao") expect(said).not.toContain("撤回");
  expect((await play.report("d1")).review.submissions).toBe(1);
});

it.each([
  ["zhang", "不用再提交。发现有误，发 /correct 更正。"],
  ["li", "不用再提交。发现有误，请负责的填报人更正。"],
  ["zhao", "不用再提交。"],
])("tells %s that nothing is to be handed in once it passed", async (id, told) => {
  play = await approved();
  const { who } = play;
  if (id === "zhao") await who(id).type("/start");
  else await who(id).hear();
  if (id !== "zhang") await who(id).press(id === "li" ? "打开" : "看：2019年度 档案馆");
  expect(await who(id).type("/submit")).toContain(`这份报告已通过审核，${told}`);
});

it("asks the manager for a reviewer where there is none", async () => {
  const { who } = play;
  await fill(who("qian"));
  expect(await who("qian").type("/submit")).toContain("已告诉主管指定审核人");
  expect((await play.report("d2")).phase).toBe("filling");
  expect(await who("zhao").hear()).toContain("请发 /invite 给园区办指定一位审核人");
});

it("does not hand a report to a reviewer who filled in some of it", async () => {
  const both = {
    id: "wang",
    name: "王五",
    grants: [
      { role: "reviewer", department: "d1" } as const,
      { role: "clerk", department: "d1" } as const,
    ],
  };
  play = await playBureau(smallReport(), [...PEOPLE.filter(({ id }) => id !== "wang"), both]);
  const { who } = play;
  await who("wang").type("/new 2019");
  await who("wang").type("3.00");
  await who("zhang").type("/new 2019");
  for (const reply of ["1.00", "2.00", "2.40", "1.20", "多开了两次全区会议"])
    await who("zhang").type(reply);
  expect(await who("zhang").type("/submit")).toContain("还没有能审核的人");
});

it("is taken back before anybody decided", async () => {
  const { who } = play;
  await fill(who("zhang"));
  await who("zhang").type("/submit");
  await who("wang").hear();
  expect(await who("zhang").press("撤回")).toContain("已撤回，可以改了");
  expect((await play.report("d1")).phase).toBe("filling");
  expect(await who("wang").hear()).toContain("由填报人撤回了");
  await who("zhang").type("/edit 办公费");
  await who("zhang").type("1.10");
  expect((await play.report("d1")).answers.get("fee.office")?.typed).toBe("1.10");
});

it("tells one event by one day, that of the bureau's time zone", async () => {
  const dateOf = createDateInZone("America/New_York");
  const play = await playBureau(smallReport(), PEOPLE, { dateOf });
  await fill(play.who("zhang"));
  await play.who("zhang").type("/submit");
  const zhang = play.who("zhang");
  expect(await zhang.type("/list")).not.toContain("8月20日");
  expect(await zhang.type("/new 2019")).toContain("待审核，8月19日提交");
  await play.who("wang").press("看报告");
  await play.who("wang").press("通过");
  expect(await zhang.type("/new 2019")).toContain("8月19日已通过审核");
});
