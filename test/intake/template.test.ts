import { beforeAll, expect, it } from "vitest";
import type { Answer } from "../../src/amounts/answer.js";
import { listMissing } from "../../src/interview/answers/list-missing.js";
import { isAsked } from "../../src/interview/answers/tally.js";
import type { Question } from "../../src/pack/pack.js";
import { sheetOf } from "../../src/report/sheet-of.js";
import { readFile } from "../../src/intake/read-file.js";
import { startTalk, startFilling, type Talk } from "../interview/talk.js";
import { EXAMPLE, pack } from "../report/final-accounts.js";
import { readReplies, snapshotOf, type Replies } from "../report/snapshot-of.js";
import { fillTemplate, templateOf } from "./fill-template.js";

const MOST_MESSAGES = 12;
let replies: Replies;

beforeAll(() => {
  replies = readReplies(EXAMPLE);
});

function send(talk: Talk, bytes: Uint8Array): string {
  const { id, year } = talk.report();
  return talk.file("填报模板.xlsx", readFile(bytes, { pack, report: id, year }));
}

/** What an answer says: not how exactly it was typed, nor in which order. */
function bare(answer: Answer | undefined): unknown {
  if (answer?.state !== "value") return answer;
  const { value } = answer;
  if (value.kind === "money") return value.yuan;
  return value.kind === "choices" ? [...value.choices].sort() : value;
}

function questionOf(key: string): Question {
  const question = pack.find(key);
  if (question === undefined) throw new Error(`no question ${key}`);
  return question;
}

it("fills the reference report from nothing in a dozen messages at most", async () => {
  const talk = startTalk(pack);
  talk.type("/new 2019");
  talk.type("/template");
  expect(talk.requests).toEqual([{ kind: "template", all: false }]);
  const { bytes, left } = fillTemplate(await templateOf(talk), replies);
  expect(left).toEqual(["fiscal_year"]);
  const said = send(talk, bytes);
  expect(said).toContain("还没有记录");
  // This unit spent all of its budget: what the file explains is not asked.
  expect(said.match(/没有采用|⚠/g)).toEqual(["没有采用"]);
  expect(said).toContain("“三公”经费决算小于预算的原因");
  talk.press("全部采用");
  const expected = sheetOf(pack, snapshotOf(pack, replies));
  const asked = Object.keys(replies).filter((key) => isAsked(expected, questionOf(key)) === true);
  expect(asked.length).toBeGreaterThan(140);
  for (const key of asked) {
    const answer = expected.stored.answer(key);
    const there = talk.report().answers.get(key)?.answer;
    expect([key, bare(there)]).toEqual([key, bare(answer)]);
  }
  expect(listMissing([pack], talk.report())).toEqual([]);
  expect(talk.count()).toBeLessThanOrEqual(MOST_MESSAGES);
});

it("is taken back by one /undo", async () => {
  const talk = startFilling(pack);
  const before = JSON.stringify([...talk.report().answers.keys()]);
  send(talk, fillTemplate(await templateOf(talk), replies).bytes);
  talk.press("全部采用");
  talk.type("/undo");
  const open = [...talk.report().answers].filter(([, { answer }]) => answer.state !== "open");
  expect(JSON.stringify(open.map(([key]) => key))).toBe(before);
  expect(talk.report().closures.size).toBe(0);
});

it("changes nothing when it is sent back as it was", async () => {
  const talk = startFilling(pack);
  talk.typeAll("城南办公室", "462.96");
  expect(send(talk, await templateOf(talk, true))).toContain("没有要改的");
});

it("keeps what was changed in the chat after it was sent, and says so", async () => {
  const talk = startFilling(pack);
  talk.typeAll("城南办公室", "462.96");
  const template = await templateOf(talk, true);
  talk.type("/edit income.total");
  talk.type("500");
  const said = send(
    talk,
    fillTemplate(template, { "income.total": "471.2", "income.fiscal": "471.2" }).bytes,
  );
  expect(said).toContain("模板发出后已改为500.00万元，表里的471.20万元没有采用");
  talk.press("全部采用");
  expect(talk.amount("income.total")).toBe("5000000");
  expect(talk.amount("income.fiscal")).toBe("4712000");
});

it("shows the old value beside the new one", async () => {
  const talk = startFilling(pack);
  talk.typeAll("城南办公室", "462.96");
  const { bytes } = fillTemplate(
    await templateOf(talk, true),
    { "income.total": "471.2" },
    { closes: false },
  );
  expect(send(talk, bytes)).toContain("本年收入合计 471.20万元（原来462.96万元）");
});

it.each([
  { key: "income.total", typed: "约460", says: /第\d+行“本年收入合计”：/ },
  { key: "income.total", typed: "12.3.4", says: /第\d+行“本年收入合计”：/ },
  { key: "function.999.general_basic", typed: "5", says: /本年度没有999这一类/ },
])("refuses $typed for $key and says where it stands", async ({ key, typed, says }) => {
  const talk = startFilling(pack);
  const { bytes } = fillTemplate(await templateOf(talk), { [key]: typed, "income.fiscal": "1" });
  const said = send(talk, bytes);
  expect(said).toMatch(says);
  talk.press("全部采用");
  expect(talk.amount(key)).toBeUndefined();
  expect(talk.amount("income.fiscal")).toBe("10000");
});

it("reads a unit that is written beside the amount", async () => {
  const talk = startFilling(pack);
  send(talk, fillTemplate(await templateOf(talk), { "income.total": "4629600元" }).bytes);
  talk.press("全部采用");
  expect(talk.amount("income.total")).toBe("4629600");
});

it("fills no other report", async () => {
  const talk = startFilling(pack);
  const template = await templateOf(talk);
  const reading = readFile(template, { pack, report: "r99", year: "2019" });
  expect(reading).toMatchObject({ is: "refused" });
});
