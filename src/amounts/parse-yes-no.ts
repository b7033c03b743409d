import { tidyTyped } from "./tidy-typed.js";

export type YesNoReading =
  | { readonly ok: true; readonly value: boolean }
  | { readonly ok: false; readonly problem: "EMPTY" | "NOT_YES_OR_NO" };

const YES = new Set(
  "是 是的 对 对的 有 有的 好 好的 行 可以 确认 确定 同意 没错 不错 正确 嗯 yes y ok √ ✓".split(
    " ",
  ),
);
const NO = new Set(
  "否 不 不是 不对 没有 没 无 不行 不可以 不要 不同意 不用 错 不正确 no n × ✗ x".split(" "),
);

/** Reads a yes or a no as people say them in a chat. */
export function parseYesNo(text: string): YesNoReading {
  const word = tidyTyped(text)
    .toLowerCase()
    .replace(/[.~?吧啊呀哦了]+$/, "");
  if (word === "") return { ok: false, problem: "EMPTY" };
  if (YES.has(word)) return { ok: true, value: true };
  if (NO.has(word)) return { ok: true, value: false };
  return { ok: false, problem: "NOT_YES_OR_NO" };
}
