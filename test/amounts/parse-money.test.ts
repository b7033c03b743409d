import { describe, expect, it } from "vitest";
import { parseMoney } from "../../src/amounts/parse-money.js";

describe("a bare number in a report that counts in 万元", () => {
  it.each([
    { text: "462.96", yuan: "4629600", precision: "50" },
    { text: "462.9", yuan: "4629000", precision: "500" },
    { text: "460", yuan: "4600000", precision: "5000" },
    { text: "1.9385", yuan: "19385", precision: "0.5" },
    { text: "0.000001", yuan: "0.01", precision: "0.005" },
    { text: "462.9600", yuan: "4629600", precision: "0.5" },
    { text: ".5", yuan: "5000", precision: "500" },
    { text: "007.5", yuan: "75000", precision: "500" },
    { text: "４６２．９６", yuan: "4629600", precision: "50" },
    { text: "  462.96\n", yuan: "4629600", precision: "50" },
    { text: "462.96。", yuan: "4629600", precision: "50" },
    { text: "1,537.40", yuan: "15374000", precision: "50" },
    { text: "1,537万", yuan: "15370000", precision: "5000" },
    { text: "１，５３７．４", yuan: "15374000", precision: "500" },
    { text: "1, 537.4", yuan: "15374000", precision: "500" },
    { text: "1 537.4", yuan: "15374000", precision: "500" },
    { text: "462 .96", yuan: "4629600", precision: "50" },
    { text: "+3.5", yuan: "35000", precision: "500" },
    { text: "四百六十二点九六", yuan: "4629600", precision: "50" },
    { text: "十三", yuan: "130000", precision: "5000" },
    { text: "四六二点九六", yuan: "4629600", precision: "50" },
  ])("reads $text as $yuan yuan, half its last place $precision", ({ text, yuan, precision }) => {
    expect(parseMoney(text, "万元")).toEqual({
      ok: true,
      value: { kind: "money", yuan, precision },
    });
  });
});

describe("a bare number in a report that counts in 元", () => {
  it.each([
    { text: "4629600", yuan: "4629600" },
    { text: "4,629,600.50", yuan: "4629600.5" },
    { text: "三千五百", yuan: "3500" },
    { text: "￥4,629,600.00", yuan: "4629600" },
    { text: "(350)", yuan: "-350" },
  ])("reads $text as $yuan yuan, exact", ({ text, yuan }) => {
    expect(parseMoney(text, "元")).toEqual({
      ok: true,
      value: { kind: "money", yuan, precision: "0" },
    });
  });
});

describe("a number with its unit, however the report counts", () => {
  it.each([
    { text: "462.96万", yuan: "4629600", precision: "50" },
    { text: "462.96万元", yuan: "4629600", precision: "50" },
    { text: "462.96 （万元）", yuan: "4629600", precision: "50" },
    { text: "462.96万元整", yuan: "4629600", precision: "0" },
    { text: "0.05亿", yuan: "5000000", precision: "500000" },
    { text: "0.05亿元", yuan: "5000000", precision: "500000" },
    { text: "4,629,600元", yuan: "4629600", precision: "0" },
    { text: "4 629 600元", yuan: "4629600", precision: "0" },
    { text: "￥4,629,600元", yuan: "4629600", precision: "0" },
    { text: "人民币3.5万元", yuan: "35000", precision: "500" },
    { text: "3.5万元人民币", yuan: "35000", precision: "500" },
    { text: "35000块", yuan: "35000", precision: "0" },
    { text: "3万5千元", yuan: "35000", precision: "0" },
    { text: "3万5千", yuan: "35000", precision: "0" },
    { text: "3万5000", yuan: "35000", precision: "0" },
    { text: "3万零5", yuan: "30005", precision: "0" },
    { text: "462万9600元", yuan: "4629600", precision: "0" },
    { text: "1亿2000万", yuan: "120000000", precision: "5000" },
    { text: "一亿零三元", yuan: "100000003", precision: "0" },
    { text: "3.5千元", yuan: "3500", precision: "0" },
    { text: "3千万元", yuan: "30000000", precision: "5000" },
    { text: "四百六十二万九千六百元", yuan: "4629600", precision: "0" },
    { text: "四百六十二点九六万元", yuan: "4629600", precision: "50" },
    { text: "五百万元", yuan: "5000000", precision: "5000" },
    { text: "两万零五十元", yuan: "20050", precision: "0" },
    { text: "十万元", yuan: "100000", precision: "5000" },
    { text: "肆佰陆拾贰万玖仟陆佰元整", yuan: "4629600", precision: "0" },
    { text: "人民币壹拾万元零伍分", yuan: "100000.05", precision: "0" },
    { text: "叁仟伍佰圆贰角伍分", yuan: "3500.25", precision: "0" },
    { text: "貳萬叁仟元正", yuan: "23000", precision: "0" },
    { text: "12元5角", yuan: "12.5", precision: "0" },
    { text: "3角5分", yuan: "0.35", precision: "0" },
  ])("reads $text as $yuan yuan", ({ text, yuan, precision }) => {
    const wanted = { ok: true, value: { kind: "money", yuan, precision } };
    expect(parseMoney(text, "万元")).toEqual(wanted);
    expect(parseMoney(text, "元")).toEqual(wanted);
  });
});

describe("nothing at all", () => {
  it.each([
    "0",
    "0.00",
    "-0",
    "零",
    "〇",
    "无",
    "没有",
    "无。",
    "零元",
    "0万元",
    "零元整",
    "(0.00)",
  ])("reads %s as an exact zero", (text) => {
    expect(parseMoney(text, "万元")).toEqual({
      ok: true,
      value: { kind: "money", yuan: "0", precision: "0" },
    });
  });
});

describe("a negative amount", () => {
  it.each([
    "-3.5",
    "－3.5",
    "−3.5",
    "—3.5",
    "负3.5",
    "- 3.5",
    "(3.5)",
    "（3.5）",
    "（3.5）万元",
    "（3.5万元）",
    "-￥3.5万",
    "￥-3.5万元",
    "负三点五万元",
  ])("reads %s as -35000 yuan", (text) => {
    expect(parseMoney(text, "万元")).toEqual({
      ok: true,
      value: { kind: "money", yuan: "-35000", precision: "500" },
    });
  });
});

describe("what is not one exact amount is refused", () => {
  it.each([
    { text: "", problem: "EMPTY" },
    { text: " 　", problem: "EMPTY" },
    { text: "。", problem: "EMPTY" },
    { text: "12.3.4", problem: "TWO_POINTS" },
    { text: "约460", problem: "NOT_EXACT" },
    { text: "大约460万", problem: "NOT_EXACT" },
    { text: "460左右", problem: "NOT_EXACT" },
    { text: "460多", problem: "NOT_EXACT" },
    { text: "近460万元", problem: "NOT_EXACT" },
    { text: "460万以上", problem: "NOT_EXACT" },
    { text: ">460", problem: "NOT_EXACT" },
    { text: "460-470", problem: "NOT_EXACT" },
    { text: "460～470", problem: "NOT_EXACT" },
    { text: "460—470万元", problem: "NOT_EXACT" },
    { text: "460到470", problem: "NOT_EXACT" },
    { text: "四百至五百万元", problem: "NOT_EXACT" },
    { text: "十几万", problem: "NOT_EXACT" },
    { text: "上万元", problem: "NOT_EXACT" },
    { text: "三四百万元", problem: "NOT_EXACT" },
    { text: "1e5", problem: "EXPONENT" },
    { text: "1E+5", problem: "EXPONENT" },
    { text: "4.6×10^6", problem: "EXPONENT" },
    { text: "4,62.9", problem: "BAD_GROUPING" },
    { text: "462,96", problem: "BAD_GROUPING" },
    { text: "1,5374", problem: "BAD_GROUPING" },
    { text: "10，20", problem: "BAD_GROUPING" },
    { text: "2019年12.5", problem: "HAS_A_YEAR" },
    { text: "2019年度462.96万元", problem: "HAS_A_YEAR" },
    { text: "去年378.99", problem: "HAS_A_YEAR" },
    { text: "0.0000001万", problem: "TOO_PRECISE" },
    { text: "12.345元", problem: "TOO_PRECISE" },
    { text: "0.0000001", problem: "TOO_PRECISE" },
    { text: "1万亿零1元", problem: "TOO_LARGE" },
    { text: "99999999999", problem: "TOO_LARGE" },
    { text: "13人", problem: "WRONG_UNIT" },
    { text: "20批次", problem: "WRONG_UNIT" },
    { text: "22.16%", problem: "WRONG_UNIT" },
    { text: "462.96万美元", problem: "WRONG_UNIT" },
    { text: "10k", problem: "WRONG_UNIT" },
    ...["462.96 400", "462.96，400", "1.5,3.5", "462.96、400", "3万元 4万元", "1+2", "1/2"].map(
      (text) => ({ text, problem: "TWO_NUMBERS" }),
    ),
    { text: "462.96收入", problem: "NOT_A_NUMBER" },
    { text: "二分之一", problem: "NOT_A_NUMBER" },
    { text: "3)", problem: "NOT_A_NUMBER" },
    { text: "1O0", problem: "NOT_A_NUMBER" },
    { text: "12..5", problem: "TWO_POINTS" },
    { text: "0x10", problem: "NOT_A_NUMBER" },
    // Two cells of a sheet, or two lines, are two numbers.
    { text: "12\t378", problem: "TWO_NUMBERS" },
    { text: "12 \n 378", problem: "TWO_NUMBERS" },
    { text: "１２\r\n３７８", problem: "TWO_NUMBERS" },
    { text: "abc", problem: "NOT_A_NUMBER" },
    { text: "Infinity", problem: "NOT_A_NUMBER" },
    { text: "NaN", problem: "NOT_A_NUMBER" },
    { text: "不知道", problem: "NOT_A_NUMBER" },
    { text: "无此项", problem: "NOT_A_NUMBER" },
    { text: "10、20", problem: "TWO_NUMBERS" },
    { text: "5.", problem: "POINT_AT_END" },
    { text: "--3", problem: "TWO_SIGNS" },
    { text: "(1)3.5万元", problem: "TWO_NUMBERS" },
    { text: "(3.5)5", problem: "TWO_NUMBERS" },
    { text: "（-3.5）万元", problem: "TWO_SIGNS" },
    { text: "(-3)", problem: "TWO_SIGNS" },
    { text: "3.5万5千", problem: "NOT_A_NUMBER" },
    { text: "3万5万", problem: "NOT_A_NUMBER" },
    { text: "五百六千", problem: "NOT_A_NUMBER" },
    { text: "万元", problem: "NOT_A_NUMBER" },
    { text: "①460", problem: "NOT_A_NUMBER" },
    { text: "10²", problem: "NOT_A_NUMBER" },
    { text: "٣٥", problem: "NOT_A_NUMBER" },
    { text: "亿".repeat(20_000), problem: "NOT_A_NUMBER" },
    { text: "1".repeat(20_000), problem: "NOT_A_NUMBER" },
    { text: "合计462.96", problem: "NOT_A_NUMBER" },
  ])("refuses $text: $problem", ({ text, problem }) => {
    expect(parseMoney(text, "万元")).toEqual({ ok: false, problem });
  });
});

describe("what has two readings is asked back", () => {
  it.each([
    { text: "三万五", choices: ["35000", "30005"] },
    { text: "3万5", choices: ["35000", "30005"] },
    { text: "3万50", choices: ["35000", "30050"] },
    { text: "1亿2000", choices: ["120000000", "100002000"] },
    { text: "一千二元", choices: ["1200", "1002"] },
    { text: "十二块五", choices: ["12.5", "12.05"] },
    { text: "三千", choices: ["3000", "30000000"] },
    { text: "￥462.96", choices: ["462.96", "4629600"] },
    { text: "负三万五", choices: ["-35000", "-30005"] },
  ])("asks which of $choices is meant by $text", ({ text, choices }) => {
    const reading = parseMoney(text, "万元");
    expect(reading).toMatchObject({ ok: false, problem: "AMBIGUOUS" });
    expect(!reading.ok && reading.choices?.map(({ yuan }) => yuan)).toEqual(choices);
  });

  it.each(["46 2.96", "462。96"])("asks whether %s is one number", (text) => {
    const reading = parseMoney(text, "万元");
    expect(reading).toMatchObject({ ok: false, problem: "AMBIGUOUS" });
    expect(!reading.ok && reading.choices?.map(({ yuan }) => yuan)).toEqual(["4629600"]);
  });

  it("gives each choice the precision of its own unit", () => {
    const reading = parseMoney("￥462.96", "万元");
    expect(!reading.ok && reading.choices?.map(({ precision }) => precision)).toEqual(["0", "50"]);
  });
});
