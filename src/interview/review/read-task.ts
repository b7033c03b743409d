import type { ReviewPosition } from "../../events/chat/chat-events.js";
import type { Remark } from "../../events/report/report-events.js";
import type { Key } from "../../pack/pack.js";
import { answerKey } from "../answers/answer-key.js";
import type { Draft } from "../draft.js";
import { findQuestions, nameQuestion, tellApart } from "../dispatch/find-question.js";
import { outOfTurn } from "../navigation/resume.js";
import { readReply } from "../replies/read-reply.js";
import type { Said } from "../said.js";
import type { Turn } from "../turn.js";
import { takeGate } from "./approve.js";
import { takeKey, takeTold, wantedOf } from "./correct.js";
import { takePublished } from "./publish.js";

const LONGEST_REMARK = 300;

/** Reads what was said where a step on the way to the public waits for something. */
export function readTask(turn: Turn, draft: Draft, position: ReviewPosition, said: Said): boolean {
  const { task } = position;
  switch (task.wants) {
    case "remark":
      return readRemarks(turn, draft, position, said.text);
    case "gate":
      return takeGate(turn, draft, task.gate, said.text);
    case "address":
      return takePublished(turn, draft, task.on, said.text);
    case "cause":
      turn.say("请先点一个按钮：是公开稿抄错，还是批复数有误？");
      return true;
    case "correction":
      return takeTold(turn, draft, task.told, said.text) ?? nameKey(turn, draft, said.text);
    case "choice":
      return answerAnew(turn, draft, task.key, said);
    default:
      throw new Error(`unknown task: ${JSON.stringify(task satisfies never)}`);
  }
}

/** A third value, typed where two stood to choose from. */
function answerAnew(turn: Turn, draft: Draft, key: Key, said: Said): boolean {
  const question = draft.pack.find(key);
  const reply = question === undefined ? undefined : readReply(draft, question, said.text);
  if (reply?.kind !== "answer") {
    turn.say("请点一个按钮，两个里选一个。");
    return true;
  }
  const { position } = turn;
  const resume = position.at === "review" ? position.resume : undefined;
  turn.position = { ...outOfTurn(turn, key), ...(resume === undefined ? {} : { resume }) };
  const how = { via: "typed", typed: said.text, messageId: said.messageId } as const;
  answerKey(turn, draft, key, reply.answer, how);
  return true;
}

/** A name, a remark, or both on a line: 办公费：与账不符. */
function readRemarks(turn: Turn, draft: Draft, position: ReviewPosition, text: string): boolean {
  if (position.task.wants !== "remark") return true;
  const { wants, remarks: chosen, key } = position.task;
  const task = { wants, remarks: chosen, key };
  turn.position = { ...position, task };
  if (task.key !== null) {
    addRemarks(turn, position, [{ key: task.key, text: text.trim() }]);
    return true;
  }
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const read = lines.map((line) => readLine(draft, line));
  const remarks = read.filter((one) => one !== undefined);
  if (remarks.length === read.length && remarks.length > 0) {
    addRemarks(turn, position, remarks);
    return true;
  }
  if (lines.length === 1) return askWhichRemarked(turn, draft, position, text);
  turn.say(
    tellUnclear(draft, lines) ?? "没看懂。一行一项，写成“名称：哪里不对”，例：办公费：与账不符。",
  );
  return true;
}

/** Which name of several lines means more than one answer: of one line it is asked. */
function tellUnclear(draft: Draft, lines: readonly string[]): string | undefined {
  const name = lines
    .map((line) => splitLine(line).name)
    .find((one) => findQuestions(draft, one).length > 1);
  if (name === undefined) return undefined;
  return `“${name.slice(0, 20)}”有好几项，都还没有记。请把这一行单独发，再选是哪一项；其余的另发。`;
}

/** A name with a remark that may mean several: the remark is kept for the one that is chosen. */
function askWhichRemarked(
  turn: Turn,
  draft: Draft,
  position: ReviewPosition,
  line: string,
): boolean {
  const { name, text } = splitLine(line);
  const isNamed = findQuestions(draft, line).length === 0 && findQuestions(draft, name).length > 1;
  if (!isNamed || position.task.wants !== "remark") return nameKey(turn, draft, line);
  turn.position = { ...position, task: { ...position.task, said: text } };
  return nameKey(turn, draft, name);
}

function readLine(draft: Draft, line: string): Remark | undefined {
  const { name, text } = splitLine(line);
  const keys = findQuestions(draft, name);
  const [only] = keys;
  return only === undefined || keys.length > 1 ? undefined : { key: only, text };
}

/** 办公费：与账不符, or 办公费 与账不符; two empty texts for anything else. */
function splitLine(line: string): { readonly name: string; readonly text: string } {
  const [, name = "", text = ""] =
    /^([^：:]+)[：:](.+)$/u.exec(line.trim()) ?? /^(\S+)\s+(.+)$/u.exec(line.trim()) ?? [];
  return { name, text: text.trim() };
}

function addRemarks(turn: Turn, position: ReviewPosition, added: readonly Remark[]): void {
  if (position.task.wants !== "remark") return;
  if (added.some(({ text }) => text === "" || Array.from(text).length > LONGEST_REMARK)) {
    turn.say(`请写一句哪里不对，最多${LONGEST_REMARK}个字。`);
    return;
  }
  const keys = new Set(added.map(({ key }) => key));
  const remarks = [...position.task.remarks.filter(({ key }) => !keys.has(key)), ...added];
  turn.position = { ...position, task: { wants: "remark", remarks, key: null } };
}

/** The answer a name means, or which of several. */
function nameKey(turn: Turn, draft: Draft, name: string): boolean {
  const keys = findQuestions(draft, name);
  const [only] = keys;
  if (only === undefined) {
    turn.say(`没有找到“${name.trim().slice(0, 20)}”，写表里的名称，例：办公费。`);
    return true;
  }
  if (keys.length === 1 && turn.position.at === "review")
    return pickKey(turn, draft, turn.position, only);
  const names = tellApart(draft, keys);
  turn.ask(
    "是哪一项？",
    keys.map((key, index) => [{ label: names[index] ?? key, action: { do: "go", to: key } }]),
  );
  return false;
}

/** An answer was chosen, by name or from the lists, for what is asked. */
export function pickKey(turn: Turn, draft: Draft, position: ReviewPosition, key: Key): boolean {
  const { task } = position;
  if (draft.pack.find(key)?.value !== undefined) {
    turn.say(`${nameQuestion(draft, key)}是自动算的，请选它里面的项。`);
    return true;
  }
  if (task.wants === "remark") {
    const { said, ...wanted } = task;
    if (said !== undefined) addRemarks(turn, position, [{ key, text: said }]);
    else turn.position = { ...position, task: { ...wanted, key } };
  } else if (task.wants === "correction" && wantedOf(task.told) === "key")
    takeKey(turn, task.told, key);
  return true;
}
