import { expect, it } from "vitest";
import { findAmounts } from "../../src/amounts/find-amounts.js";

it.each([
  { text: "办公费用去14.74万元，比预算少。", found: ["147400"] },
  { text: "拨付4,629,600元，另有0.05亿元。", found: ["4629600", "5000000"] },
  { text: "追加５．６万元", found: ["56000"] },
  { text: "共 83.97 万元，另有 30 万公里", found: ["839700"] },
  { text: "追加3万5千元和二十万元", found: ["35000", "200000"] },
  { text: "结余-3.5万元", found: ["-35000"] },
  { text: "扶贫10万，用于修路", found: ["100000"] },
  { text: "3.12.5万元用于培训", found: ["125000"] },
  { text: "2019年12.5万元", found: ["125000"] },
  { text: "合计2019498.83万元", found: ["4988300"] },
  { text: "第2.2019年度收入462.96万元", found: ["4629600"] },
  { text: "1、5万元；2、6万元", found: ["50000", "60000"] },
  { text: "减少为83.97，462.96万元", found: ["4629600"] },
])("finds $found in $text", ({ text, found }) => {
  expect(findAmounts(text).map(({ yuan }) => yuan)).toEqual(found);
});

it.each([
  "2019年共开会3次，135人",
  "行驶30万公里，服务2万人次",
  "2019年元旦前后",
  "三万五人，3万5人",
  "捐物上万元，几万元的设备，数十万元",
  "占83.16%",
  "共12.3.4万元",
  "4,62.9万元",
])("finds none in %s", (text) => {
  expect(findAmounts(text)).toEqual([]);
});

it("tells where each amount stands, its unit included", () => {
  const text = "退休费5.59万元、奖金56.95万元";
  expect(findAmounts(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "5.59万元",
    "56.95万元",
  ]);
});

it.each(["1", "一", "1万", "万", "1,", "1.", "十万", "-1"])(
  "reads a page of %s in no time",
  (piece) => {
    const text = `1${piece.repeat(10_000)}人`;
    const started = performance.now();
    findAmounts(text);
    expect(performance.now() - started).toBeLessThan(500);
  },
);
