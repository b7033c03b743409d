import type { Action } from "../../events/chat/chat-events.js";
import { acceptFinding } from "../answers/findings.js";
import type { Draft } from "../draft.js";
import { whyLookOnly } from "../navigation/lock.js";
import { calledAct } from "../office/called-act.js";
import { readOffice } from "../office/on-office.js";
import { reportCalled } from "../opening/several-reports.js";
import { readTask } from "../review/read-task.js";
import type { Said } from "../said.js";
import type { Turn } from "../turn.js";
import { agreement } from "./agree.js";
import { readAtFinding } from "./at-finding.js";
import { readCommand } from "./commands.js";
import { lookFor, readWhichQuestion } from "./look-for.js";
import { obey } from "./obey.js";
import { perform } from "./perform.js";
import { obeyPlainWord } from "./plain-words.js";
import { readAnswer, readWhich } from "./read-answer.js";
import { readAtEnd, readInGroup, readWaitedFor } from "./read-in-group.js";
import { actionFor, isNoReason } from "./words.js";

/** Reads a message. @returns whether the current prompt should be said next */
export function onText(turn: Turn, said: Said): boolean {
  const text = said.text.trim();
  if (/^[/／]/.test(text)) return obey(turn, readCommand(narrow(text)), said);
  const { draft } = turn;
  const { chat, office } = turn.context;
  const action =
    actionFor(text, chat.actions, draft) ??
    calledAct(text, chat.actions, office) ??
    agreement(turn, text) ??
    reportCalled(turn, text);
  if (action !== undefined && (draft !== null || needsNoReport(action)))
    return perform(turn, action);
  const obeyed = obeyPlainWord(turn, draft, text);
  if (obeyed !== undefined) return obeyed;
  if (draft === null && turn.position.at === "office") {
    return readOffice(turn, turn.position, said.text);
  }
  if (draft === null) {
    turn.say("请先点下面的按钮。");
    return true;
  }
  if (text === "") {
    turn.say("没有收到文字，什么都没改。");
    return true;
  }
  return readWhichQuestion(turn, draft, text) ?? readAt(turn, draft, said);
}

/** ／ｕｎｄｏ and / undo are /undo. */
function narrow(command: string): string {
  return command.replace(/^[/／]\s*\S*/, (word) => word.normalize("NFKC").replace(/\s/g, ""));
}

function needsNoReport({ do: what }: Action): boolean {
  return what === "new" || what === "continue" || what === "office" || what === "import";
}

function readAt(turn: Turn, draft: Draft, said: Said): boolean {
  const { position } = turn;
  const text = said.text.trim();
  if (position.at === "review") return readTask(turn, draft, position, said);
  // About the bureau, whatever report is open and whether it may be changed.
  if (position.at === "office") return readOffice(turn, position, said.text);
  const lookOnly = whyLookOnly(turn, draft);
  if (lookOnly !== undefined) return lookFor(turn, draft, said.text, lookOnly);
  switch (position.at) {
    case "question":
      return readAnswer(turn, draft, position, said);
    case "which":
      return readWhich(turn, draft, position, said);
    case "portrait":
    case "rows":
    case "close":
    case "paste":
      return readInGroup(turn, draft, position, said);
    case "block":
      return readWaitedFor(turn, draft, position, said);
    case "reason":
      if (isNoReason(text)) {
        turn.say("这不是说明，没有记下。请写一句为什么，例：合同跨年付款；不写就点〔不写了〕。");
        return true;
      }
      acceptFinding(turn, draft, position.finding, said.text);
      return true;
    case "finding":
      return readAtFinding(turn, draft, position, text);
    case "import":
      turn.say("这条没有记下。请先点〔采用〕或〔取消〕。");
      return true;
    case "last-year":
      turn.say("这条没有记下。请先点〔用上年报告〕或〔不用〕。");
      return true;
    case "home":
      turn.say("请先点下面的按钮。");
      return true;
    case "done":
      return readAtEnd(turn, draft, said);
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}
