import { expect, it } from "vitest";
import { playBureau, type Play, type Player } from "./play.js";
import { approved, fill, handIn, PEOPLE, smallReport } from "./review/small-report.js";

const begin = (people = PEOPLE): Promise<Play> => playBureau(smallReport(), people);

async function give(play: Play, part: string): Promise<Player> {
  const zhang = play.who("zhang");
  await zhang.type("/new 2019");
  await zhang.type("/share");
  await zhang.press(part);
  await zhang.press("李四");
  return zhang;
}

it("opens the only report there is to go on with, a colleague's of the department too", async () => {
  const { who } = await begin();
  await who("zhang").type("/new 2019");
  expect(await who("li").type("/continue")).toContain("商品和服务支出合计，万元");
  expect(await who("qian").type("/continue")).toContain("钱七，您好");
  expect(who("qian").labels()).toEqual(["新建2019年度报告"]);
});

it("offers to open, not to begin, the report one's department has", async () => {
  const { who } = await begin();
  await who("zhang").type("/new 2019");
  await who("li").type("/start");
  expect(who("li").labels()).toContain("打开2019年度报告");
  expect(who("li").labels()).not.toContain("新建2019年度报告");
  expect(await who("li").type("打开2019年度报告")).toContain("商品和服务支出合计，万元");
});

it("offers several, and those of one's department that were handed in, returned and let pass", async () => {
  const play = await begin();
  const { who } = play;
  await handIn(play);
  expect(await who("li").type("/continue")).toContain("李四，您好");
  expect(who("li").labels()).toContain("看：2019年度 档案馆（待审核）");
  await who("wang").press("看报告");
  await who("wang").press("退回");
  await who("wang").type("办公费：与账不符");
  await who("wang").press("退回1处");
  await who("li").type("/start");
  expect(who("li").labels()).toContain("继续：2019年度 档案馆（退回）");
  expect(await who("li").type("/continue")).toContain("与账不符");
  const after = await approved();
  await after.who("li").type("/start");
  expect(after.who("li").labels()).toContain("看：2019年度 档案馆（待公开）");
  await after.who("qian").type("/start");
  expect(after.who("qian").labels().join()).not.toContain("档案馆");
});

it("leads nobody into what was given to a colleague", async () => {
  const play = await begin();
  const zhang = await give(play, "办公室");
  for (const reply of ["3.00", "1.00"]) await zhang.type(reply);
  const last = await zhang.type("2.00");
  expect(last).toContain("剩下的由李四等同事填。");
  expect(last).not.toContain("【公开07表");
  // Opened again it waits there; whoever fills in for a colleague goes on with theirs.
  expect(await zhang.type("/start")).not.toContain("【公开07表");
  await zhang.press("去填");
  expect(await zhang.type("2.40")).toContain("会议费上年数，万元");
});

it("passes over a colleague's part to what was given to nobody", async () => {
  const play = await begin();
  const zhang = await give(play, "财务");
  expect(await zhang.type("/start")).toContain("商品和服务支出合计");
  const li = play.who("li");
  await li.hear();
  await li.press("打开");
  for (const reply of ["3.00", "1.00"]) await li.type(reply);
  expect(await li.type("2.00")).toContain("您的部分填完了 ✅");
});

it("asks for the part of somebody who does not fill any longer", async () => {
  const play = await begin();
  const zhang = await give(play, "财务");
  await play.who("zhao").type("/people");
  await play.who("zhao").press("李四");
  await play.who("zhao").press("收回");
  expect(await zhang.type("/new 2019")).toContain("商品和服务支出合计，万元");
  expect(await zhang.type("3.00")).toContain("办公费，万元");
  expect(await zhang.type("/share")).toContain("财务：李四（已不填报，请另分）");
});

it("leaves the way back to whoever answers for a report and reviews others", async () => {
  const both = PEOPLE.map((one) =>
    one.id === "zhang"
      ? { ...one, grants: [...one.grants, { role: "reviewer", department: "d1" } as const] }
      : one,
  );
  const { who, report } = await begin(both);
  await fill(who("zhang"));
  await who("zhang").type("/submit");
  expect(await who("zhang").type("/edit 办公费")).toContain("不能由您通过");
  expect(who("zhang").labels()).toEqual(["看变化", "看全文", "退回", "撤回"]);
  expect(await who("zhang").press("撤回")).toContain("已撤回，可以改了");
  expect((await report("d1")).phase).toBe("filling");
});

it("reads a remark set off by a blank", async () => {
  const play = await begin();
  const wang = play.who("wang");
  await handIn(play);
  await wang.press("看报告");
  await wang.press("退回");
  expect(await wang.type("办公费 与账不符")).toContain("与账不符");
  await wang.press("退回1处");
  expect((await play.report("d1")).review.remarks.get("fee.office")?.text).toBe("与账不符");
});
