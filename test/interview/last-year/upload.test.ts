import { beforeAll, describe, expect, it } from "vitest";
import type { FileReading } from "../../../src/interview/file/file-reading.js";
import { readUpload } from "../../../src/intake/read-upload.js";
import { compileReport } from "../../../src/report/compile-report.js";
import { documentOf, pack, proseOf } from "../../report/final-accounts.js";
import { readReplies, snapshotOf } from "../../report/snapshot-of.js";
import { expectConsistent } from "../invariants.js";
import { startTalk, type Talk } from "../talk.js";
import { PRIORS } from "./finished-report.js";

const replies = readReplies("examples/final-accounts-2019.yaml");
let docx: Uint8Array;
let xlsx: Uint8Array;

beforeAll(async () => {
  const compiled = async (format: "docx" | "xlsx"): Promise<Uint8Array> => {
    const { files } = await compileReport(pack, snapshotOf(pack, replies), format);
    return files[0]?.bytes ?? new Uint8Array();
  };
  [docx, xlsx] = [await compiled("docx"), await compiled("xlsx")];
});

function begin(): Talk {
  const talk = startTalk(pack);
  talk.type("/new 2020");
  talk.type("参照公务员法管理的事业单位\n因公出国（境）、公务接待、公务用车、会议、培训");
  talk.press("确定");
  return talk;
}

async function read(bytes: Uint8Array, year = "2020"): Promise<FileReading> {
  return readUpload(bytes, { pack, report: "r1", year });
}

function priorsOf(talk: Talk): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.keys(PRIORS).map((key) => [key, talk.amount(key)]));
}

/** The report as somebody copied it out of Word: without its tables. */
function textOf(): string {
  return ["2019年度部门决算公开", proseOf(documentOf(replies))].join("\n");
}

describe("last year's published report, sent as a file", () => {
  it.each([
    { what: "a Word file", bytes: () => docx },
    { what: "a text", bytes: () => Buffer.from(textOf()) },
  ])("fills every figure of the year before: $what", async ({ bytes }) => {
    const talk = begin();
    const said = talk.file("上年.docx", await read(bytes()));
    expect(said).toContain("《上年.docx》（2019年度）可以沿用，还没有记录");
    expect(said).toContain("上年度收、支总计 462.96万元");
    expect(talk.amount("overall.prior")).toBeUndefined();
    talk.press("用上年报告");
    expect(priorsOf(talk)).toEqual(PRIORS);
    expectConsistent(pack, talk.report());
    talk.type("/undo");
    expect(Object.values(priorsOf(talk)).filter((one) => one !== undefined)).toEqual([]);
  });

  it("begins explanations and duties with what it says", async () => {
    const talk = begin();
    talk.file("上年.docx", await read(docx));
    talk.press("用上年报告");
    expect(talk.type("/edit 部门职责")).toContain("5. 协调园区安全生产");
    expect(talk.report().answers.has("profile.duties")).toBe(false);
    talk.typeAll("/edit 会议费决算数", "1.50", "/edit 会议费比上年变动");
    expect(talk.messages.at(-1)?.text).toContain("上年写的：增开了一次园区十所院校");
  });

  it("takes the official tables of the year before for what they are", async () => {
    const talk = begin();
    talk.file("2019年度公开表.xlsx", await read(xlsx));
    talk.press("用上年报告");
    expect(talk.amount("overall.prior")).toBe("4629600");
    expect(talk.amount("three_public.reception.prior")).toBe("29500");
    expect(talk.amount("income.total")).toBeUndefined();
  });

  it("takes no figure that it tells with two values", async () => {
    const talk = begin();
    const text = `${textOf()}\n2019年度会议费1.94万元。`;
    const said = talk.file("上年.txt", await read(Buffer.from(text)));
    expect(said).toContain("“会议费”上年有不同的数：1.28万元、1.94万元，没有采用");
    talk.press("用上年报告");
    expect(talk.amount("meeting.prior")).toBeUndefined();
  });

  it("reads the sentences of another house, and leaves what it cannot tell", async () => {
    const text = `2019 年度某办部门决算公开
一、部门职责
（一）承担园区规划和管理。
（二）完成上级交办的其他工作。
二、机构设置
（一）内设机构设置。某办内设机构包括：综合科、发展科。
2019年度收、支总计462.96万元。与2018年度相比，收、支总计各增加83.97万元，主要原因是：①新增检测项目。②增加人员。
2019 年度财政拨款收、支总计462.96万元。与2018年相比，财政拨款收、支总计各增加83.97 万元。
与上年相比，上年度收、支总计378.99万元。
公务接待费支出预算为4.90万元，支出决算为2.95万元，完成预算的60.2%，与上年相比增加1.18万元，增长的主要原因是来访团组增多。
“三公”经费财政拨款支出决算为21.40万元。
公务用车购置费及运行维护费支出决算为16.43万元，其中：公务用车运行维护费16.43万元。
本部门2019年度机关运行经费支出1,547,300元，比年初预算数减少0.04万元。主要原因是：厉行节约。`;
    const talk = begin();
    talk.file("公开.txt", await read(Buffer.from(text)));
    talk.press("用上年报告");
    expect(priorsOf(talk)).toEqual({
      ...PRIORS,
      "general_budget.prior": undefined,
      "three_public.overseas.prior": undefined,
      "meeting.prior": undefined,
      "training.prior": undefined,
    });
    expect(Object.fromEntries(talk.report().lastYear?.values ?? [])).toMatchObject({
      "profile.duties": { items: ["承担园区规划和管理。", "完成上级交办的其他工作。"] },
      "profile.organisation": { text: "某办内设机构包括：综合科、发展科。" },
      "overall.reason": { text: "①新增检测项目。②增加人员。" },
      "three_public.reception.reason": { text: "来访团组增多。" },
      "operating_cost.reason": { text: "厉行节约。" },
    });
  });

  it("leaves alone a report of any other year", async () => {
    const talk = begin();
    const text = textOf().replaceAll("2019年", "2017年");
    expect(talk.file("旧.txt", await read(Buffer.from(text)))).toContain("2017年度");
    expect(talk.where()).not.toBe("last-year");
  });
});
