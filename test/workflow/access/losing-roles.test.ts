import { beforeEach, expect, it } from "vitest";
import { type Play, playBureau } from "../play.js";
import { handIn, PEOPLE, smallReport } from "../review/small-report.js";

let play: Play;

beforeEach(async () => {
  play = await playBureau(smallReport(), PEOPLE);
  await handIn(play);
});

it("tells whoever takes the last reviewer away what waits for one, and the clerk who asks", async () => {
  const [zhao, zhang] = [play.who("zhao"), play.who("zhang")];
  await zhao.type("/people");
  await zhao.press("王五");
  expect(await zhao.press("收回：档案馆 审核人")).toContain(
    "档案馆在待审核，现在没有审核人，请发 /invite 再指定一位。",
  );
  expect(await zhang.type("/submit")).toContain("现在没有能审核的人，请主管发 /invite 指定一位。");
});

it("says to whoever has no role left what that means, and lets the manager remove them", async () => {
  const [zhao, wang] = [play.who("zhao"), play.who("wang")];
  await zhao.type("/people");
  await zhao.press("王五");
  await zhao.press("收回：档案馆 审核人");
  expect(await wang.hear()).toContain("您的角色“档案馆 审核人”已由赵六收回。");
  expect(await wang.press("看报告")).not.toContain("办公费");
  expect(await wang.type("/start")).toContain("您现在没有角色，不能填报也不能查看。");
  expect(await zhao.type("/people")).toContain("王五：没有角色");
  await zhao.press("王五");
  await zhao.press("移除此人");
  expect(await zhao.press("移除")).toContain("已移除王五。");
  expect(await zhao.type("/people")).not.toContain("王五");
});

it("shows somebody without a role to no manager of one department", async () => {
  const grants = [{ role: "manager", department: "d1" } as const];
  play = await playBureau(smallReport(), [...PEOPLE, { id: "sun", name: "孙八", grants }]);
  await play.who("zhao").type("/people");
  await play.who("zhao").press("钱七");
  await play.who("zhao").press("收回：园区办 负责的填报人");
  expect(await play.who("sun").type("/people")).not.toContain("钱七");
});
