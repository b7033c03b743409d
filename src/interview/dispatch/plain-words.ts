import type { Draft } from "../draft.js";
import { tellHelp } from "../prompts/help.js";
import { explainQuestion, explainTerm } from "./explain.js";
import { goBack } from "./go.js";
import { perform } from "./perform.js";
import { isQuestion, meaningOf } from "./plain-meanings.js";
import { isAnswerable } from "../navigation/navigate.js";
import { outOfTurn } from "../navigation/resume.js";
import { isMine } from "../review/people.js";
import type { Turn } from "../turn.js";
import { tellDropped } from "./tell-dropped.js";

/** What was done there is stored by a button only. */
const NOT_STORED_YET = new Set(["portrait", "paste", "which", "reason", "last-year", "import"]);
/** What is written there is read by others: 错了, 为什么？ may be all that is to be said. */
const IN_OWN_WORDS = new Set(["review", "office"]);
const OF_A_FINDING =
  "这里有数对不上，或者要说明。点〔我来查〕看是哪几个数，点一个就能改；没有错就点写说明，写一句为什么。";

/**
 * Does what a person asks in a plain word that no answer consists of: 帮助, 退出, 我填错了, 什么意思.
 *
 * @returns whether the current prompt should be said next; undefined when it is no such word
 */
export function obeyPlainWord(turn: Turn, draft: Draft | null, text: string): boolean | undefined {
  const meaning = meaningOf(text);
  const isOwn = IN_OWN_WORDS.has(turn.position.at);
  switch (meaning) {
    case undefined:
      return isOwn || draft === null ? undefined : answerQuestion(turn, draft, text);
    case "help":
      turn.say(tellHelp(turn.context.me));
      return true;
    case "explain":
      return isOwn ? undefined : explain(turn, draft);
    case "overview":
      return draft === null ? undefined : perform(turn, { do: "list" });
    case "leave":
      turn.say(
        NOT_STORED_YET.has(turn.position.at)
          ? "前面答过的都已存好；下面这一步还没记录，下次来再点按钮。"
          : "不急。答过的都已存好，直接关掉也行，下次来接着填。",
      );
      return true;
    case "wrong":
      if (draft === null || isOwn) return undefined;
      turn.say("刚才那一步错了，发“撤销”；改别的，发 /edit 加名称，例：/edit 接待费。");
      return true;
    case "previous":
      return draft === null || isOwn ? undefined : goToLast(turn, draft);
    case "back":
      return draft === null ? undefined : true;
    case "greeting":
      if (draft === null) return undefined;
      turn.say("好，接着填下面这一项。");
      return true;
    default:
      throw new Error(`unknown meaning: ${JSON.stringify(meaning satisfies never)}`);
  }
}

function explain(turn: Turn, draft: Draft | null): boolean {
  const { position } = turn;
  if (draft !== null && (position.at === "question" || position.at === "which"))
    turn.say(explainQuestion(draft, position.key));
  else turn.say(position.at === "finding" ? OF_A_FINDING : tellHelp(turn.context.me));
  return true;
}

/** A question to the bot is none of the answers: 决算数是什么, 这里要填上年的吗？ */
function answerQuestion(turn: Turn, draft: Draft, text: string): boolean | undefined {
  const { position } = turn;
  if (!isQuestion(text)) return undefined;
  const term = explainTerm(draft, text);
  if (term !== undefined) {
    turn.say(term);
    return true;
  }
  if (position.at === "reason") {
    turn.say("这像是问句，没有记成说明。");
    return true;
  }
  if (position.at !== "question" && position.at !== "which") return undefined;
  turn.say(`这像是问句，没有记。${explainQuestion(draft, position.key)}`);
  // Edited, it is an answer after all.
  if (position.at === "question" && turn.input.kind === "text")
    turn.position = { ...position, refused: turn.input.messageId };
  return true;
}

/** The answer given last, to be given again; the question before where there is none. */
function goToLast(turn: Turn, draft: Draft): boolean {
  const entry = draft.report.undo.findLast(({ by }) => isMine(turn, by));
  const [key] = entry?.answers.at(0) ?? [];
  if (key === undefined || entry?.answers.length !== 1 || !isAnswerable(draft, key))
    return goBack(turn, draft);
  tellDropped(turn, turn.position, draft);
  turn.say("好，改上一个答的：");
  turn.position = outOfTurn(turn, key);
  return true;
}
