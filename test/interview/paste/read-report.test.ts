import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../../src/pack/pack.js";
import type { Answer } from "../../../src/amounts/answer.js";
import { finalAccounts, startFilling, type Talk } from "../talk.js";

let pack: Pack;

function answerOf(talk: Talk, key: string): Answer | undefined {
  return talk.report().answers.get(key)?.answer;
}

beforeAll(async () => {
  pack = await finalAccounts();
});

it("fills groups other than the one being asked, after one yes, and takes it back at once", () => {
  const talk = startFilling(pack);
  talk.type("园区办");
  const shown = talk.type("基本工资67.70万元\n奖金56.95万元\n上年度收、支总计378.99万元");
  expect(shown).toContain("基本工资");
  expect(shown).toContain("378.99");
  expect(answerOf(talk, "basic.30101")).toBeUndefined();
  talk.press("全部采用");
  expect(answerOf(talk, "basic.30101")).toMatchObject({ value: { yuan: "677000" } });
  expect(answerOf(talk, "basic.30103")).toMatchObject({ value: { yuan: "569500" } });
  expect(answerOf(talk, "overall.prior")).toMatchObject({ value: { yuan: "3789900" } });
  talk.type("/undo");
  expect(answerOf(talk, "basic.30101")).toBeUndefined();
  expect(answerOf(talk, "overall.prior")).toBeUndefined();
});

it("takes no figure whose name stands in several groups without a word of which", () => {
  const talk = startFilling(pack);
  talk.type("园区办");
  talk.type("会议费1.20万元\n培训费0.41万元");
  for (const key of ["meeting.actual", "training.actual", "basic.30215", "basic.30216"]) {
    expect(answerOf(talk, key), key).toBeUndefined();
  }
});

describe("the unit a block names", () => {
  const FISCAL = "财政拨款收入\t4,629,600.00";

  it.each([
    { where: "beside the year", text: `2019年度\t\t单位：元\n${FISCAL}` },
    {
      where: "behind a department and a year",
      text: `编制单位：某某办公室\t2019年度\t单位：元\n${FISCAL}`,
    },
    { where: "beside a bare year", text: `部门：某某办公室\t2019\t金额单位：元\n${FISCAL}` },
    { where: "as a word", text: `编制单位：某某办公室\t2019年度\t元\n${FISCAL}` },
    { where: "as the last word of a line", text: `编制单位：某某办公室 2019年度 元\n${FISCAL}` },
    { where: "in a sentence", text: `以下金额以元为单位\n${FISCAL}` },
    { where: "in a sentence of its own", text: `表中金额单位均为元。\n${FISCAL}` },
    { where: "in the row of a figure", text: `财政拨款收入\t4,629,600.00\t单位：元` },
    { where: "below all figures", text: `${FISCAL}\n（单位：元）` },
    { where: "in a head", text: `项目\t决算数（单位：元）\n${FISCAL}` },
  ])("counts $where", ({ text }) => {
    const talk = startFilling(pack, "会议");
    talk.type("/paste");
    talk.type(text);
    talk.press("全部采用");
    expect(talk.amount("income.fiscal")).toBe("4629600");
  });

  it.each([
    { what: "in the middle", text: "基本工资\t67.70\n单位：元\n办公费\t39100" },
    { what: "in the middle of plain lines", text: "基本工资 67.70\n单位：元\n办公费 39100" },
    {
      what: "before the next heading",
      text: `单位：万元\n基本工资\t67.70\n公开06表\t\t\n\t\t单位：元\n办公费\t39100`,
    },
    {
      what: "below, beside another one",
      text: "单位：万元\n基本工资\t67.70\n办公费\t3.91\n单位：元",
    },
  ])("goes for what is behind it: $what", ({ text }) => {
    const talk = startFilling(pack, "会议");
    talk.type("/paste");
    talk.type(text);
    talk.press("全部采用");
    expect(talk.amount("basic.30101")).toBe("677000");
    expect(talk.amount("basic.30201")).toBe("39100");
  });
});
