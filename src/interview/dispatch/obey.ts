import { mayChange } from "../navigation/lock.js";
import { nameReport } from "../opening/several-reports.js";
import { yearsOffered } from "../opening/years.js";
import { tellHelp } from "../prompts/help.js";
import { goOn, promptHome } from "../prompts/prompt-home.js";
import type { Said } from "../said.js";
import type { Turn } from "../turn.js";
import { readEditValue } from "./change-words.js";
import type { Command } from "./commands.js";
import { findGroups, findGroupsLike } from "./find-group.js";
import { findQuestions } from "./find-question.js";
import { lookFor } from "./look-for.js";
import { begin, perform } from "./perform.js";
import { changeNamed } from "./read-answer.js";

/** Does what a command says. @returns whether the current prompt should be said next */
export function obey(turn: Turn, command: Command, said: Said): boolean {
  switch (command.kind) {
    case "action":
      return perform(turn, command.action);
    case "home":
      if (turn.draft === null) return true;
      turn.say(
        `您好，${mayChange(turn, turn.draft) ? "接着填" : "现在看的是"}${nameReport(turn, turn.draft)}的报告。涉密内容请不要输入。`,
      );
      return true;
    case "new":
      return startNew(turn, command.year);
    case "continue":
      goOn(turn);
      return false;
    case "edit":
      return edit(turn, command.name, said);
    case "history":
      return askHistory(turn, command.name);
    case "group":
      return lookInto(turn, command.title);
    case "help":
      turn.say(tellHelp(turn.context.me));
      return true;
    case "unknown":
      turn.say("没有这个命令，发 /help 看能用的。");
      return true;
    default:
      throw new Error(`unknown command: ${JSON.stringify(command satisfies never)}`);
  }
}

function startNew(turn: Turn, year: string | null): boolean {
  const years = year === null ? yearsOffered(turn) : [];
  const [only] = years;
  const chosen = year ?? (years.length === 1 ? (only ?? null) : null);
  if (chosen === null) {
    promptHome(turn);
    return false;
  }
  return begin(turn, { year: chosen });
}

function edit(turn: Turn, name: string, said: Said): boolean {
  const { draft } = turn;
  if (draft === null) {
    turn.say("还没有打开报告。");
    return true;
  }
  if (name.trim() === "") {
    turn.say("要改哪一项？发 /edit 加名称，例：/edit 接待费。");
    return true;
  }
  const change = readEditValue(draft, name);
  return change === undefined ? lookFor(turn, draft, name) : changeNamed(turn, draft, change, said);
}

/** Who gave one answer: of several that a name may mean the first, told by its own name. */
function askHistory(turn: Turn, name: string): boolean {
  const { draft } = turn;
  if (draft === null || name.trim() === "") {
    turn.say(draft === null ? "还没有打开报告。" : "看哪一项的记录？例：/history 接待费。");
    return true;
  }
  const [key] = findQuestions(draft, name);
  if (key === undefined) {
    turn.say(`没有找到“${name.trim().slice(0, 20)}”。可在〔填报清单〕里找。`);
    return true;
  }
  turn.request({ kind: "history", key });
  return false;
}

/** A line of the 填报清单 by its title; what is none opens the list. */
function lookInto(turn: Turn, title: string): boolean {
  const { draft } = turn;
  const called = draft === null ? [] : findGroups(draft, title);
  const like = draft === null || called.length > 0 ? called : findGroupsLike(draft, title);
  const [group, ...others] = like;
  if (group === undefined || others.length > 0) return perform(turn, { do: "list" });
  return perform(turn, { do: "group", group: group.id });
}
