import type { Role } from "./prose-item.js";

/** What stands before a figure says which figure it is. */
export interface FigureWords {
  /** What is left for the name; "" when the thing was named before. */
  readonly name: string;
  /** The same before the words that may lead up to a name were taken off: some belong to it. */
  readonly whole: string;
  /** Set where the words say it. */
  readonly role?: Role;
  /** Set where the figure is a change: 增加, -1 for 减少. */
  readonly change?: 1 | -1;
  /** 占: a share. 完成: of the budget. */
  readonly part?: "share" | "completion";
  /** The year the words name, where it is not that of the report: "2018". */
  readonly year?: string;
}

const LINKS = /(?:[为是达:：各均共]|分别|共有|共计|达到|(?<![合总小共])计)+$/;
const MORE = /(?:增加|增长|上升|提高|增|多|超出|超支|超|高于|高)(?:了|额为?|率为?)?$/;
const LESS = /(?:减少|下降|降低|节约|节省|减|少|低于|低|压缩)(?:了|额为?|率为?)?$/;
/** 超出年初预算的22.0% */
const MORE_THAN = /(?:超出|超过|超|高于|高出)(?:年初|全年|当年)?预算数?的?$/;
const LESS_THAN = /(?:低于|少于|小于)(?:年初|全年|当年)?预算数?的?$/;
const SHARE = /占[^占]{0,30}$/;
const COMPLETION = /完成(?:了)?(?:年初|全年|当年|本年)?(?:支出)?预算(?:数|安排)?的?$/;
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/(?:上年同期|上年度同期|上年度?|去年)(?:支出)?(?:决算)?数?$/, "prior"],
  [/(?:年初|全年|当年|调整后?)?预算(?:数|安排|批复数?)?$/, "budget"],
  [/决算数?$/, "actual"],
  [/实际(?:支出|发生|完成)数?$/, "actual"],
];
/** 上年度收、支总计, but not 上年结转. */
const PRIOR_BEFORE = /^(?:其中[:：,，]?)?(?:上年度?|去年)(?!结转|末)/;
const OWN_YEAR = /(?<![与比较同])(20\d\d)年/;
const BEFORE =
  /^(?:\(\d{1,2}\)|\d{1,2}[、.)](?!\d)|[①-⑳]|[与比较同](?:上年|去年|20\d\d年)度?(?:同期)?(?:决算数?)?(?:相比)?|(?:[与比较同]|大于|小于|高于|低于|等于|超出|超过)(?:年初|全年|当年)?预算数?(?:相比)?|20\d\d\s*年(?:度|末|底)?|截至(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|上述|其中|主要包括|主要用于|具体为|具体包括|全年|本年度?|当年|年末|年底|本单位|本部门|我单位|我部门|单位|部门|一般公共预算|开支|发生|安排|列支|支付|累计|全部|共|同比|的|于|在|用于|包括|以及|另有|和|及|与|有)/;

/** 支出决算为: of the thing named before. */
const NO_NAME = /^(?:支出|收入|金额|经费|费用|数)$/;

/** Reads the words in front of a figure. `text` is in half width and holds one piece, no sign that parts pieces. */
export function readWords(text: string, isPercent: boolean): FigureWords {
  const rest = cut(text.replace(/\s+/g, ""), LINKS);
  if (isPercent && COMPLETION.test(rest))
    return { ...named(rest.replace(COMPLETION, "")), part: "completion" };
  if (isPercent && SHARE.test(rest)) return { ...named(rest.replace(SHARE, "")), part: "share" };
  const change = changeIn(rest);
  if (change !== undefined) return { ...named(rest.slice(0, change.at)), change: change.sign };
  for (const [pattern, role] of ROLES) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const words = named(rest.slice(0, found.index));
    if (words.role === undefined) return { ...words, role };
    // 上年度接待费决算数 is of the year before; that year's budget is asked nowhere.
    return role === "budget" ? { ...words, year: "0" } : words;
  }
  return named(rest);
}

function named(text: string): Pick<FigureWords, "name" | "whole" | "year" | "role"> {
  const linked = cut(text, LINKS);
  const whole = linked.replace(PRIOR_BEFORE, "");
  if (whole !== linked) return { name: front(whole), whole, role: "prior" };
  const year = OWN_YEAR.exec(whole)?.[1];
  return { name: front(whole), whole, ...(year === undefined ? {} : { year }) };
}

function changeIn(text: string): { readonly sign: 1 | -1; readonly at: number } | undefined {
  for (const [pattern, sign] of [
    [MORE_THAN, 1],
    [LESS_THAN, -1],
    [MORE, 1],
    [LESS, -1],
  ] as const) {
    const found = pattern.exec(text);
    if (found !== null) return { sign, at: found.index };
  }
  return undefined;
}

/** Without the words that only lead up to a name. */
function front(text: string): string {
  let rest = cut(text, LINKS);
  for (;;) {
    const next = rest.replace(BEFORE, "");
    if (next === rest) return NO_NAME.test(rest) ? "" : rest;
    rest = next;
  }
}

function cut(text: string, pattern: RegExp): string {
  return text.replace(pattern, "");
}

/**
 * Which year's figure the words mean; undefined where it is of a year nothing is asked of.
 *
 * @param frame the year figures are of where their words name none
 * @param year the one the report is of
 */
export function roleIn(words: FigureWords, frame: string, year: string): Role | undefined {
  if ((words.year ?? frame) === year) return words.role ?? "actual";
  const isPrior = words.year !== undefined && isYearBefore(words.year, year);
  return isPrior && words.role !== "budget" ? "prior" : undefined;
}

const BASE =
  /(?:[与比较同]|大于|小于|等于|超出|超过|高于|低于|少于|多于)(?:年初|全年|当年)?(?:支出)?(?<budget>预算)|[与比较同](?<year>20\d\d)年|[与比较同](?:上年|去年)|同比|(?:上年|去年)度?(?:同期)?相比/g;

/** What a change is measured against, as told last: 与上年相比, 比年初预算数. "other": a year that is asked nowhere. */
export function baseIn(text: string, year: string): Base | undefined {
  const last = [...text.replace(/\s+/g, "").matchAll(BASE)].at(-1);
  if (last === undefined) return undefined;
  if (last.groups?.["budget"] !== undefined) return "budget";
  const named = last.groups?.["year"];
  return named === undefined || isYearBefore(named, year) ? "prior" : "other";
}

export type Base = "prior" | "budget" | "other";

function isYearBefore(one: string, year: string): boolean {
  return BigInt(one) + 1n === BigInt(year);
}

/** Where the explanation begins: 主要原因是. */
export const REASON = /(?:主要)?原因(?:是|为|有|在于|[:：])[:：]?\s*|主要是由于/;
