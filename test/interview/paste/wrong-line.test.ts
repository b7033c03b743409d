import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "../talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

/** At the first question of 公开06表. */
function atBasic(): Talk {
  const talk = startFilling(pack, "公务接待、会议、政府采购");
  talk.type("某某办公室");
  talk.type("/list 一般公共预算基本支出");
  if (talk.labels().includes("填本组")) talk.press("填本组");
  return talk;
}

function stored(talk: Talk): Readonly<Record<string, string | undefined>> {
  const keys = ["30201", "30202", "30203", "30206"];
  return Object.fromEntries(
    keys.flatMap((code) => {
      const amount = talk.amount(`basic.${code}`);
      return amount === undefined ? [] : [[code, amount]];
    }),
  );
}

describe("a block of which one line is wrong", () => {
  it.each([
    { line: "印刷费 2.2.3", why: "没看懂“印刷费 2.2.3”，小数点只能有一个" },
    { line: "印刷费 约2", why: "没看懂：印刷费 约2" },
    { line: "印刷费\t约2", why: "没看懂“印刷费 约2”，要准数" },
    { line: "印刷费\t#REF!", why: "没看懂“印刷费 #REF!”" },
    { line: "印刷费 三千九", why: "没看懂“印刷费 三千九”，有两种读法，请写明单位" },
    { line: "印刷费\t三千九", why: "没看懂“印刷费 三千九”，有两种读法，请写明单位" },
    { line: "印刷费 4。86", why: "没看懂“印刷费 4。86”，有两种读法，请写明单位" },
    { line: "印刷费 4.8元6", why: "没看懂：印刷费 4.8元" },
  ])("gives its right lines, and tells of $line", ({ line, why }) => {
    const gap = line.includes("\t") ? "\t" : " ";
    const talk = atBasic();
    const shown = talk.type(`办公费${gap}3.91\n${line}\n电费${gap}4.86`);
    expect(shown).toContain("认出2项");
    expect(shown).toContain(why);
    talk.press("全部采用");
    expect(stored(talk)).toEqual({ "30201": "39100", "30206": "48600" });
  });

  it("takes one right line beside one that is wrong", () => {
    const talk = atBasic();
    expect(talk.type("办公费 3.91\n印刷费 2.2.3")).toContain("认出1项");
  });

  it("tells why where no line is right", () => {
    const talk = atBasic();
    expect(talk.type("办公费三千九")).toContain(
      "没看懂“办公费三千九”，有两种读法，请写明单位，例：3.5万元。原来的答案没动。",
    );
  });

  it.each([
    { line: "印刷费 2.2.3", why: "小数点只能有一个" },
    { line: "印刷费三千九", why: "有两种读法，请写明单位" },
  ])("tells what is wrong with $line wherever it is pasted", ({ line, why }) => {
    const talk = atBasic();
    talk.type("/paste");
    expect(talk.type(`办公费 3.91\n${line}`)).toContain(`没看懂“${line}”，${why}`);
  });

  it("is in another unit", () => {
    const talk = atBasic();
    talk.type("单位：元\n办公费\t39,100.00\n印刷费\t22300.005\n电费\t48,600.00");
    talk.press("全部采用");
    expect(stored(talk)).toEqual({ "30201": "39100", "30206": "48600" });
  });
});

describe("figures told one list for another", () => {
  it("go to their names in order, with the unit behind the last", () => {
    const talk = atBasic();
    talk.type("办公费、印刷费和电费分别为3.91、2.23和4.86万元。");
    talk.press("全部采用");
    expect(stored(talk)).toEqual({ "30201": "39100", "30202": "22300", "30206": "48600" });
  });

  it("are refused where there are more names than figures", () => {
    const talk = atBasic();
    const shown = talk.type("办公费、印刷费、咨询费分别为3.91万元、0.5万元");
    expect(shown).toContain("项数和个数对不上，没有采用，请一项一个数地写。");
    expect(stored(talk)).toEqual({});
  });

  it("are none where they tell shares", () => {
    const talk = atBasic();
    talk.type("办公费、印刷费分别占10%、20%");
    expect(stored(talk)).toEqual({});
  });
});

describe("a table with another year's column alone", () => {
  it("answers nothing of this year", () => {
    const talk = atBasic();
    expect(talk.type("项目\t上年\n办公费\t1.77\n印刷费\t2")).toContain(
      "“上年”这一栏这里不用填，没有采用。",
    );
    expect(stored(talk)).toEqual({});
  });

  it("answers what asks for the year before", () => {
    const talk = atBasic();
    talk.type("/paste");
    talk.type("项目 上年\n公务接待费 1.77\n会议费 1.2");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.prior")).toBe("17700");
    expect(talk.amount("meeting.prior")).toBe("12000");
    expect(talk.amount("meeting.actual")).toBeUndefined();
  });
});
