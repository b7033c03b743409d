/** Why a reply was not taken. Add at the end; logs and tests rely on these words. */
export const REPLY_PROBLEMS = [
  "EMPTY",
  /** Words, or a number among others. */
  "NOT_A_NUMBER",
  /** 约460, 460-470, 十几. */
  "NOT_EXACT",
  /** 12.3.4 */
  "TWO_POINTS",
  /** 1e5 */
  "EXPONENT",
  /** 4,62.9 */
  "BAD_GROUPING",
  /** More than two decimals of 元. */
  "TOO_PRECISE",
  /** 2019年12.5 */
  "HAS_A_YEAR",
  /** 三万五: two readings; the result carries them. */
  "AMBIGUOUS",
  /** Over 1万亿元, or a count over 10亿. */
  "TOO_LARGE",
  /** 13人 for money, 20元 for 批次. */
  "WRONG_UNIT",
  "NEGATIVE_COUNT",
  "NOT_WHOLE",
  "NOT_A_YEAR",
  "NOT_A_DATE",
  /** 2019年2月30日 */
  "NO_SUCH_DAY",
  "NOT_YES_OR_NO",
  /** 462.96 400, 12、13 */
  "TWO_NUMBERS",
  /** --5, (-3) */
  "TWO_SIGNS",
  /** 12. */
  "POINT_AT_END",
  /** Before 1949 or after 2099. */
  "YEAR_OUT_OF_RANGE",
] as const;
export type ReplyProblem = (typeof REPLY_PROBLEMS)[number];

export type MoneyProblem = Extract<
  ReplyProblem,
  | "EMPTY"
  | "NOT_A_NUMBER"
  | "NOT_EXACT"
  | "TWO_POINTS"
  | "EXPONENT"
  | "BAD_GROUPING"
  | "TOO_PRECISE"
  | "HAS_A_YEAR"
  | "AMBIGUOUS"
  | "TOO_LARGE"
  | "WRONG_UNIT"
  | "TWO_NUMBERS"
  | "TWO_SIGNS"
  | "POINT_AT_END"
>;

export type CountProblem =
  Exclude<MoneyProblem, "TOO_PRECISE" | "AMBIGUOUS"> | "NEGATIVE_COUNT" | "NOT_WHOLE";

/** What makes a written number unreadable, whatever it counts. */
export type NumeralProblem = Extract<
  MoneyProblem,
  "NOT_A_NUMBER" | "NOT_EXACT" | "TWO_POINTS" | "BAD_GROUPING" | "POINT_AT_END"
>;
