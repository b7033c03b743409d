import type { ReplyProblem } from "./reply-problem.js";

/** What the reader says of the first sign it cannot take. */
const STUMBLED: ReadonlySet<ReplyProblem> = new Set([
  "NOT_A_NUMBER",
  "BAD_GROUPING",
  "TWO_POINTS",
  "WRONG_UNIT",
  "POINT_AT_END",
]);
const RUN = /\d[\d,]*(?:\.\d+)*/g;
/** 3万5千, 2元5角: one number, told in parts. */
const SCALED = /^[万亿千百十零]+$/;
const IN_YUAN = /^[元圆块角毛]零?$/;
/** 12..5 and 1O0 are slips within one number. */
const SLIP = /^(?:\.+|[a-z])$/i;
const SIGNS = /[-+负負]\s*[-+负負]|\([^)]*[-+负負(]/;
const UNITS =
  /^(?:[人次批个名位台辆部套件项条家户份篇期天日月岁度亩公顷平方米里吨斤升克美金欧港币英镑韩元万亿千百%‰°$€£/a-z]|\([^()]*\))+$/i;

/**
 * The truest reason why a tidied text is no number, where reading it from the left stumbled over something else.
 *
 * @param problem what stopped the reader
 */
export function nameProblem<P extends ReplyProblem>(
  problem: P,
  tidy: string,
): P | "TWO_NUMBERS" | "TWO_SIGNS" {
  if (!STUMBLED.has(problem) || !/\d/.test(tidy)) return problem;
  if (holdsTwoNumbers(tidy)) return "TWO_NUMBERS";
  return SIGNS.test(tidy) ? "TWO_SIGNS" : problem;
}

/** Whether what stands behind a number is the unit of something: 人, %, 万美元; no words, no lone bracket. */
export function isUnit(rest: string): boolean {
  return UNITS.test(rest);
}

/** 462.96 400; 462.96,400; 12人13人 */
function holdsTwoNumbers(tidy: string): boolean {
  const runs = [...tidy.matchAll(RUN)];
  return runs.some(([digits], at) => {
    const before = runs[at - 1];
    if (before === undefined) return false;
    const between = tidy.slice(before.index + before[0].length, runs[at]?.index);
    if (SLIP.test(between)) return false;
    if (SCALED.test(between) && /^\d{1,8}$/.test(digits)) return false;
    return !(IN_YUAN.test(between) && /^\d$/.test(digits));
  });
}
