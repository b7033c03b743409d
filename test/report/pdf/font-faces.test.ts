import { expect, it } from "vitest";
import { STANDARD_HOUSE } from "../../../src/pack/house.js";
import { faceOf } from "../../../src/report/pdf/font-faces.js";

const house = (name: string) => ({
  ...STANDARD_HOUSE,
  fonts: { ...STANDARD_HOUSE.fonts, body: { name, fallbacks: [] } },
});

it.each([
  { name: "方正小标宋简体", kind: "Juesuan Serif", weight: "bold" },
  { name: "华文中宋", kind: "Juesuan Serif", weight: "bold" },
  { name: "仿宋_GB2312", kind: "Juesuan Serif", weight: "regular" },
  { name: "宋体", kind: "Juesuan Serif", weight: "regular" },
  { name: "黑体", kind: "Juesuan Sans", weight: "regular" },
  { name: "微软雅黑", kind: "Juesuan Sans", weight: "regular" },
  { name: "楷体_GB2312", kind: "Juesuan Kai", weight: "regular" },
  { name: "KaiTi", kind: "Juesuan Kai", weight: "regular" },
  { name: "没有听说过的字体", kind: "Juesuan Serif", weight: "regular" },
])("prints $name in the font of its kind, with figures of their own", ({ name, kind, weight }) => {
  const face = faceOf("body", house(name));
  expect(face.families.slice(0, 2)).toEqual(["Juesuan Latin", kind]);
  expect(face.weight).toBe(weight);
  expect(new Set(face.families)).toContain("Juesuan Sans");
});
