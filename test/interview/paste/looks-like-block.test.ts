import { describe, expect, it } from "vitest";
import { readIfBlock } from "../../../src/interview/paste/looks-like-block.js";
import type { QuestionKind } from "../../../src/pack/pack.js";
import type { PasteTarget } from "../../../src/interview/paste/paste-target.js";
import { basicTargets, meetingTargets, threePublicTargets } from "./targets.js";

const looksLikeBlock = (text: string, targets: readonly PasteTarget[], asked?: QuestionKind) =>
  readIfBlock(text, targets, "万元", asked) !== undefined;

const BASIC = basicTargets();
const MEETING = meetingTargets();

describe("a plain answer is no block", () => {
  /** Any look at a question fails the test. */
  const untouchable = new Proxy<readonly PasteTarget[]>([], {
    get() {
      throw new Error("a plain answer must be told without the questions");
    },
  });

  it.each([
    "462.96",
    "４６２．９６",
    "462.96万",
    "462.96万元",
    "4,629,600元",
    "1, 537.4",
    "(3.50)",
    "（3.50）",
    "-3.5",
    "负3.5",
    "零",
    "无",
    "四百六十二万九千六百元",
    "肆佰陆拾贰万玖仟陆佰元整",
    "0.05亿",
    "3万5千元",
    "20批",
    "135人次",
    "1辆",
    "2019年5月6日",
    "12.3.4",
    "约460",
    "460-470",
    " 462.96 \n",
    "",
  ])("%s", (text) => {
    expect(looksLikeBlock(text, untouchable)).toBe(false);
  });

  it("takes no longer for many questions", () => {
    const long = "1".repeat(100_000);
    const started = performance.now();
    for (let turn = 0; turn < 20; turn += 1) looksLikeBlock(long, untouchable);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("words that are no block", () => {
  it.each([
    "事业单位",
    "先空着",
    "没有这项开支",
    "20批次左右吧",
    "退休1人",
    "基本工资",
    "2019年人员增加2人，基本工资因此增加，全年比上年多支出8.20万元。",
    "一是新增办公场所，物业管理费比上年增加3.10万元；二是会议减少。",
    "严格控制开支，公务接待费2.95万元，比预算减少0.05万元，主要是来访减少；另外会议也比往年少。",
    "单位共有13人，其中退休2人。办公费主要用于日常办公用品。",
    "2019年召开会议3次，参加345人，研究了园区10周年活动。",
  ])("%s", (text) => {
    expect(looksLikeBlock(text, [...BASIC, ...MEETING])).toBe(false);
  });

  it("a text is not taken for a block where a text is asked, unless every line has a label", () => {
    const prose = "办公费3.91万元，印刷费2.23万元。";
    expect(looksLikeBlock(prose, BASIC)).toBe(true);
    expect(looksLikeBlock(prose, BASIC, "text")).toBe(false);
    expect(looksLikeBlock(prose, BASIC, "list")).toBe(false);
    expect(looksLikeBlock("1.办公费3.91万元\n2.因搬迁增加了物业管理开支", BASIC, "text")).toBe(
      false,
    );
    expect(looksLikeBlock("办公费：3.91\n印刷费：2.23", BASIC, "text")).toBe(true);
    expect(looksLikeBlock("会议内容：研究预算。\n会议次数：3次", MEETING, "text")).toBe(true);
  });
});

describe("blocks", () => {
  it.each([
    "基本工资 67.70\n奖金 56.95",
    "基本工资67.70万元，奖金56.95万元，伙食补助费8.71万元",
    "30101 基本工资 67.70",
    "奖金：59.65",
    "基本工资\n67.70",
    "基本工资\t67.70\n图书费\t3",
    "奖金 56.95\n奖金 59.65",
    "公开06表\n单位：万元\n基本工资 67.70\n津贴补贴\n奖金 56.95\n合计 124.65",
    "30103 津贴补贴 56.95",
    "基本工资67.70万元，奖金56.95万元，图书费3万元",
    "基本工资 67.70\n奖金 56.95\n图书费 3\n以上请查收",
  ])("%j", (text) => {
    expect(looksLikeBlock(text, BASIC)).toBe(true);
  });

  it("holds for grids and other kinds", () => {
    expect(looksLikeBlock("公务接待费 2.95 2.96 1.77", threePublicTargets())).toBe(true);
    expect(looksLikeBlock("会议次数：3次\n会议人数：345人", MEETING, "count")).toBe(true);
    expect(looksLikeBlock("会议内容：研究预算。", MEETING, "count")).toBe(true);
  });
});
