import { describe, expect, it } from "vitest";
import { joinPieces, type Piece } from "../../src/report/join-pieces.js";

/** [an answer], {nothing}, anything else is the report's own. */
function join(template: string): string {
  const pieces = template.split(/(\[[^\]]*\]|\{\})/).map((text): Piece => {
    if (text === "{}") return { from: "nothing", text: "", bold: false };
    if (text.startsWith("[")) return { from: "answer", text: text.slice(1, -1), bold: false };
    return { from: "report", text, bold: false };
  });
  return joinPieces(pieces)
    .map((piece) => piece.text)
    .join("");
}

describe("joinPieces", () => {
  it.each([
    { template: "主要原因是[人员增加]。", text: "主要原因是人员增加。" },
    { template: "主要原因是[人员增加。]。", text: "主要原因是人员增加。" },
    { template: "主要原因是[人员增加；]。", text: "主要原因是人员增加。" },
    { template: "主要原因是[人员增加。；]。", text: "主要原因是人员增加。" },
    { template: "内容为[学习文件；；讨论方案；]。", text: "内容为学习文件；讨论方案。" },
    { template: "情况：[真的吗？]。", text: "情况：真的吗？" },
    { template: "召开[年会。]，[10人]。", text: "召开年会，10人。" },
    { template: "他说[“都好。”]。", text: "他说“都好。”" },
    { template: "原因是[等等……]。", text: "原因是等等……" },
  ])("ends $template once", ({ template, text }) => {
    expect(join(template)).toBe(text);
  });

  it.each([
    { template: "，主要原因是[主要原因是人员增加]。", text: "，主要原因是人员增加。" },
    { template: "，主要原因是[增加的主要原因：人员增加]。", text: "，主要原因是人员增加。" },
    {
      template: "，主要原因是[主要原因一是调标，二是增人]。",
      text: "，主要原因是：一是调标，二是增人。",
    },
    { template: "，主要原因是[①调标。②增人。]。", text: "，主要原因是：①调标。②增人。" },
    { template: "主要用于[主要是主要用于来访接待]。", text: "主要用于来访接待。" },
    { template: "主要原因是[主要原因是]。", text: "主要原因是主要原因是。" },
  ])("leads into $template once", ({ template, text }) => {
    expect(join(template)).toBe(text);
  });

  it.each([
    { template: "甲[1]。联系电话：{}。乙[2]。", text: "甲1。乙2。" },
    { template: "甲[1]；乙{}；丙[3]。", text: "甲1；丙3。" },
    { template: "甲[1]；乙{}。", text: "甲1。" },
    { template: "联系电话：{}", text: "" },
    { template: "{}。", text: "" },
    { template: "[第一句。]联系电话：{}。", text: "第一句。" },
    { template: "[一句。两句]，{}。尾[3]。", text: "尾3。" },
  ])("leaves out the sentence without its answer in $template", ({ template, text }) => {
    expect(join(template)).toBe(text);
  });

  it("says once that a figure and its share are withheld", () => {
    const withheld = "教育[按规定不公开]，[按规定不公开]；其他[1]，[2]。";
    expect(join(withheld)).toBe("教育按规定不公开；其他1，2。");
  });

  it.each([
    { template: "其中：甲[1]；乙[2]；。", text: "其中：甲1；乙2。" },
    { template: "其中：甲[1]；乙[2]；", text: "其中：甲1；乙2。" },
  ])("closes the list of $template", ({ template, text }) => {
    expect(join(template)).toBe(text);
  });
});
