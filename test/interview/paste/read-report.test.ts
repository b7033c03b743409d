import { beforeAll, expect, it } from "vitest";
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
