/** What a word asks for that no answer consists of. */
export type Meaning =
  | "help"
  /** What is asked here, and where to find it. */
  | "explain"
  | "overview"
  | "leave"
  | "wrong"
  /** The answer given last was wrong. */
  | "previous"
  | "back"
  | "greeting";

const MEANINGS: Readonly<Record<Meaning, string>> = {
  help: "帮助 帮忙 怎么用 怎么办 怎么提交 怎么导出 怎么下载 怎么打印 菜单 使用说明 人工 客服 转人工 人工客服 help ?",
  explain:
    "怎么填 怎么写 怎么弄 怎么算 什么意思 啥意思 这是什么 这是什么意思 填什么 写什么 填啥 写啥 举个例子 举例 例子 不会 " +
    "不会填 不会写 不懂 看不懂 没看懂 不明白 为什么 为啥 哪里找 去哪找 在哪 在哪里 在哪看 从哪找 怎么找 哪里有",
  overview:
    "进度 目录 还剩多少 还有多少 还差多少 还差什么 填了多少 还剩多少题 填完了 我填完了 填完了吗 都填完了吗 全部填完了吗",
  leave:
    "保存 退出 关闭 暂停 先停 先停一下 先这样 先到这 不填了 明天填 明天再填 下次再填 改天再填 回头再填 一会儿再填 再见 拜拜 " +
    "等一下 等下 等等 等会 等会儿 稍等 稍后 待会 待会儿 先等等 马上 我找找 我查一下 我查查 我看看 我问问 下班了",
  wrong: "填错了 我填错了 写错了 打错了 错了 改 要改 想改 修改 我要改 我要修改 怎么改",
  previous:
    "上一题错了 上一题填错了 上题错了 上一个错了 上一个填错了 上一项错了 前一题错了 前面错了 前面填错了 刚才错了 刚才填错了 " +
    "刚才那个错了 刚才写错了 刚刚填错了 上面错了 上面填错了 上面那个错了 改上一题 改上一个 修改上一题 上一题改一下 回上一题",
  back: "返回 后退 回去 继续 接着",
  greeting: "你好 您好 在吗 谢谢 谢谢您 好的 知道了 收到 开始 ok hi",
};

const MEANING_OF: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(MEANINGS).flatMap(([meaning, words]) =>
    words.split(" ").map((word): [string, Meaning] => [word, meaning as Meaning]),
  ),
);
/** With signs and spaces around it. */
const LONGEST_PLAIN = 40;
const LONGEST_QUESTION = 25;
const ASKS =
  /^(?:请问|什么是|什么叫|为什么|为啥|怎么|如何才|能不能|可不可以|是不是|要不要|需不需要)|(?:吗|什么|啥|怎么填|怎么写|怎么算|多少钱?|在哪里?|哪里找|在哪找|去哪找)$/;

/** The meaning of a plain word; undefined for anything else. */
export function meaningOf(text: string): Meaning | undefined {
  return text.length > LONGEST_PLAIN ? undefined : MEANING_OF.get(fold(text));
}

/** Whether a text asks the bot something: 决算数是什么, 这里填什么？ */
export function isQuestion(text: string): boolean {
  const said = text.trim();
  if (said.length > LONGEST_PLAIN || /[\r\n]/.test(said)) return false;
  if (/\p{L}.*[?？]$/u.test(said)) return true;
  return said.length <= LONGEST_QUESTION && ASKS.test(fold(said));
}

function fold(text: string): string {
  const word = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  const said = word.replace(/[。.!?,~]+$/, "").replace(/(?<=.)[吧啊呀呢]$/, "");
  return said === "" ? word.slice(0, 1) : said;
}
