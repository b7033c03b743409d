import { parseCount } from "../../amounts/parse-count.js";
import { parseMoney } from "../../amounts/parse-money.js";
import { saysNone } from "./bare-words.js";

const LONGEST = 30;
const AROUND =
  /^(?:大概|大约|约|差不多|共|一共|总共|是|为|填|写|记|改成|改为)|(?:左右|上下|多|吧|[wW])$/g;

/** 20批, 3次, 95%; 401医院 is a name. */
const WITH_UNIT =
  /^[\d.,]+\s*(?:[个人名次批辆台套件项场期天户家元%％wW]|人次|批次|团组|[百千万亿]元?)[。.]?$/;
const LED =
  /^(?:应该是?|应为|应是|就是|那就|是|为|填|写|记|等于|一共是?|总共是?|合计是?|共|金额是?|数是)[\s:：]*(.+)$/s;

/** 为0, 一共380万 without what leads to the amount; anything else as it is. */
export function bareAmount(text: string): string {
  const [, amount] = LED.exec(text.trim()) ?? [];
  return amount !== undefined && isAmount(amount) ? amount : text;
}

/** Whether a text is an amount or a number of anything, in digits or in words: 3.9, 13, 三十七万八千九百. */
export function isAmount(text: string): boolean {
  const money = parseMoney(text, "万元");
  return money.ok || money.problem === "AMBIGUOUS" || parseCount(text, []).ok;
}

/** The same with what people say around it (大概380万), where words are wanted: 无 is a word there. */
export function isAmountInWords(text: string): boolean {
  const typed = text.trim();
  if (typed.length > LONGEST || saysNone(typed)) return false;
  return WITH_UNIT.test(typed) || isAmount(typed.replace(AROUND, ""));
}
