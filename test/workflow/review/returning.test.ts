import { beforeEach, describe, expect, it } from "vitest";
import { type Play, playBureau } from "../play.js";
import { handIn, PEOPLE, smallReport } from "./small-report.js";

let play: Play;
beforeEach(async () => {
  play = await playBureau(smallReport(), PEOPLE);
  await handIn(play);
});

async function sendBack(remarks: string): Promise<void> {
  const wang = play.who("wang");
  await wang.press("看报告");
  await wang.press("退回");
  await wang.type(remarks);
  await wang.press(`退回${String(remarks.split("\n").length)}处`);
}

async function typed(key: string): Promise<string | undefined> {
  return (await play.report("d1")).answers.get(key)?.typed;
}

it("costs the clerk few messages: two answers, from the notice to the next submission", async () => {
  const { who } = play;
  await sendBack("办公费：与账不符\n差旅费：少一张票");
  const zhang = who("zhang");
  const notice = await zhang.hear();
  expect(notice).toContain("退回2处：办公费1.00万元，审核人写“与账不符”；差旅费2.00万元");
  const before = zhang.count;
  expect(await zhang.press("改")).toMatch(/审核人写“与账不符”[^]*办公费，万元/);
  expect(await zhang.type("1.20")).toMatch(/审核人写“少一张票”[^]*差旅费，万元/);
  expect(await zhang.type("1.80")).toContain("退回的2处都改过了");
  expect(await zhang.press("提交审核")).toContain("已提交审核 ✅");
  expect(zhang.count - before).toBeLessThanOrEqual(6);
  expect(await who("wang").hear()).toContain("上次以后改了2处");
  const desk = await who("wang").press("看报告");
  expect(desk).toContain("退回的2处：改了2处。");
  expect(desk).toContain("办公费“与账不符”：由1.00万元改为1.20万元");
  expect(desk).toContain("差旅费“少一张票”：由2.00万元改为1.80万元");
  expect(desk).not.toContain("改过");
});

it("chooses answers by name, by button, and several at once", async () => {
  const wang = play.who("wang");
  await wang.press("看报告");
  await wang.press("退回");
  expect(await wang.type("会议")).toContain("是哪一项？");
  expect(await wang.press("会议费上年数")).toContain("会议费上年数 1.20万元：哪里不对？");
  await wang.type("与上年公开的不一致");
  await wang.press("填报清单");
  await wang.press("商品和服务支出");
  expect(await wang.press("差旅费")).toContain("差旅费 2.00万元：哪里不对？");
  await wang.type("少一张票");
  expect(wang.labels()).toContain("退回2处");
  expect(await wang.type("没有这一项")).toContain("没有找到");
  await wang.press("退回2处");
  expect([...(await play.report("d1")).review.remarks.keys()]).toEqual([
    "meeting.prior",
    "fee.travel",
  ]);
});

it("reopens what a check ties to it, and nothing else", async () => {
  await sendBack("办公费：与账不符");
  expect([...(await play.report("d1")).review.reopened].sort()).toEqual([
    "fee.office",
    "fee.travel",
    "goods.actual",
  ]);
  const zhang = play.who("zhang");
  await zhang.hear();
  await zhang.press("改");
  await zhang.type("1.20");
  await zhang.type("/edit 商品和服务支出合计");
  await zhang.type("3.20");
  expect(await typed("goods.actual")).toBe("3.20");
});

it.each(["上一题", "上一步"])("%s comes only to what may be changed", async (back) => {
  await sendBack("办公费：与账不符\n会议费上年数：请核对");
  const zhang = play.who("zhang");
  await zhang.hear();
  await zhang.press("改");
  await zhang.type("1.20");
  expect(await zhang.type("/edit 会议费上年数")).toContain("会议费上年数，万元");
  expect(await zhang.type(back)).toContain("差旅费，万元");
  expect(await zhang.type(back)).toContain("办公费，万元");
  expect(await zhang.type(back)).toContain("商品和服务支出合计，万元");
  const last = await zhang.type(back);
  expect(last).toContain("前面没有能改的题了。");
  expect(last).toContain("商品和服务支出合计，万元");
});

it("asks nobody what may not be changed, wherever their chat rested", async () => {
  const { who } = play;
  await who("wang").press("看报告");
  await who("zhang").press("撤回");
  await who("li").type("/new 2019");
  expect(await who("li").type("/edit 会议费")).toContain("会议费，万元");
  await who("zhang").type("/submit");
  await who("wang").hear();
  await sendBack("办公费：与账不符");
  const said = await who("li").type("2.50");
  expect(said).toContain("会议费没有退回，没有改");
  expect(said).not.toContain("会议费，万元");
  expect(await typed("meeting.actual")).toBe("2.40");
});

it.each([
  { how: "gone to", doing: ["/edit 会议费上年数"] },
  {
    how: "pasted",
    doing: ["/edit 商品和服务支出合计", "会议费上年数 1.30\n会议费 2.60", "全部采用"],
  },
  { how: "taken back", doing: ["/undo"] },
])("leaves alone what was not returned: $how", async ({ doing }) => {
  await sendBack("办公费：与账不符");
  const zhang = play.who("zhang");
  const before = (await play.report("d1")).answers;
  const kept = JSON.stringify([...before]);
  let said = "";
  for (const message of doing) said = await zhang.type(message);
  expect(said).toContain("没有退回，没有改");
  expect(JSON.stringify([...(await play.report("d1")).answers])).toBe(kept);
});

it("lets an explanation be mended that a returned figure made doubtful", async () => {
  await sendBack("会议费：请核对");
  const zhang = play.who("zhang");
  await zhang.hear();
  await zhang.press("改");
  await zhang.type("2.60");
  await zhang.type("/edit 会议费变动原因");
  expect(await zhang.type("多开了三次全区会议")).toContain("已记录");
});

describe("what became of the remarks", () => {
  const ALL = "办公费：一\n差旅费：二\n商品和服务支出合计：三\n会议费：四\n会议费上年数：五";

  it("is told where nothing was changed: to the clerk, in the notice and on the desk", async () => {
    const [zhang, wang] = [play.who("zhang"), play.who("wang")];
    await sendBack(ALL);
    await zhang.press("改");
    await zhang.type("1.00");
    expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
    expect(await wang.hear()).toContain("，退回的有5处没有改。");
    const desk = await wang.press("看报告");
    expect(desk).toContain("退回的5处：没有改5处。\n办公费“一”：没有改\n差旅费“二”：没有改");
    expect(desk).toContain("……还有2项，点〔看变化〕");
    expect(await wang.press("看变化")).toContain("会议费上年数“五”：没有改");
  });

  it("calls nothing changed that was typed as it was", async () => {
    const zhang = play.who("zhang");
    await sendBack("办公费：与账不符");
    await zhang.press("改");
    await zhang.type("1.00");
    const told = await zhang.type("/list");
    expect(told).not.toContain("都改过了");
    expect(await zhang.type("/continue")).not.toContain("都改过了");
  });

  it("has no line for an explanation that came and is asked no more", async () => {
    const [zhang, wang] = [play.who("zhang"), play.who("wang")];
    await sendBack("会议费：四\n会议费变动原因：说不通");
    await zhang.press("改");
    await zhang.type("1.20");
    await zhang.type("/submit");
    await wang.hear();
    const desk = await wang.press("看报告");
    expect(desk).toContain("会议费“四”：由2.40万元改为1.20万元");
    expect(desk).not.toContain("说不通");
    expect(desk).toContain("退回的1处：改了1处。");
  });
});

it("tells the reviewer of no answer that came, went and is asked no more", async () => {
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await sendBack("会议费上年数：请核对");
  await zhang.press("改");
  await zhang.type("2.40");
  await zhang.type("/submit");
  await wang.press("看报告");
  await wang.press("退回");
  await wang.type("会议费：请核对\n办公费：请核对");
  await wang.press("退回2处");
  await zhang.type("/edit meeting.actual");
  await zhang.type("3.40");
  await zhang.type("/edit meeting.reason");
  await zhang.type("多开了一次会");
  await zhang.type("/edit meeting.actual");
  await zhang.type("2.40");
  expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
  await wang.hear();
  const desk = await wang.press("看报告");
  expect(desk).toContain("退回的2处：没有改2处。");
  expect(desk).not.toContain("会议费变动原因");
});

it("asks which of several a remark is about, and keeps it", async () => {
  const wang = play.who("wang");
  await wang.press("看报告");
  await wang.press("退回");
  const asked = await wang.type("会议：太多");
  expect(asked).toContain("是哪一项？");
  expect(wang.labels()).toEqual(["会议费", "会议费上年数", "会议费变动原因"]);
  expect(await wang.press("会议费上年数")).toContain("会议费上年数 1.20万元：“太多”");
  expect(wang.labels()).toContain("退回1处");
});

it("names the line that may mean several", async () => {
  const wang = play.who("wang");
  await wang.press("看报告");
  await wang.press("退回");
  expect(await wang.type("办公费：与账不符\n会议：太多")).toContain("“会议”有好几项，都还没有记。");
  expect(wang.labels()).not.toContain("退回1处");
});

it("forgets the remark when something else is typed instead of a choice", async () => {
  const wang = play.who("wang");
  await wang.press("看报告");
  await wang.press("退回");
  await wang.type("会议：太多");
  expect(await wang.type("办公费")).toContain("办公费 1.00万元：哪里不对？");
});
