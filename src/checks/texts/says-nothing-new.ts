/** What is left of a text when only its words count. */
const NOT_A_WORD = /[^\p{Script=Han}a-z]/giu;

/**
 * Words that tell that a figure changed but not why. A text made only of these and of the names of the
 * figures repeats the fact: 项目经费收入支出增加, 根据实际情况支出, 正常预决算数浮动.
 */
const FACT_WORDS = `
  增加 增长 上升 上涨 提高 减少 下降 降低 减小 变动 变化 波动 浮动 增减 持平
  差异 差额 大于 小于 高于 低于 等于 超出 超过 超支 相差 不同 较多 较少 较大 较小 多 少 大 小 高 低
  有所 略有 稍有 大幅 大幅度 幅度 明显 进一步 相应 正常 合理
  比 较 与 同 同比 相比 相较 比较 对比 本 今 去 上 年初 全年 年度 年
  项目 基本 经费 资金 费用 费 收入 支出 开支 收支 总计 合计 总额 金额 数额
  数 预算数 决算数 预决算数 预算 决算 预决算 财政拨款 拨款 财政
  主要 原因 是 为 系 因 因为 由于 所致 导致 引起 造成 使 使得 致使
  根据 按照 按 依据 据实 实际 情况 发生 列支 执行情况 需要
  了 的 和 及 以及 而 故 所以 也 均 都 其 该 此 本单位 我单位 单位
  万元 元 百分点 个 用
`;
const FACT_WORD = new RegExp(
  FACT_WORDS.trim()
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length)
    .join("|"),
  "gu",
);

/**
 * Whether a text says no more than that the figures it explains changed.
 *
 * @param names what those figures are called
 */
export function saysNothingNew(text: string, names: readonly string[]): boolean {
  const stems = names
    .flatMap((name) => stemsOf(keepWords(name)))
    .sort((a, b) => b.length - a.length);
  const words = stems.reduce((rest, stem) => rest.replaceAll(stem, ""), keepWords(text));
  return words.replace(FACT_WORD, "") === "";
}

function keepWords(text: string): string {
  return text.replace(NOT_A_WORD, "");
}

/** 公务接待费决算数 is also called 公务接待费, 公务接待 and 接待费. */
function stemsOf(name: string): string[] {
  const figure = name.replace(/(?:上年)?(?:预算|决算)数$/u, "");
  const bare = figure.replace(/(?:经费|费用|费|支出|收入)$/u, "");
  const short = figure.replace(/^(?:公务|因公)/u, "");
  return [name, figure, bare, short].filter((stem) => stem.length >= 2);
}
