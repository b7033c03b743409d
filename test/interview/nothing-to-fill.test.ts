import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

/** Up to the end of 支出决算: all from one appropriation. */
function startPlain(): Talk {
  const talk = startFilling(pack);
  talk.typeAll("城南办公室", "462.96", "462.96", "其余全部为0");
  talk.typeAll("205", "384.99", "77.97", "其余全部为0");
  talk.typeAll("462.96", "384.99", "77.97", "其余全部为0");
  return talk;
}

describe("a group with nothing to fill says why, and what comes next", () => {
  it("waits for the figures that decide, and leads there", () => {
    const talk = startFilling(pack);
    const said = talk.type("/list 收入按功能分类");
    expect(said).toContain("还没轮到：先填“收入决算”和“支出决算”，才知道要不要填。");
    expect(said).toContain("接着填：封面。");
    expect(talk.labels()).toEqual(["填收入决算", "填支出决算", "继续填", "填报清单"]);
    talk.press("填支出决算");
    expect(talk.where()).toBe("expenditure.total");
  });

  it("is carried over from what was filled", () => {
    const talk = startPlain();
    expect(talk.type("/list 收入按功能分类")).toContain("公开02表由支出按功能分类带出，不用填。");
    expect(talk.type("/list")).toMatch(/\n按已填的数不用填：收入按功能分类$/);
    expect(talk.messages.at(-1)?.text).not.toMatch(/无此项：[^\n]*收入按功能分类/);
  });

  it("is what the unit does not have, and one tap away from being ticked", () => {
    const talk = startFilling(pack);
    expect(talk.type("/list 培训费")).toContain(
      "本单位没有（无此项）。有的话，在〔单位情况〕里选上“培训”。",
    );
    talk.press("单位情况");
    expect(talk.where()).toBe("portrait");
  });

  it("is computed, and shows what", () => {
    const talk = startFilling(pack, "政府性基金");
    talk.typeAll("/list 支出按功能分类", "205", "384.99", "77.97", "0", "0", "0", "0");
    talk.type("其余全部为0");
    const said = talk.type("/list 政府性基金预算");
    expect(said).toContain("政府性基金本年收入合计：0.00万元");
    expect(said).toContain("都从“支出按功能分类”里各科目的政府性基金加出来，不用填。");
    expect(talk.labels()).not.toContain("本组无此项");
  });

  it("was closed before anything was given", () => {
    const talk = startFilling(pack);
    talk.typeAll("/edit 国有资产占用", "其余全部为0");
    talk.typeAll("/list 国有资产占用", "其余全部为0");
    expect(talk.type("/list 国有资产占用")).toContain("没有填过的项，全部记为0。");
    expect(talk.labels()).toContain("再加一项");
  });
});

it("a question whose figures make it pointless says which", () => {
  const talk = startFilling(pack);
  talk.typeAll("/edit meeting.actual", "0");
  expect(talk.type("/edit 会议次数")).toContain(
    "会议次数按已填的数不用填（无此项）：会议费是0.00万元。",
  );
});

describe("what is there is shown, short", () => {
  it("every item of a list", () => {
    const talk = startFilling(pack);
    talk.typeAll("/edit 职责", "拟订全市接待工作的规划和制度\n承担重要来宾的接待\n管理机关车辆");
    expect(talk.type("/edit 职责")).toContain(
      "现在是：3条：1.拟订全市接待工作的规划和制度 2.承担重要来宾的接待 3.管理机关车辆\n",
    );
  });

  it("every row, the last with their figures", () => {
    const talk = startFilling(pack);
    talk.type("/list 支出按功能分类");
    for (const code of ["201", "205", "208", "210"]) talk.typeAll(code, "1", "2");
    const said = talk.messages.at(-1)?.text ?? "";
    expect(said).toContain("已有4行");
    expect(said).toContain(
      "201 一般公共服务支出、205 教育支出\n208 社会保障和就业支出：一般公共预算基本支出1.00",
    );
  });
});
