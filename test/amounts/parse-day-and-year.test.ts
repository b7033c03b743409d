import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/amounts/format-date.js";
import { parseDate } from "../../src/amounts/parse-date.js";
import { parseYear } from "../../src/amounts/parse-year.js";
import { parseYesNo } from "../../src/amounts/parse-yes-no.js";

describe("a year", () => {
  it.each(["2019", "2019年", "2019年度", "２０１９年", "二〇一九年", "二零一九", "2019 年度。"])(
    "reads %s as 2019",
    (text) => {
      expect(parseYear(text)).toEqual({ ok: true, value: { kind: "year", year: "2019" } });
    },
  );

  it.each([
    { text: "", problem: "EMPTY" },
    { text: "19年", problem: "NOT_A_YEAR" },
    { text: "20190", problem: "NOT_A_YEAR" },
    { text: "1948", problem: "YEAR_OUT_OF_RANGE" },
    { text: "2100", problem: "YEAR_OUT_OF_RANGE" },
    { text: "今年", problem: "NOT_A_YEAR" },
    { text: "2019-2020", problem: "NOT_A_YEAR" },
  ])("refuses $text", ({ text, problem }) => {
    expect(parseYear(text)).toEqual({ ok: false, problem });
  });
});

describe("a day", () => {
  it.each([
    { text: "2020年8月12日", date: "2020-08-12" },
    { text: "2020年08月12号", date: "2020-08-12" },
    { text: "2020-8-12", date: "2020-08-12" },
    { text: "2020/08/12", date: "2020-08-12" },
    { text: "2020.8.12", date: "2020-08-12" },
    { text: "20200812", date: "2020-08-12" },
    { text: "２０２０年８月１２日", date: "2020-08-12" },
    { text: "2020 年 8 月 12 日。", date: "2020-08-12" },
    { text: "二〇二〇年八月十二日", date: "2020-08-12" },
    { text: "二〇二〇年十月三十一日", date: "2020-10-31" },
    { text: "2020年2月29日", date: "2020-02-29" },
  ])("reads $text as $date", ({ text, date }) => {
    expect(parseDate(text)).toEqual({ ok: true, value: { kind: "date", date } });
  });

  it.each([
    { text: "", problem: "EMPTY" },
    { text: "2019年2月29日", problem: "NO_SUCH_DAY" },
    { text: "2020-13-01", problem: "NO_SUCH_DAY" },
    { text: "2020-0-10", problem: "NO_SUCH_DAY" },
    { text: "20200431", problem: "NO_SUCH_DAY" },
    { text: "0220-08-12", problem: "YEAR_OUT_OF_RANGE" },
    { text: "8月12日", problem: "NOT_A_DATE" },
    { text: "2020年8月", problem: "NOT_A_DATE" },
    { text: "12/08/2020", problem: "NOT_A_DATE" },
    { text: "2020-8/12", problem: "NOT_A_DATE" },
    { text: "明天", problem: "NOT_A_DATE" },
    { text: "2020年8月12日前", problem: "NOT_A_DATE" },
  ])("refuses $text: $problem", ({ text, problem }) => {
    expect(parseDate(text)).toEqual({ ok: false, problem });
  });

  it("prints a day without leading zeros", () => {
    expect(formatDate("2020-08-02")).toBe("2020年8月2日");
  });
});

describe("a yes or a no", () => {
  it.each(["是", "是的", "对。", "有", "好的", "没错", "Y", "yes", "嗯！", "是吧"])(
    "reads %s as yes",
    (text) => {
      expect(parseYesNo(text)).toEqual({ ok: true, value: true });
    },
  );

  it.each(["否", "不是", "没有", "无", "不", "n", "NO", "不用了"])("reads %s as no", (text) => {
    expect(parseYesNo(text)).toEqual({ ok: true, value: false });
  });

  it.each(["也许", "是或否", "1", "462.96"])("takes %s for neither", (text) => {
    expect(parseYesNo(text)).toEqual({ ok: false, problem: "NOT_YES_OR_NO" });
  });
});
