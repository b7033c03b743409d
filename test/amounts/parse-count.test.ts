import { describe, expect, it } from "vitest";
import { parseCount } from "../../src/amounts/parse-count.js";

describe("a count", () => {
  it.each([
    { text: "13人", units: ["人"], count: "13" },
    { text: "13", units: ["人"], count: "13" },
    { text: "１３ 人。", units: ["人"], count: "13" },
    { text: "20批次", units: ["批次", "个"], count: "20" },
    { text: "20个批次", units: ["批次"], count: "20" },
    { text: "20个", units: ["批次", "个"], count: "20" },
    { text: "1,344人次", units: ["人次"], count: "1344" },
    { text: "1 344人次", units: ["人次"], count: "1344" },
    { text: "1台", units: ["辆", "台"], count: "1" },
    { text: "0台", units: ["台（套）"], count: "0" },
    { text: "2套", units: ["台（套）"], count: "2" },
    { text: "2台(套)", units: ["台（套）"], count: "2" },
    { text: "2台/套", units: ["台（套）"], count: "2" },
    { text: "十三人", units: ["人"], count: "13" },
    { text: "两百零五人次", units: ["人次"], count: "205" },
    { text: "1.2万人次", units: ["人次"], count: "12000" },
    { text: "无", units: ["辆"], count: "0" },
    { text: "没有", units: ["辆"], count: "0" },
    { text: "零", units: ["辆"], count: "0" },
    { text: "-0", units: ["辆"], count: "0" },
    { text: "3.0", units: ["次"], count: "3" },
    { text: "3分", units: ["分"], count: "3" },
  ])("reads $text as $count", ({ text, units, count }) => {
    expect(parseCount(text, units)).toEqual({ ok: true, value: { kind: "count", count } });
  });
});

describe("what is no exact count is refused", () => {
  it.each([
    { text: "", problem: "EMPTY" },
    { text: "20辆", problem: "WRONG_UNIT" },
    { text: "20万元", problem: "WRONG_UNIT" },
    { text: "20元", problem: "WRONG_UNIT" },
    { text: "40人/次", problem: "WRONG_UNIT" },
    { text: "约20批次", problem: "NOT_EXACT" },
    { text: "20-30批次", problem: "NOT_EXACT" },
    { text: "十几批次", problem: "NOT_EXACT" },
    { text: "-3批次", problem: "NEGATIVE_COUNT" },
    { text: "负3", problem: "NEGATIVE_COUNT" },
    { text: "2.5批次", problem: "NOT_WHOLE" },
    { text: "1e3", problem: "EXPONENT" },
    { text: "1,34批次", problem: "BAD_GROUPING" },
    { text: "1.2.3", problem: "TWO_POINTS" },
    { text: "12或13人", problem: "TWO_NUMBERS" },
    { text: "男5女6", problem: "TWO_NUMBERS" },
    { text: "20人）", problem: "NOT_A_NUMBER" },
    { text: "2019年20批次", problem: "HAS_A_YEAR" },
    { text: "20批次135人", problem: "TWO_NUMBERS" },
    { text: "2 0", problem: "TWO_NUMBERS" },
    { text: "20 135", problem: "TWO_NUMBERS" },
    { text: "２０　１３５", problem: "TWO_NUMBERS" },
    { text: "2\t000", problem: "TWO_NUMBERS" },
    { text: "很多", problem: "NOT_A_NUMBER" },
    { text: "批次", problem: "NOT_A_NUMBER" },
    { text: "10000000000", problem: "TOO_LARGE" },
  ])("refuses $text: $problem", ({ text, problem }) => {
    expect(parseCount(text, ["批次", "个"])).toEqual({ ok: false, problem });
  });
});
