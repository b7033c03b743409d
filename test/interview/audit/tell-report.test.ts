import { describe, expect, it } from "vitest";
import type { OfficeEvent } from "../../../src/events/office/office-events.js";
import type { Recorded, ReportEvent } from "../../../src/events/report/report-events.js";
import { nameAccounts } from "../../../src/interview/audit/name-accounts.js";
import { tellAnswerHistory } from "../../../src/interview/audit/tell-answer-history.js";
import { tellReport } from "../../../src/interview/audit/tell-report.js";
import { finalAccounts } from "../talk.js";

const AT = "2020-08-12T01:02:03.000Z";

function recorded<E>(event: E, by = "telegram:1"): Recorded<E> {
  return { batch: "1", by, at: AT, event };
}

function money(yuan: string): ReportEvent & { type: "answered" } {
  return {
    type: "answered",
    key: "basic.30103",
    answer: { state: "value", value: { kind: "money", yuan, precision: "50" } },
    via: "typed",
    typed: yuan === "596500" ? "59.65" : "=cmd|' /C calc'!A0",
  };
}

const HISTORY: readonly Recorded<ReportEvent>[] = [
  recorded(money("596500")),
  recorded(money("569500"), "web:2"),
  recorded({ type: "submitted" }),
  recorded(
    { type: "returned", remarks: [{ key: "basic.30103", text: "与账不符" }], reopened: [] },
    "web:9",
  ),
  recorded({ type: "postponed", finding: "R04" }),
];

const OFFICE: readonly Recorded<OfficeEvent>[] = [
  recorded({ type: "person-added", person: "p1", name: "安会计" }),
  recorded({ type: "account-linked", person: "p1", account: "telegram:1", chat: "telegram:1" }),
  recorded({ type: "department-set", department: "d1", name: "档案馆", parent: null }),
  recorded({ type: "granted", person: "p1", grant: { role: "clerk", department: "d1" } }),
  recorded({ type: "person-left", person: "p1" }),
];

describe("the trail of a report", () => {
  it("says who did what to which answer, with the value before", async () => {
    const lines = tellReport(HISTORY, {
      pack: await finalAccounts(),
      department: "档案馆",
      nameOf: nameAccounts(OFFICE),
    });
    expect(lines.map(({ who, what, item, was, is }) => [who, what, item, was, is])).toEqual([
      ["安会计", "填写", "奖金（公开06表）", "未填", "59.65万元"],
      ["web:2", "填写", "奖金（公开06表）", "59.65万元", "56.95万元"],
      ["安会计", "提交审核", "", "", ""],
      ["web:9", "退回", "奖金（公开06表）", "", ""],
    ]);
    expect(lines.at(-1)?.words).toBe("奖金（公开06表）：与账不符");
  });

  it("knows people by name after they left", () => {
    expect(nameAccounts(OFFICE)("telegram:1")).toBe("安会计");
    expect(nameAccounts(OFFICE)("web:2")).toBe("web:2");
  });

  it("is told in the chat newest first", async () => {
    const lines = tellReport(HISTORY.slice(0, 2), {
      pack: await finalAccounts(),
      department: "",
      nameOf: nameAccounts(OFFICE),
    });
    expect(tellAnswerHistory("奖金", lines, (at) => at.slice(0, 10)).split("\n")).toEqual([
      "奖金的记录：",
      "2020年8月12日 web:2 填写 59.65万元 → 56.95万元",
      "2020年8月12日 安会计 填写 59.65万元",
    ]);
    expect(tellAnswerHistory("奖金", [], (at) => at.slice(0, 10))).toBe("奖金还没有人填过。");
  });
});
