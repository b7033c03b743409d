import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { parseCount } from "../../src/amounts/parse-count.js";
import { parseMoney } from "../../src/amounts/parse-money.js";
import type { Value } from "../../src/amounts/answer.js";
import { createDraft } from "../../src/interview/draft.js";
import type { Pack, Question } from "../../src/pack/pack.js";
import { readAnswers, type Replies } from "../../src/replay/read-answers.js";
import { EVALUATION, LINES, SECTIONS, TABLES } from "./pasted-report.js";
import { finalAccounts, startTalk, type Talk } from "./talk.js";

const MOST_MESSAGES = 40;

let pack: Pack;
let replies: Replies;
beforeAll(async () => {
  pack = await finalAccounts();
  replies = readAnswers(readFileSync("examples/final-accounts-2019.yaml", "utf8"));
});

function reply(key: string): string {
  return replies.get(key) ?? "";
}

function labelled(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, label]) => {
      const answer = reply(key);
      return `${label}：${answer.includes("\n") ? `\n${answer}` : answer}`;
    })
    .join("\n");
}

/** What the conversation should have stored, as it is compared: no typing habits, no precision. */
function wanted(question: Question, typed: string): unknown {
  if (question.kind === "money") {
    const parsed = parseMoney(typed, "万元");
    return parsed.ok ? parsed.value.yuan : undefined;
  }
  if (question.kind !== "count") return typed;
  const parsed = parseCount(typed, question.units);
  return parsed.ok ? parsed.value.count : undefined;
}

function told(value: Value): unknown {
  switch (value.kind) {
    case "money":
      return value.yuan;
    case "count":
      return value.count;
    case "text":
      return value.text;
    case "list":
      return value.items.join("\n");
    case "choice":
      return value.choice;
    case "choices":
      return value.choices.join("、");
    case "year":
      return value.year;
    case "date":
      return value.date;
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}

/** Options have no order. */
function sorted(value: unknown): string {
  return String(value).split("、").sort().join("、");
}

/** Pastes a block that asks nothing and takes it over. */
function paste(talk: Talk, text: string): void {
  talk.type("/paste");
  talk.type(text);
  expect(talk.chat().position).not.toHaveProperty("asks");
  talk.press("全部采用");
}

it("fills a whole report from nothing by paste, in at most forty messages", () => {
  const talk = startTalk(pack);
  talk.type("/new 2019");
  talk.type(`${reply("profile.nature")}\n${reply("profile.applies")}`);
  talk.press("确定");
  talk.type(reply("profile.name"));
  paste(
    talk,
    SECTIONS.replace(/\{([a-z_.]+)\}/g, (_, key: string) => reply(key)),
  );
  paste(talk, TABLES);
  paste(talk, labelled(LINES));
  paste(talk, labelled(EVALUATION));
  for (const group of ["income", "function", "expenditure", "basic", "overseas_cost", "assets"]) {
    const title = pack.groups.get(group)?.title ?? "";
    if (talk.report().closures.has(group)) continue;
    talk.type(`/list ${title}`);
    if (talk.labels().includes("填本组")) talk.press("填本组");
    if (talk.labels().includes("其余全部为0")) talk.press("其余全部为0");
  }

  const sheet = createDraft(pack, talk.report()).sheet();
  const wrong: Record<string, unknown> = {};
  for (const [key, typed] of replies) {
    const question = pack.find(key);
    const answer = sheet.answer(key);
    // What the unit does not have is asked nowhere.
    if (question === undefined || answer.state === "not-applicable") continue;
    const now = answer.state === "value" ? told(answer.value) : answer.state;
    if (sorted(now) !== sorted(wanted(question, typed))) wrong[key] = now;
  }
  expect(wrong).toEqual({});
  expect(talk.count()).toBeLessThanOrEqual(MOST_MESSAGES);
});
