import { expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import { formatWan, formatWanGrouped } from "../../src/amounts/format-money.js";
import { openDocx } from "../report/docx/open-docx.js";
import { example, pack, replayWithFile } from "./replaying.js";

const result = await replayWithFile(example);
const { answers, findings } = result;
const [file] = result.files;
const docx = openDocx(file?.bytes ?? new Uint8Array());
const text = docx.paragraphs.join("\n");

it("takes every reply and leaves no error", () => {
  expect(result.failed).toEqual([]);
  expect(result.unknown).toEqual([]);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(findings.filter(({ status }) => status === "pending")).toEqual([]);
});

it("notes what is not asked of this unit", () => {
  expect(result.notAsked).toContain("income.carried_forward");
  expect(result.notAsked).toContain("three_public.vehicle_purchase.actual");
  expect(result.transcript).toContain("［未询问 income.carried_forward］\n");
});

it.each([
  ["basic.30101", { state: "value", value: "677000" }],
  ["basic.30240", { state: "value", value: "800" }],
  ["income.superior_subsidy", { state: "value", value: "0" }],
  ["three_public.overseas.prior", { state: "value", value: "0" }],
  // Closed with 其余全部为0.
  ["basic.30102", { state: "value", value: "0" }],
  ["basic.39999", { state: "value", value: "0" }],
  ["function.201.general_basic", { state: "value", value: "0" }],
  // Takes its suggestion as the group is closed.
  ["function.205.basic", { state: "value", value: "3849900" }],
  ["function.205.project", { state: "value", value: "375700" }],
  // Computed.
  ["function.205.total", { state: "value", value: "4225600" }],
  ["overall.total", { state: "value", value: "4629600" }],
  ["basic.personnel", { state: "value", value: "2302600" }],
  ["basic.public", { state: "value", value: "1547300" }],
  ["three_public.total.prior", { state: "value", value: "202700" }],
  ["three_public.total.actual", { state: "value", value: "214000" }],
  ["assets.vehicle.total", { state: "value", value: "1" }],
  // The unit has none.
  ["three_public.vehicle_purchase.actual", { state: "not-applicable" }],
  ["fiscal.government_fund", { state: "not-applicable" }],
  ["income.carried_forward", { state: "not-applicable" }],
  // Nobody answered.
  ["profile.phone", { state: "open" }],
  // Other kinds.
  ["fiscal_year", { state: "value", value: "2019" }],
  ["profile.nature", { state: "value", value: "参照公务员法管理的事业单位" }],
  ["profile.staff", { state: "value", value: "13" }],
  ["three_public.reception.person_times", { state: "value", value: "135" }],
])("lists %s", (key, answer) => {
  expect(answers[key]).toEqual(answer);
});

it("lists choices and lists as lists", () => {
  expect(answers["profile.applies"]).toEqual({
    state: "value",
    value: ["因公出国（境）", "公务用车", "公务接待", "会议", "培训", "节庆活动", "政府采购"],
  });
  expect(answers["evaluation.problem"]?.value).toHaveLength(2);
});

it("lists an answer for every key of the pack, with states of the four kinds", () => {
  const keys = [...pack.groups.values()].flatMap(({ questions }) => questions);
  expect(keys.filter(({ key }) => answers[key] === undefined)).toEqual([]);
  const states = new Set(Object.values(answers).map(({ state }) => state));
  expect([...states].sort()).toEqual(["not-applicable", "open", "value"]);
  for (const { state, value } of Object.values(answers)) {
    expect(value === undefined).toBe(state !== "value");
  }
});

it("tells what a person should look at, exactly so", () => {
  expect(findings.find(({ id }) => id === "K01")).toEqual({
    id: "K01",
    severity: "warning",
    status: "open",
    keys: ["basic.30113"],
    left: "182300",
    right: "0",
    difference: "182300",
    says: "公开06表住房公积金18.23万元，大于住房保障支出0.00万元，多18.23万元。",
    slips: [],
  });
});

it("writes down the whole conversation", () => {
  expect(result.transcript).toMatch(/^人：\/start\n机：/);
  expect(result.transcript).toContain("人：67.70\n机：已记录 67.70万元（677,000元）。");
  expect(result.transcript).toContain("人：〔其余全部为0〕\n");
  expect(result.transcript).toContain("［文件］《2019年度部门决算公开-");
});

it("prints every money figure that is not zero", () => {
  const missing = [...example].filter(([key, reply]) => {
    if (pack.find(key)?.kind !== "money") return false;
    const yuan = new Decimal(reply).times(10_000);
    if (yuan.isZero()) return false;
    return !text.includes(formatWan(yuan)) && !text.includes(formatWanGrouped(yuan));
  });
  expect(missing).toEqual([]);
});

it.each([
  "增加83.97万元，增长22.16%",
  "154.73",
  "99.97%",
  "减少0.04",
  "20.27",
  "21.40",
  "增加2.02万元（上年无此项支出）",
  "年初无预算安排",
])("prints %s", (words) => {
  expect(text).toContain(words);
});

it.each([
  ["the old report's wrong base", /18\.14/],
  ["an open figure", /【未填】/],
  ["a draft's mark", /草稿/],
  ["a rate of a budget of zero", /项目支出[^。]*完成年初预算/],
  ["a growth from zero", /因公出国（境）费[^。；]*2\.02万元[^。；]*增长/],
])("prints no %s", (_what, pattern) => {
  expect(text).not.toMatch(pattern);
});

it("has five parts, ten sections and eight tables", () => {
  const headings = [
    ...docx.document.matchAll(/<w:pStyle w:val="Heading(\d)"\/>[\s\S]*?<\/w:p>/g),
  ].map(([xml, level]) => `${level ?? ""} ${xml.replace(/<[^>]*>/g, "")}`);
  const parts = headings.filter((heading) => /^1 第[一二三四五]部分/.test(heading));
  expect(parts).toHaveLength(5);
  const third = headings.slice(
    headings.findIndex((heading) => heading.startsWith("1 第三部分")) + 1,
  );
  const end = third.findIndex((heading) => heading.startsWith("1 "));
  const sections = third
    .slice(0, end)
    .filter((heading) => /^2 [一二三四五六七八九十]、/.test(heading));
  expect(sections).toHaveLength(10);
  expect(docx.tables).toHaveLength(8);
});
