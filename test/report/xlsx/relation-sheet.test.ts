import { describe, expect, it } from "vitest";
import { sheetOf } from "../../../src/report/sheet-of.js";
import { listRelations, type Side } from "../../../src/report/xlsx/list-relations.js";
import { EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { type Replies, snapshotOf, WITHHOLD } from "../snapshot-of.js";
import { rowsOf, written } from "./written.js";

type Options = Parameters<typeof snapshotOf>[2];

function relationsWith(changes: Replies, options: Options = {}) {
  const snapshot = snapshotOf(pack, repliesOf(EXAMPLE, changes), options);
  return listRelations(sheetOf(pack, snapshot), snapshot.accepted);
}

/** "name figure", the figure in 元 or plain. */
function tell({ name, figure }: Side): string {
  if (figure === undefined) return name;
  return `${name} ${figure.state === "value" ? figure.value.toFixed() : figure.state}`.trim();
}

const R04 = "本年收入合计应等于各项收入之和";
const R14 = "公开05表基本支出应等于公开06表人员经费与公用经费之和";

describe("the relations of a report", () => {
  it.each([
    ["holds", {}, R04, ["公开01表本年收入合计 4629600", "＝", "各项收入之和 4629600", "通过", ""]],
    [
      "must be mended",
      { "basic.30103": "59.65" },
      R14,
      ["公开05表基本支出 3849900", "＝", "公开06表合计 3876900", "不符", "必须改"],
    ],
    [
      "is rounding",
      { "income.fiscal": "462.955" },
      R04,
      ["公开01表本年收入合计 4629600", "＝", "各项收入之和 4629550", "通过", "尾差"],
    ],
    [
      "is not for this unit",
      {},
      "收入方总计应等于支出方总计",
      ["公开01表收入方总计", "＝", "支出方总计", "不适用", ""],
    ],
    [
      "is about counts",
      { "three_public.reception.batches": "0" },
      "有公务接待费，接待批次应不为0",
      ["接待批次 0", "≥", "1", "不符", "请核实"],
    ],
    [
      "has a part withheld",
      { "basic.30101": WITHHOLD },
      R14,
      ["公开05表基本支出 3849900", "＝", "公开06表合计 withheld", "通过", ""],
    ],
    [
      "is about one item",
      {},
      "教育支出的合计应等于基本支出与项目支出之和",
      ["公开05表教育支出合计 4225600", "＝", "基本支出与项目支出之和 4225600", "通过", ""],
    ],
    [
      "is that a figure is not negative",
      { "basic.30202": "-2.23" },
      "印刷费是负数：-2.23万元，一般不会小于0。",
      ["印刷费 -22300", "≥", "0", "不符", "请核实"],
    ],
  ] as const)("tell one that %s", (_what, changes, says, told) => {
    const found = relationsWith(changes).filter((relation) => relation.says === says);
    expect(
      found.map(({ left, sign, right, verdict, note }) => [
        ...[tell(left), sign, tell(right)],
        ...[verdict, note],
      ]),
    ).toEqual([told]);
  });

  it("tell what waits for a figure", () => {
    const relations = relationsWith({ "overall.prior": "" }, { open: ["overall"] });
    const waiting = relations.filter(({ verdict }) => verdict === "待填");
    expect(waiting.length).toBeGreaterThan(0);
    for (const { left, right } of waiting) {
      expect([left.figure?.state, right.figure?.state]).toContain("open");
    }
  });

  it("are all there where nothing was given yet", () => {
    const nothing = { ...snapshotOf(pack, {}), rows: [], closures: [] };
    const says = listRelations(sheetOf(pack, nothing), []).map((relation) => relation.says);
    expect(says).toEqual(pack.checks.map((check) => check.says.replaceAll("{row}", "各科目")));
  });
});

describe("the sheet 勾稽关系", () => {
  const snapshot = snapshotOf(
    pack,
    repliesOf(EXAMPLE, { "basic.30103": "59.65", "income.other": "35.5元" }),
  );
  const accepted = [
    { id: "R14", severity: "error", says: "", reason: "=调账\u0007后更正" },
  ] as const;
  const opened = written({ ...snapshot, accepted });

  it("numbers them and counts the verdicts", async () => {
    const { book } = await opened;
    const sheet = book.sheet("勾稽关系");
    const rows = rowsOf(sheet).slice(4);
    expect(rows.map(([number]) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map(([, says]) => says)).toEqual(
      listRelations(sheetOf(pack, snapshot), accepted).map(({ says }) => says),
    );
    const count = (verdict: string) =>
      rows.filter((row) => String(row[8]).startsWith(verdict)).length;
    expect(sheet.cell("A3").value).toBe(
      `共${rows.length}项：通过${count("通过")}项，不符${count("不符")}项（已写说明1项），` +
        `待填0项，不适用${count("不适用")}项。金额单位：万元`,
    );
  });

  it("tells the reason one was accepted for", async () => {
    const rows = rowsOf((await opened).book.sheet("勾稽关系"));
    expect(rows.find(([, says]) => says === R14)?.slice(8)).toEqual([
      "不符（已说明）",
      "必须改，已写说明：=调账后更正",
    ]);
  });

  it("works differences out, with all their decimals", async () => {
    const sheet = (await opened).book.sheet("勾稽关系");
    const row = rowsOf(sheet).findIndex(([, says]) => says === R04) + 1;
    expect(sheet.cell(`H${row}`)).toMatchObject({
      formula: `D${row}-G${row}`,
      spelled: "-0.00355",
      format: "#,##0.00####",
    });
  });
});
