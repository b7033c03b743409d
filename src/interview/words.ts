import type { Action } from "../events/chat-events.js";

/** Every button can be typed: what is written on it, or what people say for it. */
const WORDS: Readonly<Record<string, readonly Action["do"][]>> = {
  先空着: ["skip"],
  跳过: ["skip"],
  下一题: ["next", "skip"],
  写完了: ["next"],
  无此项: ["not-applicable"],
  按规定不公开: ["withhold"],
  在哪找: ["where"],
  上一题: ["back"],
  填报清单: ["list"],
  清单: ["list"],
  其余全部为0: ["close-zero"],
  其余为0: ["close-zero"],
  都没有: ["close-zero"],
  用同一段: ["same"],
  全部采用: ["confirm"],
  采用: ["confirm"],
  确定: ["confirm"],
  确认: ["confirm"],
  逐行看: ["walk"],
  逐项看: ["walk"],
  取消: ["cancel"],
  不写了: ["cancel"],
  重新填: ["cancel"],
  写审核说明: ["explain"],
  写说明: ["explain"],
  写一句说明: ["explain"],
  没错: ["explain"],
  我来查: ["look"],
  先放着: ["later"],
  撤销: ["undo"],
  看草稿: ["preview"],
  生成报告: ["report"],
};

/** Said at any time, whether or not a button for it is on the screen. */
const ANYTIME: Readonly<Record<string, Action>> = {
  填报清单: { do: "list" },
  撤销: { do: "undo" },
  看草稿: { do: "preview", section: "" },
  生成报告: { do: "report" },
  上一题: { do: "back" },
};

/** The action a typed word stands for among those on the screen; undefined when it is no such word. */
export function actionFor(
  text: string,
  alive: Readonly<Record<string, Action>>,
): Action | undefined {
  const word = text.trim().replace(/^[〔[【]|[〕\]】]$/g, "");
  const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (wanted === undefined) return undefined;
  for (const what of wanted) {
    const action = Object.values(alive).find((one) => one.do === what);
    if (action !== undefined) return action;
  }
  return Object.hasOwn(ANYTIME, word) ? ANYTIME[word] : undefined;
}
