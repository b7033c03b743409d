import { describe, expect, it } from "vitest";
import { fileNameOf } from "../../src/report/file-name.js";

const nameOf = (department: string, draft = false): string =>
  fileNameOf({ department, year: "2019", draft }, { extension: "docx" });

describe("the name of a file", () => {
  it.each([
    ["青山镇财政所", "2019年度部门决算公开-青山镇财政所.docx"],
    ["../../x", "2019年度部门决算公开-x.docx"],
    ["..\\..\\x", "2019年度部门决算公开-x.docx"],
    ['<a>:"b"/|?*', "2019年度部门决算公开-ab.docx"],
    ["CON", "2019年度部门决算公开-CON.docx"],
    ["办公室. . .", "2019年度部门决算公开-办公室.docx"],
    ["一\u0000\u0007\r\n\t 二　三", "2019年度部门决算公开-一二三.docx"],
    ["财政所\u202Excod.exe\u2069\u200F", "2019年度部门决算公开-财政所xcod.exe.docx"],
    ["半个\uD83D字", "2019年度部门决算公开-半个字.docx"],
    ["所😀", "2019年度部门决算公开-所😀.docx"],
    ["/", "2019年度部门决算公开.docx"],
    ["【未填】", "2019年度部门决算公开-【未填】.docx"],
  ])("of %j is %j", (department, name) => {
    expect(nameOf(department)).toBe(name);
  });

  it.each(["很长的名字".repeat(100), "long ".repeat(100), "😀".repeat(100), "a😀".repeat(100)])(
    "stays short enough for every file system, in whole characters: %#",
    (department) => {
      const name = nameOf(department, true);
      expect(name.length).toBeLessThanOrEqual(120);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).toMatch(/（草稿）\.docx$/);
      expect(name).not.toMatch(/\p{Cs}/u);
    },
  );

  it("says draft, what kind and which part", () => {
    const document = { department: "某办", year: "2019", draft: true };
    expect(fileNameOf(document, { extension: "docx", kind: "审核情况表" })).toBe(
      "2019年度部门决算审核情况表-某办（草稿）.docx",
    );
    expect(fileNameOf(document, { extension: "png", part: "图1　支出/结构" })).toBe(
      "2019年度部门决算公开-某办-图1支出结构（草稿）.png",
    );
  });
});
