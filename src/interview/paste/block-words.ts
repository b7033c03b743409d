import { labelKey } from "./labels/label-text.js";

const TOTAL = /^(?:合计数?|总计数?|小计|共计|总合计|本页合计)$/;
const LABEL_HEAD =
  /^(?:[科项]目|支出项目|收入项目|(?:功能分类|经济分类|部门预算支出经济分类)?(?:科目)?(?:编码|代码|名称)|类|款|项|内容|指标|单位名称|部门)$/;
const AMOUNT_HEAD =
  /^(?:金额|决算数?|支出决算数?|本年决算数?|本年数|本年金额|本年支出|实际支出|数额|金额合计|本年累计数?|累计发生额|发生额)$/;
const NO_ANSWER_HEAD = /行次|栏次|序号|备注|说明|占|比|率|%|增减|差|上年增|页码/;
const TITLE =
  /^公开\d{2}表|^附[件表：:]|表$|^(?:编制|填报|金额|计量)?(?:单位|部门)(?:名称)?\s*[:：]|^注[:：]/;
const LONGEST_HEAD = 8;

/** 合计, 小计 …: a total without a name of its own. */
export function isTotalWord(text: string): boolean {
  return TOTAL.test(labelKey(text));
}

/** Head of a column of codes or names. */
export function isLabelHead(text: string): boolean {
  return LABEL_HEAD.test(labelKey(text));
}

/** Head of the column that holds the year's own figure. */
export function isAmountHead(text: string): boolean {
  return AMOUNT_HEAD.test(labelKey(text));
}

/** Head of a column whose numbers answer nothing: 行次, 占比, 增减. */
export function isNoAnswerHead(text: string): boolean {
  const key = labelKey(text);
  return key.length <= LONGEST_HEAD && NO_ANSWER_HEAD.test(key);
}

/** A title, a line that names the unit or the department, a note below a table. */
export function isTitle(text: string): boolean {
  return TITLE.test(text.trim());
}
