import { afterAll, expect, it } from "vitest";
import { JobFailedError } from "../../src/errors.js";
import { createJobs } from "../../src/jobs/worker-pool.js";
import { openDocx } from "../report/docx/open-docx.js";
import { EXAMPLE, pack, repliesOf } from "../report/final-accounts.js";
import { snapshotOf } from "../report/snapshot-of.js";

const packDirs = ["conversations/final-accounts"];
const snapshot = snapshotOf(pack, repliesOf(EXAMPLE));
const jobs = createJobs({ packDirs });

afterAll(() => jobs.close());

it("compiles a report in a worker, on time while others wait", async () => {
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 5);
  const files = await Promise.all([jobs.compile(snapshot, "docx"), jobs.compile(snapshot, "docx")]);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(10);
  for (const file of files.flatMap((compiled) => compiled.files)) {
    expect(file.name).toBe("2019年度部门决算公开-株洲职业教育科技园管理办公室.docx");
    expect(file.mime).toContain("wordprocessingml");
    expect(openDocx(file.bytes).tables).toHaveLength(8);
  }
});

it("previews one section, or lists them", async () => {
  const list = await jobs.preview(snapshot, null);
  const third = list.sections.find(({ title }) => title.startsWith("三、支出决算"));
  expect(list.sections.length).toBeGreaterThan(20);
  const section = await jobs.preview(snapshot, third?.id ?? "");
  expect(section.text).toContain("基本支出384.99万元，占83.16%");
  expect(section.text).not.toContain("四、");
});

it("draws how departments stand, and writes a list", async () => {
  const unit = { name: "甲局", state: "填报中40%", tone: "work", percent: 40 } as const;
  const row = { ...unit, deadline: "8月20日，还剩3天", haste: "soon" } as const;
  const board = { title: "进度", subtitle: "", parts: [], rows: [row], footer: "", alt: "" };
  const png = await jobs.board(board);
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe("PNG");
  const list = await jobs.list({
    ...{ file: { year: "2019", kind: "公开进度", department: "" }, sheet: "进度", title: "进度" },
    ...{ says: [], columns: [{ title: "部门", width: 9, align: "left" }], rows: [["甲局"]] },
  });
  expect(list.mime).toContain("spreadsheetml");
});

it("adds departments up", async () => {
  const one = { id: "d", name: "甲局", above: [], stage: "approved" } as const;
  const order = { year: "2019", title: "某市", date: "2020-09-01", unapproved: false };
  const made = await jobs.totals({ ...order, departments: [{ ...one, snapshot }] });
  expect(made.file?.name).toBe("2019年度部门决算汇总-某市.xlsx");
  const none = await jobs.totals({ ...order, departments: [{ ...one, snapshot: null }] });
  expect(none.file).toBeNull();
});

it("names a draft as one", async () => {
  const { files } = await jobs.compile({ ...snapshot, missing: ["联系电话"] }, "docx");
  expect(files[0]?.name).toContain("（草稿）");
});

it("fails with our own error, and works again after it", async () => {
  await expect(jobs.compile({ ...snapshot, pack: "unknown" }, "docx")).rejects.toThrow(
    JobFailedError,
  );
  const { sections } = await jobs.preview(snapshot, null);
  expect(sections.length).toBeGreaterThan(20);
});

it("gives up a task that takes too long", async () => {
  const hasty = createJobs({ packDirs, timeLimitMs: 1 });
  await expect(hasty.compile(snapshot, "docx")).rejects.toThrow(JobFailedError);
  await hasty.close();
});

it("outlives a worker that takes too much memory", async () => {
  const lost: unknown[] = [];
  const poor = createJobs({
    packDirs,
    memoryLimitMb: 8,
    timeLimitMs: 8_000,
    onWorkerLost: (error) => lost.push(error),
  });
  await expect(poor.compile(snapshot, "docx")).rejects.toThrow(JobFailedError);
  await poor.close();
});
