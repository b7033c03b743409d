import { beforeEach, describe, expect, it } from "vitest";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import type { Jobs } from "../../../src/workflow/ports.js";
import { type Play, playBureau } from "../play.js";
import { createFakeJobs } from "../set-up.js";
import { approved, fill, PEOPLE, smallReport } from "./small-report.js";

const WRONG = { name: "会议费上年数", key: "meeting.prior", is: "1.20", typed: "1.30" } as const;

let play: Play;

async function publish(): Promise<void> {
  await play.who("zhang").type("/publish");
  await play.who("zhang").type("2020-08-20 https://www.example.gov.cn/a.html");
}

/** 张三 corrects one figure of the published report; an explanation is left to look at, so that it is not handed in. */
async function correct({ name, typed }: { name: string; typed: string } = WRONG): Promise<void> {
  const zhang = play.who("zhang");
  await zhang.type("/correct");
  await zhang.press("公开稿抄错");
  for (const text of [name, typed, "抄错了"]) await zhang.type(text);
  await zhang.press("生成更正版");
}

/** All of the published report that a correction called off must leave alone. */
async function published(): Promise<object> {
  const report = await play.report("d1");
  const { phase, review, answers, rows, closures, findings, acceptances, reviews } = report;
  const archived = await play.stage.archive.get(report.id, 1);
  const values = [...answers].map(([key, { answer }]) => [key, answer] as const).sort();
  const { versions, correction, passed, reopened, changed } = review;
  const kept = [rows, closures, findings, acceptances, reviews, passed, changed].map((map) => [
    ...map,
  ]);
  const [line] = await play.store.summaries({ departments: new Set(["d1"]) });
  const { errors, warnings, publishedOn } = line ?? {};
  const told = { errors, warnings, publishedOn };
  return { phase, values, versions, correction, reopened: [...reopened], kept, archived, told };
}

beforeEach(async () => {
  play = await approved();
  await publish();
});

describe("a 更正 without a change", () => {
  it("is called off where /undo took its only change back", async () => {
    const before = await published();
    await correct();
    const zhang = play.who("zhang");
    const undone = await zhang.type("/undo");
    expect(undone).toContain("会议费上年数恢复为1.20万元");
    expect(undone).toContain("更正里没有改动：接着改，或点〔不更正了〕，原来通过的版本照旧。");
    expect(zhang.labels()).toContain("不更正了");
    expect(zhang.labels()).not.toContain("提交审核");
    expect(await zhang.type("/submit")).toContain("更正里没有改动，不用送审。");
    expect(await zhang.type("/correct")).toContain("不想更正，点〔不更正了〕。");
    const told = await zhang.press("不更正了");
    expect(told).toContain("不更正了，原来通过的版本照旧 ✅");
    expect(told).toContain("2020年8月20日已公开 ✅ https://www.example.gov.cn/a.html");
    expect(await published()).toEqual(before);
    expect(zhang.labels()).toContain("更正");
  });

  it("is called off where the figure was changed back by hand", async () => {
    const before = await published();
    await correct();
    const zhang = play.who("zhang");
    await zhang.type(`/edit ${WRONG.name}`);
    await zhang.type(WRONG.is);
    await zhang.type("不更正了");
    expect(await published()).toEqual(before);
  });

  it("goes back to 已通过 where nothing was published yet", async () => {
    play = await approved();
    play.sleep();
    await correct();
    await play.who("zhang").type("/undo");
    expect(await play.who("zhang").press("不更正了")).toContain("8月20日已通过审核 ✅");
    expect((await play.report("d1")).phase).toBe("approved");
  });

  it("is called off when the reviewer sent it back, who is told", async () => {
    const before = await published();
    const [zhang, wang] = [play.who("zhang"), play.who("wang")];
    await correct();
    await zhang.press("看过了，不用改");
    await zhang.type("/submit");
    await wang.hear();
    await wang.press("看报告");
    await wang.press("退回");
    await wang.type("会议费上年数：原来没有错");
    await wang.press("退回1处");
    await zhang.hear();
    await zhang.type("/undo");
    await zhang.press("不更正了");
    expect(await wang.hear()).toContain("档案馆2019年度决算公开不更正了，原来通过的版本照旧。");
    expect(await published()).toEqual(before);
  });

  it("can be opened once more, and let pass", async () => {
    await correct();
    await play.who("zhang").type("/undo");
    await play.who("zhang").press("不更正了");
    await correct({ name: "会议费上年数", typed: "1.40" });
    await play.who("zhang").press("看过了，不用改");
    await play.who("zhang").type("/submit");
    await play.who("wang").hear();
    await play.who("wang").press("看报告");
    await play.who("wang").press("通过");
    expect((await play.report("d1")).review.versions).toHaveLength(2);
  });
});

describe("a 更正 with a change", () => {
  it("is not called off, and names the change", async () => {
    await correct();
    const zhang = play.who("zhang");
    expect(zhang.labels()).not.toContain("不更正了");
    expect(await zhang.type("不更正了")).toContain("更正里还改着会议费上年数。先发 /undo 撤销");
    expect((await play.report("d1")).phase).toBe("correcting");
  });

  it("is taken back first where it is under review", async () => {
    await correct();
    await play.who("zhang").press("看过了，不用改");
    await play.who("zhang").type("/submit");
    expect(await play.who("zhang").type("不更正了")).toContain("更正已经送审，先点〔撤回〕");
    expect((await play.report("d1")).phase).toBe("review");
  });

  it("tells all of it in the 更正说明, what was changed before it was sent back too", async () => {
    const notes: string[] = [];
    const jobs = createFakeJobs();
    const note: Jobs["note"] = (told) => {
      notes.push(told.changes.map(({ name, was, is }) => `${name} ${was} → ${is}`).join());
      return jobs.note(told);
    };
    play = await approved({ jobs: { ...jobs, note } });
    const [zhang, wang] = [play.who("zhang"), play.who("wang")];
    await correct();
    await zhang.press("看过了，不用改");
    await zhang.type("/submit");
    await wang.hear();
    await wang.press("看报告");
    await wang.press("退回");
    await wang.type("会议费上年数：再核对");
    await wang.press("退回1处");
    await zhang.hear();
    await zhang.press("改");
    await zhang.type("1.50");
    await zhang.type("看待复核");
    await zhang.press("看过了，不用改");
    await zhang.type("/submit");
    await wang.hear();
    await wang.press("看报告");
    await wang.press("通过");
    expect(notes.at(-1)).toBe("会议费上年数 1.20万元 → 1.50万元");
  });
});

it("is for the clerk who may open it, and nobody else", async () => {
  await correct();
  await play.who("zhang").type("/undo");
  const { id: report, version } = await play.report("d1");
  for (const id of ["li", "wang", "zhao", "qian"]) {
    const person = play.who(id);
    await person.type("/start");
    const label = person.labels().find((one) => one.includes("档案馆"));
    if (label !== undefined) await person.press(label);
    else await person.type("/new 2019");
    const { chat } = await play.store.load(`fake:${id}`, null);
    expect([id, chat.report === report]).toEqual([id, id !== "qian"]);
    await person.type("不更正了");
    expect(person.labels()).not.toContain("不更正了");
    expect([id, (await play.report("d1")).version]).toEqual([id, version]);
  }
  await play.who("zhang").type("不更正了");
  expect((await play.report("d1")).phase).toBe("published");
});

it("gives back the reason for a finding that was let pass", async () => {
  play = await playBureau(smallReport(), PEOPLE);
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await fill(zhang, "3.20");
  for (const text of ["看问题", "写审核说明", "批复下达时已取整", "/submit"])
    await zhang.type(text);
  await wang.hear();
  for (const label of ["看报告", "放行", "通过"]) await wang.press(label);
  await publish();
  const before = await published();
  await correct({ name: "办公费", typed: "1.10" });
  expect((await play.report("d1")).acceptances.size).toBe(0);
  await zhang.type("/undo");
  await zhang.type("不更正了");
  expect(await published()).toEqual(before);
});

it("takes back with a figure what follows it", async () => {
  const pack = buildPack(
    new Map([
      ["pack.yaml", 'name: two\ntitle: 两项\nversion: "1"\nyears: ["2019"]\nparts: [all]\n'],
      [
        "parts/all.yaml",
        `title: 全部
groups:
  - group: all
    title: 全部
    place: 表
    questions:
      - { key: a.first, label: 收入, kind: money }
      - { key: a.second, label: 其中拨款, kind: money, suggest: a.first }
`,
      ],
      ["checks.yaml", "[]"],
      ["tables.yaml", "[]"],
      ["report.md", "# 一\n\n收入{{ a.first | wan }}万元。\n"],
    ]),
  );
  play = await playBureau(pack, PEOPLE);
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await zhang.type("/new 2019");
  await zhang.type("5.00");
  await zhang.press("= 5.00");
  await zhang.type("/submit");
  await wang.hear();
  for (const label of ["看报告", "通过"]) await wang.press(label);
  await publish();
  const before = await published();
  await correct({ name: "收入", typed: "6.00" });
  await zhang.press("撤回");
  expect((await play.report("d1")).answers.get("a.second")?.answer).toMatchObject({
    value: { yuan: "60000" },
  });
  expect(await zhang.type("/undo")).toContain("已撤销");
  await zhang.press("不更正了");
  expect(await published()).toEqual(before);
});
