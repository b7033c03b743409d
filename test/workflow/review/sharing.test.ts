import { beforeEach, expect, it } from "vitest";
import { type Play, playBureau } from "../play.js";
import { PEOPLE, smallReport } from "./small-report.js";

let play: Play;
beforeEach(async () => {
  play = await playBureau(smallReport(), PEOPLE);
  await play.who("zhang").type("/new 2019");
});

/** 张三 gives a part to 李四. */
async function give(part: string): Promise<string> {
  const zhang = play.who("zhang");
  await zhang.type("/share");
  await zhang.press(part);
  await zhang.press("李四");
  return play.who("li").hear();
}

it("gives a part to a colleague, who is told and led through it first", async () => {
  expect(await give("办公室")).toContain("里的办公室部分请您填");
  const li = play.who("li");
  expect(await li.press("打开")).toContain("会议费，万元");
  expect(await li.type("2.40")).toContain("会议费上年数，万元");
  expect(await li.type("1.20")).toContain("您的部分填完了 ✅");
  expect(await play.who("zhang").hear()).toContain("李四填完了");
  expect(await play.who("zhang").type("/list")).toContain("填报清单");
  expect(
    play
      .who("zhang")
      .labels()
      .some((label) => label.includes("会议费") && label.includes("李四")),
  ).toBe(true);
});

it("is for the responsible clerk, and for people of the department", async () => {
  await play.who("li").type("/new 2019");
  expect(await play.who("li").type("/share")).toContain("分工由负责这份报告的填报人办");
  await play.who("zhang").type("/share");
  await play.who("zhang").press("办公室");
  expect(play.who("zhang").labels()).toEqual(["张三", "李四", "不分了", "分工"]);
});

it("shows what waits for the figures of others, and does not nag", async () => {
  const [zhang, li] = [play.who("zhang"), play.who("li")];
  await give("业务");
  expect(await li.press("打开")).toContain(
    "您的部分现在没有要填的：会议费变动原因等办公室填数，填好会告诉您。",
  );
  expect(await li.type("/edit 会议费变动原因")).toContain(
    "会议费变动原因：等办公室填数，填好就能写。先填别的，不用等。",
  );
  await zhang.type("/edit 会议费");
  await zhang.type("2.40");
  expect(await zhang.type("/list 会议费")).toContain("会议费变动原因：等办公室填数");
  expect(await zhang.type("/share")).toContain("业务：李四（1项等办公室填数）");
  expect(await li.hear()).toBe("");
});

it("tells whoever waits for a figure that it is there", async () => {
  await give("业务");
  const zhang = play.who("zhang");
  await zhang.type("/edit 会议费");
  await zhang.type("2.40");
  expect(await play.who("li").hear()).toBe("");
  await zhang.type("/edit 会议费上年数");
  await zhang.type("1.20");
  expect(await play.who("li").hear()).toContain("数已经填好，可以写了：会议费变动原因");
  expect(await play.who("li").press("改")).toContain("主要原因是");
});

it("shows the later one both values, and keeps the one chosen", async () => {
  const [zhang, li] = [play.who("zhang"), play.who("li")];
  await li.type("/new 2019");
  await zhang.type("/edit 办公费");
  await li.type("/edit 办公费");
  await zhang.type("1.00");
  const both = await li.type("1.50");
  expect(both).toContain("办公费：张三刚填了1.00万元，您填的是1.50万元，用哪个？");
  expect((await play.report("d1")).answers.get("fee.office")?.typed).toBe("1.00");
  await li.press("用我的");
  expect((await play.report("d1")).answers.get("fee.office")?.typed).toBe("1.50");
});

it("leaves theirs when that is chosen", async () => {
  const [zhang, li] = [play.who("zhang"), play.who("li")];
  await li.type("/new 2019");
  await li.type("/edit 办公费");
  await zhang.type("/edit 办公费");
  await zhang.type("1.00");
  await li.press("0");
  await li.press("用张三的");
  expect((await play.report("d1")).answers.get("fee.office")?.typed).toBe("1.00");
});
