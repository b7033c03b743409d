import { describe, expect, it } from "vitest";
import {
  formatWan,
  formatWanExact,
  formatWanGrouped,
  formatYuan,
} from "../../src/amounts/format-money.js";

describe("money in 万元", () => {
  it.each([
    { yuan: "4629600", wan: "462.96" },
    { yuan: "50", wan: "0.01" },
    { yuan: "49.99", wan: "0.00" },
    { yuan: "-50", wan: "-0.01" },
    { yuan: "-49.99", wan: "0.00" },
    { yuan: "0", wan: "0.00" },
    { yuan: "19385", wan: "1.94" },
    { yuan: "10050", wan: "1.01" },
    { yuan: "15374000", wan: "1537.40" },
  ])("prints $yuan yuan as $wan, half-up", ({ yuan, wan }) => {
    expect(formatWan(yuan)).toBe(wan);
  });

  it.each([
    { yuan: "4629600", wan: "462.96" },
    { yuan: "45000", wan: "4.50" },
    { yuan: "19385", wan: "1.9385" },
    { yuan: "0.01", wan: "0.000001" },
    { yuan: "-19385", wan: "-1.9385" },
    { yuan: "0", wan: "0.00" },
  ])("prints $yuan yuan exactly as $wan", ({ yuan, wan }) => {
    expect(formatWanExact(yuan)).toBe(wan);
  });

  it.each([
    { yuan: "15374000", wan: "1,537.40" },
    { yuan: "-12345678900", wan: "-1,234,567.89" },
    { yuan: "9999900", wan: "999.99" },
  ])("groups $yuan yuan as $wan in tables", ({ yuan, wan }) => {
    expect(formatWanGrouped(yuan)).toBe(wan);
  });
});

describe("money in 元", () => {
  it.each([
    { yuan: "4629600", text: "4,629,600" },
    { yuan: "35.5", text: "35.50" },
    { yuan: "-1234.05", text: "-1,234.05" },
    { yuan: "0", text: "0" },
  ])("prints $yuan as $text", ({ yuan, text }) => {
    expect(formatYuan(yuan)).toBe(text);
  });
});
