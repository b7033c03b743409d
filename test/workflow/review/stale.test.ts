import { beforeEach, expect, it } from "vitest";
import { playBureau, type Play } from "../play.js";
import { approved, handIn, PEOPLE, smallReport } from "./small-report.js";

let play: Play;

beforeEach(async () => {
  play = await playBureau(smallReport(), PEOPLE);
  await handIn(play);
});

it("ends a reviewer's return when the clerk was quicker to withdraw", async () => {
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await wang.press("看报告");
  await wang.press("退回");
  await wang.type("办公费：与账不符");
  await zhang.press("撤回");
  await wang.hear();
  const told = await wang.press("退回1处");
  expect(told).toContain("刚才那一步不用办了");
  expect(told).toContain("填报中，已填100%。您可以看，不能改。");
  expect(wang.labels()).toEqual(["看全文", "填报清单"]);
  expect((await play.report("d1")).phase).toBe("filling");
});

it("shows an answer that was not returned, and asks nothing that would be refused", async () => {
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await wang.press("看报告");
  await wang.press("退回");
  await wang.type("会议费上年数：与账不符");
  await wang.press("退回1处");
  const told = await zhang.type("/edit 差旅费");
  expect(told).toContain("差旅费：2.00万元");
  expect(told).toContain("差旅费没有退回，没有改。也要改的话，请审核人一并退回。");
  expect(told).not.toContain("差旅费，万元。");
  expect(await zhang.type("/edit 会议费上年数")).toContain("会议费上年数，万元。");
});

it("asks how a wrong text of the published report should read", async () => {
  const { who } = await approved();
  await who("zhang").type("/correct");
  await who("zhang").press("公开稿抄错");
  expect(await who("zhang").type("会议费变动原因")).toContain("应当怎么写？");
});
