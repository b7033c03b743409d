import { beforeEach, describe, expect, it } from "vitest";
import type { ReportSnapshot } from "../../../src/events/report/report-snapshot.js";
import { buildDocument } from "../../../src/report/build-document.js";
import { asApproved } from "../../../src/workflow/requests/take-snapshot.js";
import { type Play, playBureau, type Player } from "../play.js";
import { createFakeJobs } from "../set-up.js";
import { fill, PEOPLE, smallReport } from "./small-report.js";

const TEXT = "多开了两次全区会议";

let play: Play;
let compiled: ReportSnapshot[];
let notes: string[];

/** 会议费2.40万元，上年1.20万元：增加的原因写好，通过并公开。 */
beforeEach(async () => {
  compiled = [];
  notes = [];
  const jobs = createFakeJobs();
  play = await playBureau(smallReport(), PEOPLE, {
    jobs: {
      ...jobs,
      compile(snapshot, format) {
        compiled.push(snapshot);
        return jobs.compile(snapshot, format);
      },
      note(told) {
        notes.push(told.changes.map(({ name, was, is }) => `${name} ${was} → ${is}`).join());
        return jobs.note(told);
      },
    },
  });
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await fill(zhang);
  await zhang.type("/submit");
  await wang.hear();
  for (const label of ["看报告", "通过"]) await wang.press(label);
});

/** 张三 corrects what the year before was, up to the last tap. */
async function correct(prior: string): Promise<Player> {
  const zhang = play.who("zhang");
  await zhang.type("/correct");
  await zhang.press("公开稿抄错");
  for (const text of ["会议费上年数", prior]) await zhang.type(text);
  return zhang;
}

describe("a 更正 that turns a change round", () => {
  it("tells the explanation before anything is recorded, and hands nothing in before it is settled", async () => {
    const zhang = await correct("3.00");
    const told = await zhang.type("抄错了");
    expect(told).toContain(
      "⚠ 会议费变动原因是按增加写的，现在是减少。提交前请改写，或确认仍适用。",
    );
    const taken = await zhang.press("生成更正版");
    expect(taken).toContain("已更正：会议费上年数改为3.00万元。");
    expect(taken).toContain("还不能提交：1段说明和数不一致（会议费变动原因）。");
    expect(taken).toMatch(/报告会印：“会议费减少0\.60万元.*主要原因是多开了两次全区会议”/);
    expect(notes).toEqual([]);
    expect((await play.report("d1")).phase).toBe("correcting");
    expect(await zhang.type("/submit")).toContain("还不能提交");
    await zhang.type("/list");
    expect(await zhang.type("继续填")).toContain("提交前要改：会议费变动原因，说明和数不一致。");
  });

  it("prints the text with a mark, in a draft", async () => {
    const zhang = await correct("3.00");
    await zhang.type("抄错了");
    await zhang.press("生成更正版");
    compiled.length = 0;
    await zhang.type("/report word");
    const [snapshot] = compiled;
    if (snapshot === undefined) throw new Error("nothing was compiled");
    expect(snapshot.doubtful).toEqual(["meeting.reason"]);
    const { draft, blocks } = buildDocument(smallReport(), asApproved(snapshot));
    expect(draft).toBe(true);
    expect(JSON.stringify(blocks)).toContain(`主要原因是【待复核】${TEXT}。`);
  });

  it("is handed in with its 更正说明 once the text is rewritten, as often as it takes", async () => {
    const zhang = await correct("3.00");
    await zhang.type("抄错了");
    await zhang.press("生成更正版");
    await zhang.press("改");
    await zhang.type("少开了两次");
    await zhang.type("/edit 会议费变动原因");
    expect(await zhang.type("少开了两次全区会议")).toContain("已记录，替换了原来的那段。");
    expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
    expect(notes).toEqual([
      `会议费上年数 1.20万元 → 3.00万元,会议费变动原因 ${TEXT} → 少开了两次全区会议`,
    ]);
  });

  it("is handed in where the clerk says that the text still holds", async () => {
    const zhang = await correct("3.00");
    await zhang.type("抄错了");
    await zhang.press("生成更正版");
    await zhang.press("仍适用，不用改");
    expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
  });

  it("wants words for a text that speaks of the other direction only", async () => {
    const zhang = play.who("zhang");
    await correct("1.30");
    await zhang.type("抄错了");
    await zhang.press("生成更正版");
    await zhang.press("改");
    await zhang.type("新增两次全区会议");
    await zhang.type("/edit 会议费上年数");
    expect(await zhang.type("3.00")).toContain("⚠ 会议费变动原因是按增加写的，现在是减少。");
    const refused = await zhang.type("/submit");
    expect(refused).toContain("还不能提交：1段说明和数不一致（会议费变动原因）。");
    expect(refused).toContain("只写了增加的原因，数却是减少0.60万元。");
    expect(await zhang.type("看待复核")).toContain("报告会印：“会议费减少0.60万元");
    expect(zhang.labels()).not.toContain("仍适用，不用改");
    await zhang.press("没错，写一句说明");
    await zhang.type("次数多了，单价低了");
    expect(await zhang.type("/submit")).toContain("已提交审核 ✅");
  });
});

it("does not call a returned report ready while a text contradicts its figures", async () => {
  const zhang = await correct("3.00");
  const wang = play.who("wang");
  await zhang.type("抄错了");
  await zhang.press("生成更正版");
  await zhang.press("改");
  for (const text of ["少开了会", "/submit"]) await zhang.type(text);
  await wang.hear();
  for (const label of ["看报告", "退回"]) await wang.press(label);
  await wang.type("会议费上年数：再核对");
  await wang.press("退回1处");
  await zhang.hear();
  await zhang.press("改");
  const told = await zhang.type("1.10");
  expect(told).toContain("退回的1处都改过了，再办完下面的就能提交审核。");
  expect(told).toContain("提交前要改：会议费变动原因");
});

it("asks again for a text whose question had gone and is back", async () => {
  const zhang = await correct("2.40");
  await zhang.type("抄错了");
  await zhang.press("生成更正版");
  await zhang.press("撤回");
  await zhang.type("/edit 会议费上年数");
  expect(await zhang.type("3.00")).toContain("⚠ 会议费变动原因是以前写的，现在是减少。");
  expect(await zhang.type("/submit")).toContain("还不能提交：1段说明和数不一致");
});

it("asks no more once the figures are as they were", async () => {
  const zhang = await correct("3.00");
  await zhang.type("抄错了");
  await zhang.press("生成更正版");
  await zhang.type("/edit 会议费上年数");
  await zhang.type("1.10");
  expect(await zhang.type("/submit")).toContain("还不能提交：待复核1处，看一眼就行");
});
