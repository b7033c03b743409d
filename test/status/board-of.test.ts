import { expect, it } from "vitest";
import { boardsOf } from "../../src/status/board-of.js";
import { many, statusOf, type Unit } from "./bureau.js";

it("shows every department of a small bureau, the public ones last", () => {
  const [board] = boardsOf(
    statusOf([
      { id: "甲", phase: "published", due: "2020-08-20" },
      { id: "乙", phase: "filling", percent: 40, due: "2020-08-16" },
      { id: "丙", phase: "review", due: "2020-08-20", since: "2020-08-12T02:00:00.000Z" },
      { id: "丁" },
    ]),
  );
  expect(board).toMatchObject({
    title: "2019年度决算公开进度",
    subtitle: "2020年8月17日　4家　已过截止1家",
    footer: "",
  });
  expect(
    board?.rows.map(({ name, state, deadline, haste }) => [name, state, deadline, haste]),
  ).toEqual([
    ["乙", "填报中40%", "8月16日，已超1天", "over"],
    ["丙", "待审核5天，等审核人", "8月20日，还剩3天", "soon"],
    ["丁", "未开始", "未定截止", "calm"],
    ["甲", "已公开", "✓", "calm"],
  ]);
});

it.each([
  { departments: 0, pictures: [0] },
  { departments: 20, pictures: [20] },
  { departments: 21, pictures: [11, 10] },
  { departments: 40, pictures: [20, 20] },
  { departments: 500, pictures: [20, 20] },
])("shares $departments departments out over $pictures", ({ departments, pictures }) => {
  const boards = boardsOf(statusOf(many(departments, "填", { phase: "filling" })));
  expect(boards.map(({ rows }) => rows.length)).toEqual(pictures);
});

it("shows the 40 most urgent of hundreds and says how many more there are", () => {
  const boards = boardsOf(
    statusOf([
      ...many(300, "公", { phase: "published", due: "2020-08-20" }),
      ...many(200, "填", { phase: "filling", due: "2020-08-20" }),
    ]),
  );
  const rows = boards.flatMap((board) => board.rows);
  expect(rows.map(({ name }) => name)).toEqual(many(40, "填").map(({ id }) => id));
  expect(boards.map(({ title }) => title)).toEqual([
    "2019年度决算公开进度（1/2）",
    "2019年度决算公开进度（2/2）",
  ]);
  expect(boards.map(({ footer }) => footer)).toEqual([
    "",
    "图上是最急的40家，另有460家没画出，其中已公开300家；逐家见〔导出Excel〕。",
  ]);
  expect(boards.map(({ parts }) => parts.map(({ name, count }) => [name, count]))).toEqual([
    [
      ["已公开", 300],
      ["填报中", 200],
    ],
    [],
  ]);
});

it.each<{ readonly unit: Omit<Unit, "id">; readonly percent: number; readonly tone: string }>([
  { unit: {}, percent: 0, tone: "none" },
  { unit: { phase: "filling", percent: 40 }, percent: 40, tone: "work" },
  { unit: { phase: "returned", percent: 90 }, percent: 100, tone: "mend" },
  { unit: { phase: "review", percent: 90 }, percent: 100, tone: "wait" },
  { unit: { phase: "approved", percent: 90 }, percent: 100, tone: "ready" },
  { unit: { phase: "published", percent: 90 }, percent: 100, tone: "done" },
])("draws $tone", ({ unit, percent, tone }) => {
  expect(boardsOf(statusOf([{ id: "甲", ...unit }]))[0]?.rows).toMatchObject([{ percent, tone }]);
});
