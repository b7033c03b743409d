import type { ReplyProblem } from "./reply-problem.js";

interface ProblemText {
  /** What is asked for instead. */
  readonly wants: string;
  readonly example: string;
}

const TEXTS: Readonly<Record<ReplyProblem, ProblemText>> = {
  EMPTY: { wants: "里面没有内容，请再写一次", example: "462.96" },
  NOT_A_NUMBER: { wants: "要写一个数，不写别的", example: "462.96" },
  NOT_EXACT: { wants: "要准数", example: "462.96" },
  TWO_POINTS: { wants: "小数点只能有一个", example: "462.96" },
  EXPONENT: { wants: "请写完整的数，不用科学计数", example: "100000" },
  BAD_GROUPING: { wants: "逗号要三位一隔，也可以不写", example: "1,537.40" },
  TOO_PRECISE: { wants: "金额最多精确到分，即元后两位小数", example: "462.96万元" },
  HAS_A_YEAR: { wants: "年份不用写，只写数", example: "12.5" },
  AMBIGUOUS: { wants: "有两种读法，请写明单位", example: "3.5万元" },
  TOO_LARGE: { wants: "数太大了，请看看位数和单位", example: "462.96万元" },
  WRONG_UNIT: { wants: "单位不对", example: "462.96万元" },
  NEGATIVE_COUNT: { wants: "数量不能是负数", example: "20" },
  NOT_WHOLE: { wants: "数量要整数", example: "20" },
  NOT_A_YEAR: { wants: "只写四位年份", example: "2019" },
  NOT_A_DATE: { wants: "要写全年、月、日，不写别的", example: "2020年8月12日" },
  NO_SUCH_DAY: { wants: "没有这一天，请看看年月日", example: "2020年8月12日" },
  NOT_YES_OR_NO: { wants: "请答是或否", example: "是" },
  TWO_NUMBERS: { wants: "像不止一个数，请只写一个，连着写", example: "462.96" },
  TWO_SIGNS: { wants: "正负号和括号只写一个", example: "-3.5" },
  POINT_AT_END: { wants: "小数点后面没有数", example: "462.96" },
  YEAR_OUT_OF_RANGE: { wants: "年份要在1949到2099之间", example: "2019" },
};

/** A quoted reply is cut here, so that a pasted page does not come back whole. */
const QUOTED_CHARACTERS = 20;

/**
 * Tells a person why a reply was not taken, in one line: 没看懂“约20批”，要准数，例：20批次。
 *
 * @param example a reply to this question that would be accepted, unit included; else a general one
 */
export function explainProblem(problem: ReplyProblem, typed: string, example?: string): string {
  const { wants, example: general } = TEXTS[problem];
  const shown = typed.replace(/\s+/g, " ").trim();
  const hint = `${wants}，例：${example ?? general}。`;
  if (shown === "") return hint;
  const characters = Array.from(shown);
  const quote =
    characters.length > QUOTED_CHARACTERS
      ? `${characters.slice(0, QUOTED_CHARACTERS).join("")}…`
      : shown;
  return `没看懂“${quote}”，${hint}`;
}
