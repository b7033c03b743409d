/** What is said to what one was told. */
const ACKNOWLEDGEMENTS = new Set(
  (
    "没错 对 对的 对头 好 好的 好了 好滴 好嘞 可以了 完了 完成了 搞定 就这样 嗯 嗯嗯 恩 哦 噢 收到 收悉 ok okay yes 是 是的 行 行的 可以 可以的 " +
    "知道 知道了 明白 明白了 了解 了解了 同意 确认 没问题 没意见 正确 不错 已阅 谢谢 否 不是 不对 👍 👌 🆗"
  ).split(" "),
);
const NONE = new Set(
  "无 无此项 没有 没有此项 没有了 没了 都没有 都没有了 暂无 均无 全无 都无".split(" "),
);
/** Points to something that is not here. */
const NO_TEXT = new Set(
  "同上 见上 同前 一样 见附件 见附表 详见附件 详见附表 见表 附后 另附 n/a na null none test 测试 xx xxx".split(
    " ",
  ),
);

/** Whether a reply only says yes or no to something, and tells nothing: 没错, 好的收到, ok. */
export function isAcknowledgement(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.every((word) => ACKNOWLEDGEMENTS.has(word));
}

/** Whether a reply says that there is no such thing: 无, 没有。 */
export function saysNone(text: string): boolean {
  const [word = "", ...more] = wordsOf(text).filter((one) => one !== "谢谢");
  return more.length === 0 && NONE.has(word);
}

/** Whether a text is nothing one could print: signs and pictures alone, 同上, 见附件. */
export function isNoText(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text) || NO_TEXT.has(text.normalize("NFKC").trim().toLowerCase());
}

/** In one spelling, parted where signs or spaces stand. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s,、。.;!?~…]+/)
    .map((word) => word.replace(/(?<=.)[啊呀吧呢哈]$/, ""))
    .filter((word) => word !== "");
}
