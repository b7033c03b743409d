import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

/** Two years under way, the later one open. */
function startTwo(): Talk {
  const talk = startFilling(pack);
  talk.typeAll("城南办公室", "/new 2020", "行政单位");
  talk.press("确定");
  return talk;
}

describe("with reports of two years", () => {
  it("a new one is told by its year, and each of its questions names it", () => {
    const talk = startFilling(pack);
    talk.type("城南办公室");
    expect(talk.type("/new 2020")).toContain("这是2020年度的报告。");
    expect(talk.type("行政单位")).not.toContain("这是2020");
    expect(talk.press("确定")).toContain("【2020年度·封面");
  });

  it("the one gone back to is told by its year and its name, once", () => {
    const talk = startTwo();
    talk.type("/continue");
    expect(talk.press("继续：2019年度")).toMatch(
      /这是2019年度城南办公室的报告。\n.*\n?【2019年度·/s,
    );
    const said = talk.type("462.96");
    expect(said).not.toContain("这是2019年度");
    expect(said).toContain("【2019年度·公开01表");
    expect(talk.report().year).toBe("2019");
  });

  it.each(["继续2019年度", "打开2019", "切换到2019年", "继续：2019年度 城南办公室（18%）"])(
    "%s opens the one of that year",
    (typed) => {
      const talk = startTwo();
      expect(talk.type(typed)).toContain("这是2019年度城南办公室的报告。");
      expect(talk.report().year).toBe("2019");
      expect(talk.type("打开2019")).not.toContain("这是");
    },
  );

  it("what a change is meant for is asked with the year", () => {
    const talk = startTwo();
    talk.typeAll("城南办公室", "5");
    expect(talk.type("改成3.9")).toContain("2020年度：“3.9”没有记。是哪一项？");
  });

  it("/start says which one is open", () => {
    const talk = startTwo();
    talk.type("城南办公室");
    expect(talk.type("/start")).toContain("接着填2020年度城南办公室的报告");
  });

  it("rows and what closes a group name it, too", () => {
    const talk = startTwo();
    talk.typeAll("城南办公室", "5");
    expect(talk.type("/list 支出按功能分类")).toContain("【2020年度·");
    talk.type("其余全部为0");
    expect(talk.messages.at(-1)?.text).toContain("【2020年度·");
  });
});

it("one report alone is not named at every question", () => {
  const talk = startFilling(pack);
  expect(talk.type("城南办公室")).not.toContain("2019年度");
  const fresh = startTalk(pack);
  expect(fresh.type("/new 2019")).not.toContain("这是");
});
