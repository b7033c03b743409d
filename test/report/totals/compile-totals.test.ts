import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import type { ReportSnapshot } from "../../../src/events/report/report-snapshot.js";
import type { TotalsDepartment, TotalsOrder } from "../../../src/events/office/totals.js";
import { compileTotals } from "../../../src/report/totals/compile-totals.js";
import { buildDocument } from "../../../src/report/build-document.js";
import { EXAMPLE, pack, repliesOf, tableOf } from "../final-accounts.js";
import { type Replies, snapshotOf, WITHHOLD } from "../snapshot-of.js";
import { type OpenedBook, type OpenedSheet, openXlsx } from "../xlsx/open-xlsx.js";
import { rowsOf } from "../xlsx/written.js";

const CODE = /^\d{3,7}$/;
/** Title, number of the table, department. */
const TITLE_ROWS = 3;
const SCHOOL = "test/conversations/departments/school.yaml";
const BUREAU = "test/conversations/departments/bureau.yaml";
const OFFICE = "test/conversations/departments/office.yaml";

function one(
  id: string,
  snapshot: ReportSnapshot | null,
  more: Partial<TotalsDepartment> = {},
): TotalsDepartment {
  const stage = snapshot === null ? "idle" : "approved";
  return { id, name: `单位${id}`, above: [], stage, snapshot, ...more };
}

function filled(file: string, changes: Replies = {}): ReportSnapshot {
  return snapshotOf(pack, repliesOf(file, changes));
}

async function totalsOf(departments: readonly TotalsDepartment[], more: Partial<TotalsOrder> = {}) {
  const order = { year: "2019", title: "某市", date: "2020-09-01", unapproved: false };
  const made = await compileTotals(pack, { ...order, departments, ...more });
  if (made.file === null) throw new Error("nobody is counted");
  return { ...made, file: made.file, book: openXlsx(made.file.bytes) };
}

/** Money cells of a sheet by row and column; a row of a code by its code, wherever it stands. */
function moneyOf(sheet: OpenedSheet): ReadonlyMap<string, Decimal> {
  const cells = new Map<string, Decimal>();
  for (const [address, { value, spelled, format }] of sheet.cells) {
    if (typeof value !== "number" || format?.startsWith("#,##0.00") !== true) continue;
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const head = sheet.cell(`A${row}`).value;
    const place = CODE.test(String(head)) ? String(head) : row;
    cells.set(`${place} ${column}`, new Decimal(spelled ?? value));
  }
  return cells;
}

function tablesOf(book: OpenedBook): readonly string[] {
  return book.sheets.map(({ name }) => name).filter((name) => name.startsWith("公开"));
}

/** What a department's own tables print, by the same places. */
function printedOf(snapshot: ReportSnapshot, table: string): ReadonlyMap<string, Decimal> {
  const { header, body } = tableOf(buildDocument(pack, snapshot), table);
  const cells = new Map<string, Decimal>();
  body.forEach((row, index) => {
    const head = row.cells[0]?.text ?? "";
    const place = CODE.test(head) ? head : String(TITLE_ROWS + header.length + index + 1);
    let column = 0;
    for (const { yuan, columns } of row.cells) {
      if (yuan !== undefined) {
        cells.set(`${place} ${String.fromCharCode(65 + column)}`, new Decimal(yuan).div(10_000));
      }
      column += columns;
    }
  });
  return cells;
}

/** Codes of one department's table that have none below them there. */
function deepestIn(cells: ReadonlyMap<string, Decimal>): readonly string[] {
  const codes = [...new Set([...cells.keys()].map((place) => place.split(" ")[0] ?? ""))].filter(
    (code) => CODE.test(code),
  );
  return codes.filter((code) => !codes.some((other) => isBelow(other, code)));
}

function isBelow(code: string, other: string): boolean {
  return code !== other && code.startsWith(other);
}

describe("every printed figure is the sum of what the departments print there", () => {
  it.each([
    { what: "an office, a school and a bureau", files: [OFFICE, SCHOOL, BUREAU] },
    { what: "one that gives classes only beside others", files: [EXAMPLE, SCHOOL] },
    { what: "one alone", files: [BUREAU] },
  ])("of $what", async ({ files }) => {
    const snapshots = files.map((file) => filled(file));
    const { book } = await totalsOf(snapshots.map((snapshot, at) => one(`d${at}`, snapshot)));
    expect(tablesOf(book)).toHaveLength(8);
    for (const table of tablesOf(book)) {
      const own = snapshots.map((snapshot) => printedOf(snapshot, table));
      const ends = own.flatMap(deepestIn);
      const expected = new Map<string, Decimal>();
      for (const [place, amount] of own.flatMap((cells) => [...cells])) {
        const [code = ""] = place.split(" ");
        if (CODE.test(code) && ends.some((end) => isBelow(code, end))) continue;
        expected.set(place, (expected.get(place) ?? new Decimal(0)).plus(amount));
      }
      expect(shown(moneyOf(book.sheet(table))), table).toEqual(shown(expected));
    }
  });
});

function shown(cells: ReadonlyMap<string, Decimal>): readonly string[] {
  return [...cells].map(([place, amount]) => `${place} ${amount.toFixed()}`).sort();
}

it("stands at the deepest code that everybody gave, and says so", async () => {
  const { book } = await totalsOf([one("d0", filled(EXAMPLE)), one("d1", filled(SCHOOL))]);
  const rows = rowsOf(book.sheet("公开05表"));
  const codes = rows.map(([code]) => String(code)).filter((code) => CODE.test(code));
  expect(codes).toContain("205");
  expect(codes.filter((code) => isBelow(code, "205"))).toEqual([]);
  expect(rows.flat().join("\n")).toMatch(/科目205.*有部门没有填到下一级/);
});

it("names what is open or withheld, and never takes it for 0", async () => {
  const { book, gaps } = await totalsOf([
    one(
      "d0",
      snapshotOf(pack, repliesOf(SCHOOL, { "income.total": "", "income.fiscal": "" }), {
        open: ["income"],
      }),
    ),
    one("d1", filled(EXAMPLE, { "function.2050803.general_basic": WITHHOLD })),
    one("d2", filled(OFFICE)),
  ]);
  expect(gaps).toBeGreaterThan(1);
  const listed = rowsOf(book.sheet("缺的数")).map((row) => row.join(" "));
  expect(listed).toContainEqual(expect.stringMatching(/单位d0 公开01表 本年收入合计，金额 未填/));
  expect(listed).toContainEqual(expect.stringMatching(/单位d1 公开05表 .*，基本支出 按规定不公开/));
  const total = [...book.sheet("公开01表").cells].find(
    ([address]) =>
      book.sheet("公开01表").cell(`A${address.slice(1)}`).value === "本年收入合计" &&
      address.startsWith("C"),
  )?.[1];
  expect(total?.format).toContain("※");
  expect(rowsOf(book.sheet("部门占比和增减")).map((row) => row.join(" "))).toContainEqual(
    expect.stringMatching(/^单位d0 待公开 【未填】/),
  );
});

it.each([
  {
    what: "units whose department's report includes them",
    made: { d1: "included in 单位d0", d1a: "included in 单位d0" },
    applies: "所属单位",
  },
  {
    what: "nobody, where it does not",
    made: { d1: "counted", d1a: "counted" },
    applies: "公务接待",
  },
])("leaves out $what", async ({ made, applies }) => {
  const { scopes, book } = await totalsOf([
    one("d0", filled(OFFICE, { "profile.applies": applies })),
    one("d1", filled(EXAMPLE), { above: ["d0"] }),
    one("d1a", filled(EXAMPLE), { above: ["d1", "d0"] }),
    one("d2", null),
    one("d3", filled(OFFICE), { stage: "review" }),
  ]);
  const told = Object.fromEntries(
    scopes.map(({ name, scope }) => [
      name.slice(2),
      scope.is === "included"
        ? `included in ${scope.in}`
        : scope.is === "missing"
          ? scope.why
          : scope.is,
    ]),
  );
  expect(told).toEqual({ d0: "counted", ...made, d2: "没有报告", d3: "待审核，未审定" });
  const listed = rowsOf(book.sheet("汇总范围")).map((row) => row.join(" "));
  expect(listed).toContainEqual(expect.stringContaining("单位d2  未开始 缺 没有报告，没有计入。"));
});

it("counts what was not let pass when asked, marked, as a draft", async () => {
  const departments = [one("d0", filled(OFFICE)), one("d1", filled(EXAMPLE), { stage: "review" })];
  const { scopes, file } = await totalsOf(departments, { unapproved: true });
  expect(scopes.map(({ scope }) => scope)).toEqual([
    { is: "counted", unapproved: false },
    { is: "counted", unapproved: true },
  ]);
  expect(file.name).toBe("2019年度部门决算汇总-某市（草稿）.xlsx");
});

it("gives each department its share and its change against last year", async () => {
  const { book } = await totalsOf([
    one("d0", filled(EXAMPLE)),
    one("d1", filled(EXAMPLE, { "overall.prior": "0" })),
    one("d2", filled(EXAMPLE, { "overall.prior": "" })),
  ]);
  const [d0 = [], d1 = [], d2 = [], sum = []] = rowsOf(book.sheet("部门占比和增减")).slice(-4);
  expect(d0.slice(2)).toEqual([462.96, 0.3333, 462.96, 0.3333, 462.96, 378.99, 83.97, 0.2216]);
  expect(d1.slice(6)).toEqual([462.96, 0, 462.96, "上年没有"]);
  expect(d2.slice(6)).toEqual([462.96, "【未填】", "—", "—"]);
  expect(sum.slice(2, 6)).toEqual([1388.88, 1, 1388.88, 1]);
  expect(sum.slice(7)).toEqual([378.99, 546.93, 1.4431]);
});

it("makes no workbook where nobody is counted", async () => {
  const order = { year: "2019", title: "某市", date: "2020-09-01", unapproved: false };
  const made = await compileTotals(pack, { ...order, departments: [one("d0", null)] });
  expect(made.file).toBeNull();
});
