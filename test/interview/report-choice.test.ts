import { describe, expect, it } from "vitest";
import { finalAccounts, startFilling } from "./talk.js";

const pack = await finalAccounts();

describe("/report", () => {
  it("asks which file, and it comes at one press, others after it", () => {
    const talk = startFilling(pack);
    const before = talk.where();
    expect(talk.type("/report")).toContain("要哪种文件");
    expect(talk.labels()).toEqual(["Word", "Excel", "PDF", "全部", "审核情况表"]);
    expect(talk.requests).toEqual([]);
    const [word, pdf] = [talk.token("Word"), talk.token("PDF")];
    expect(talk.pressToken(word)).toBe("");
    expect(talk.requests).toEqual([{ kind: "compile", choice: "docx" }]);
    talk.pressToken(pdf);
    expect(talk.requests).toEqual([{ kind: "compile", choice: "pdf" }]);
    expect(talk.where()).toBe(before);
  });

  it.each([
    ["/report word", "docx"],
    ["/report Excel", "xlsx"],
    ["/report PDF", "pdf"],
    ["/report@juesuan_bot pdf", "pdf"],
    ["/report 全部", "all"],
    ["/report 审核情况表", "review"],
    ["/report 图片", "pictures"],
  ])("takes the format with it: %s", (typed, choice) => {
    const talk = startFilling(pack);
    expect(talk.type(typed)).toBe("");
    expect(talk.requests).toEqual([{ kind: "compile", choice }]);
  });

  it.each(["/report 电报", "生成报告"])("asks at %s", (typed) => {
    const talk = startFilling(pack);
    expect(talk.type(typed)).toContain("要哪种文件");
    expect(talk.requests).toEqual([]);
  });

  it.each([
    ["pdf", "pdf"],
    ["〔全部〕", "all"],
    ["审核情况表", "review"],
  ])("takes what is on a button typed: %s", (typed, choice) => {
    const talk = startFilling(pack);
    talk.type("/report");
    talk.type(typed);
    expect(talk.requests).toEqual([{ kind: "compile", choice }]);
  });
});
