import { describe, expect, it } from "vitest";
import { changed, example, replay } from "./replaying.js";

describe("a reply that is not stored", () => {
  it.each([
    { key: "basic.30203", reply: "约0.5", why: "no exact number" },
    { key: "overall.prior", reply: "4,62.9", why: "badly grouped" },
    { key: "three_public.reception.batches", reply: "二三十批", why: "two counts" },
    { key: "profile.applies", reply: "公务接待、月球", why: "an option there is not" },
    { key: "fiscal_year", reply: "2018", why: "another year's report" },
    { key: "performance.amount", reply: "4629600", why: "asked back: 元 or 万元?" },
    { key: "expenditure.total", reply: "3万5", why: "asked back: two amounts" },
    { key: "function.999.general_project", reply: "1.00", why: "no such class" },
    { key: "overall.reason", reply: "", why: "nothing" },
  ])("is told with its key: $key $reply ($why)", async ({ key, reply }) => {
    const { failed, answers, files } = await replay(changed(example, { [key]: reply }));
    expect(failed).toEqual([{ key, reply }]);
    expect(answers[key]?.value).not.toBe(reply);
    expect(files).toHaveLength(1);
  });

  it("leaves its question open and goes on with the others", async () => {
    const { answers } = await replay(changed(example, { "budget_item.capital.budget": "四五" }));
    expect(answers["budget_item.capital.budget"]).toEqual({ state: "open" });
    expect(answers["budget_item.project.actual"]).toEqual({ state: "value", value: "779700" });
    expect(answers["evaluation.other"]?.state).toBe("value");
  });

  it("is 0 where the rest of its group is said to be", async () => {
    const { answers } = await replay(changed(example, { "basic.30203": "约0.5" }));
    expect(answers["basic.30203"]).toEqual({ state: "value", value: "0" });
  });
});

it("stores a figure that only raises a finding", async () => {
  const { failed, answers, findings } = await replay(changed(example, { "basic.30103": "59.65" }));
  expect(failed).toEqual([]);
  expect(answers["basic.30103"]).toEqual({ state: "value", value: "596500" });
  const found = findings.find(({ id }) => id === "R14");
  expect(found).toMatchObject({
    severity: "error",
    status: "open",
    left: "3849900",
    right: "3876900",
    difference: "-27000",
  });
  expect(found?.slips[0]).toEqual({
    kind: "digits-swapped",
    key: "basic.30103",
    suggestion: "569500",
  });
});

it("tells keys the pack does not know, with their replies", async () => {
  const { unknown, failed } = await replay(changed(example, { "basic.3010": "1", nonsense: "2" }));
  expect(unknown).toEqual([
    { key: "basic.3010", reply: "1" },
    { key: "nonsense", reply: "2" },
  ]);
  expect(failed).toEqual([]);
});

it("passes what the file does not answer with 先空着 and sends a draft", async () => {
  const { answers, failed, findings, transcript } = await replay(
    changed(example, { "overall.prior": null, "profile.staff": null }),
  );
  expect(failed).toEqual([]);
  expect(answers["overall.prior"]).toEqual({ state: "open" });
  expect(transcript).toContain("上年度收、支总计，万元。");
  expect(transcript).toContain("未填");
  expect(findings.find(({ id }) => id === "A01")).toMatchObject({
    severity: "warning",
    status: "pending",
    keys: ["overall.prior", "fiscal.prior"],
    says: "本年全是财政拨款，上年收、支总计一般也等于上年财政拨款总计，还差数没填。",
    slips: [{ kind: "missing-item", key: "overall.prior", suggestion: "3789900" }],
  });
});

it("goes to optional questions by name", async () => {
  const { answers, failed } = await replay(
    changed(example, {
      "profile.phone": "0731-12345678",
      "profile.disclosure_date": "2020年8月12日",
    }),
  );
  expect(failed).toEqual([]);
  expect(answers["profile.phone"]).toEqual({ state: "value", value: "0731-12345678" });
  expect(answers["profile.disclosure_date"]).toEqual({ state: "value", value: "2020-08-12" });
});

it.each([
  { reply: "= 378.99", state: "value", value: "3789900" },
  { reply: "无", state: "value", value: "0" },
  { reply: "无此项", state: "not-applicable" },
  { reply: "三百七十八万九千九百元", state: "value", value: "3789900" },
])("takes what a person may type: $reply", async ({ reply, ...answer }) => {
  const { answers, failed } = await replay(changed(example, { "fiscal.prior": reply }));
  expect(failed).toEqual([]);
  expect(answers["fiscal.prior"]).toEqual(answer);
});

it("takes 按规定不公开", async () => {
  const { answers, failed } = await replay(changed(example, { "profile.staff": "按规定不公开" }));
  expect(failed).toEqual([]);
  expect(answers["profile.staff"]).toEqual({ state: "withheld" });
});

it("goes on when the unit's portrait is not complete", async () => {
  const { answers, failed, transcript } = await replay(
    new Map([
      ["income.total", "462.96"],
      ["function.205.general_project", "37.57"],
      ["basic.30101", "约67"],
    ]),
  );
  expect(failed).toEqual([{ key: "basic.30101", reply: "约67" }]);
  expect(answers["income.total"]).toEqual({ state: "value", value: "4629600" });
  expect(answers["function.205.general_total"]).toEqual({ state: "value", value: "375700" });
  expect(answers["basic.30102"]).toEqual({ state: "value", value: "0" });
  expect(answers["profile.nature"]).toEqual({ state: "open" });
  expect(transcript).toContain("还差一项：单位性质");
});
