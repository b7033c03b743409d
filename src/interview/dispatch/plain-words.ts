import type { Draft } from "../draft.js";
import { tellHelp } from "../prompts/help.js";
import { perform } from "./perform.js";
import type { Turn } from "../turn.js";

type Meaning = "help" | "overview" | "leave" | "wrong" | "back" | "greeting";

const MEANINGS: Readonly<Record<Meaning, readonly string[]>> = {
  help: [
    "帮助",
    "帮忙",
    "怎么办",
    "怎么用",
    "怎么填",
    "怎么弄",
    "不会",
    "不会填",
    "不懂",
    "看不懂",
  ],
  overview: ["进度", "目录", "还剩多少", "还有多少", "还差多少", "还差什么", "填了多少"],
  leave: ["保存", "退出", "关闭", "暂停", "先停", "先停一下", "先这样", "先到这", "不填了"],
  wrong: ["填错了", "我填错了", "写错了", "打错了", "错了", "修改", "我要改", "我要修改", "怎么改"],
  back: ["返回", "后退", "回去", "继续", "接着"],
  greeting: [
    "你好",
    "您好",
    "在吗",
    "谢谢",
    "谢谢您",
    "好的",
    "知道了",
    "收到",
    "开始",
    "ok",
    "hi",
  ],
};
const MORE: Readonly<Record<string, Meaning>> = {
  "?": "help",
  help: "help",
  菜单: "help",
  使用说明: "help",
  明天再填: "leave",
  下次再填: "leave",
  再见: "leave",
};
const MEANING_OF: ReadonlyMap<string, Meaning> = new Map([
  ...Object.entries(MEANINGS).flatMap(([meaning, words]) =>
    words.map((word): [string, Meaning] => [word, meaning as Meaning]),
  ),
  ...Object.entries(MORE),
]);
/** With signs and spaces around it. */
const LONGEST_PLAIN = 40;
/** What was done there is stored by a button only. */
const NOT_STORED_YET = new Set(["portrait", "paste", "which", "reason", "last-year", "import"]);

/**
 * Does what a person asks in a plain word that no answer consists of: 帮助, 退出, 我填错了.
 *
 * @returns whether the current prompt should be said next; undefined when it is no such word
 */
export function obeyPlainWord(turn: Turn, draft: Draft | null, text: string): boolean | undefined {
  if (text.length > LONGEST_PLAIN) return undefined;
  const meaning = MEANING_OF.get(fold(text));
  switch (meaning) {
    case undefined:
      return undefined;
    case "help":
      turn.say(tellHelp(turn.context.me));
      return true;
    case "overview":
      return draft === null ? undefined : perform(turn, { do: "list" });
    case "leave":
      turn.say(
        NOT_STORED_YET.has(turn.position.at)
          ? "前面答过的都已存好；下面这一步还没记录，下次来再点按钮。"
          : "答过的都已存好，直接关掉就行，下次来接着填。",
      );
      return true;
    case "wrong":
      if (draft === null) return undefined;
      turn.say("刚才那一步错了，发“撤销”；改别的，发 /edit 加名称，例：/edit 接待费。");
      return true;
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

function fold(text: string): string {
  const word = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const said = word.replace(/[。.!?,~]+$/, "").replace(/(?<=.)[吧啊呀呢]$/, "");
  return said === "" ? word.slice(0, 1) : said;
}
