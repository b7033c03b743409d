import { beforeEach, expect, it } from "vitest";
import { type Play, playBureau } from "./play.js";
import { fill, handIn, PEOPLE, smallReport } from "./review/small-report.js";

let play: Play;

beforeEach(async () => {
  play = await playBureau(smallReport(), PEOPLE);
});

const typedAt = async (key: string) => (await play.report("d1")).answers.get(key)?.typed;

it("takes back one's own last change, not the colleague's after it", async () => {
  const { who } = play;
  await fill(who("zhang"));
  await who("li").type("/new 2019");
  await who("li").type("/edit 办公费");
  await who("li").type("1.50");
  await who("zhang").type("/edit 差旅费");
  await who("zhang").type("2.50");
  expect(await who("li").type("/undo")).toContain("已撤销：办公费恢复为1.00万元");
  expect(await typedAt("fee.office")).toBe("1.00");
  expect(await typedAt("fee.travel")).toBe("2.50");
});

it("says whose change it is where one has none of one's own", async () => {
  const { who } = play;
  await fill(who("zhang"));
  await who("li").type("/new 2019");
  expect(await who("li").type("/undo")).toContain("上一步是张三改的");
  expect((await play.report("d1")).answers.get("meeting.reason")?.answer.state).toBe("value");
});

it("takes nothing back that a colleague changed again since", async () => {
  const { who } = play;
  await fill(who("zhang"));
  await who("zhang").type("/edit 办公费");
  await who("zhang").type("1.20");
  await who("li").type("/new 2019");
  await who("li").type("/edit 办公费");
  await who("li").type("1.50");
  expect(await who("zhang").type("/undo")).toContain("您上一步改的“办公费”，李四后来又改过");
  expect(await typedAt("fee.office")).toBe("1.50");
  // Once the colleague took theirs back, one's own is the last again; what they did is seen first.
  await who("li").type("/undo");
  expect(await who("zhang").type("/undo")).toContain("没有记下：李四刚填了办公费");
  expect(await who("zhang").type("/undo")).toContain("办公费恢复为1.00万元");
});

it("lists what one may read at home, what waits for one first", async () => {
  const { who } = play;
  await who("qian").type("/new 2019");
  await handIn(play);
  await who("wang").type("/start");
  expect(who("wang").labels()).toContain("看：2019年度 档案馆（待审核）");
  expect(who("wang").labels().join()).not.toContain("园区办");
  await who("zhao").type("/start");
  expect(
    who("zhao")
      .labels()
      .filter((label) => label.startsWith("看：")),
  ).toHaveLength(2);
  expect(await who("wang").press("看：2019年度 档案馆")).toContain(
    "档案馆2019年度决算公开，张三提交",
  );
  await who("qian").type("/start");
  expect(who("qian").labels().join()).not.toContain("档案馆");
});

const marked = async () =>
  [...(await play.report("d1")).reviews].map(([key, mark]) => [key, mark.key]);

async function bothChange(): Promise<void> {
  const { who } = play;
  await fill(who("zhang"));
  await who("zhang").type("/edit 会议费");
  await who("zhang").type("2.60");
  await who("li").type("/new 2019");
  await who("li").type("/edit 会议费上年数");
  await who("li").type("1.30");
}

it("leaves an explanation in doubt for a colleague's change, until that is taken back too", async () => {
  const { who } = play;
  await bothChange();
  await who("zhang").type("/undo");
  expect(await typedAt("meeting.actual")).toBe("2.40");
  expect(await marked()).toEqual([["meeting.reason", "meeting.prior"]]);
  await who("li").type("/undo");
  expect(await typedAt("meeting.prior")).toBe("1.20");
  expect(await marked()).toEqual([]);
});

it("puts in doubt what a colleague wrote with a figure that is taken back", async () => {
  const { who } = play;
  await bothChange();
  await who("li").type("/edit 会议费变动原因");
  await who("li").type("多开了三次全区会议");
  expect(await marked()).toEqual([]);
  await who("zhang").type("/undo");
  expect(await typedAt("meeting.actual")).toBe("2.40");
  expect(await marked()).toEqual([["meeting.reason", "meeting.actual"]]);
});
