import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import type { ReportTable } from "../../../src/report/document.js";
import { sheetOf } from "../../../src/report/sheet-of.js";
import { placeCells } from "../../../src/report/xlsx/grid.js";
import { EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { largeReplies } from "../large-department.js";
import { snapshotOf, WITHHOLD } from "../snapshot-of.js";
import type { OpenedBook } from "./open-xlsx.js";
import { recalculate } from "./recalculate.js";
import { rowsOf, written, writtenOf } from "./written.js";

const SCHOOL = "test/conversations/departments/school.yaml";
const BUREAU = "test/conversations/departments/bureau.yaml";
/** Above the header: title, number of the table, department and unit. */
const HEAD = 3;

const tablesOf = (blocks: Awaited<ReturnType<typeof writtenOf>>["document"]["blocks"]) =>
  blocks.filter((block): block is ReportTable => block.kind === "table");

/** Cells of a table by their address in its sheet. */
function addressesOf(table: ReportTable) {
  const header = placeCells(table.header, table);
  const body = placeCells(table.body, table);
  const address = (row: number, column: number) => `${String.fromCharCode(65 + column)}${row + 1}`;
  return {
    header: header.map((at) => ({ ...at, address: address(HEAD + at.row, at.column) })),
    body: body.map((at) => ({
      ...at,
      address: address(HEAD + table.header.length + at.row, at.column),
    })),
  };
}

describe.each([
  ["an office", repliesOf(EXAMPLE), {}],
  ["a school with a slip of 分", repliesOf(SCHOOL, { "basic.30201": "123456.78元" }), {}],
  ["a bureau with three levels of items", repliesOf(BUREAU), {}],
  ["a department with everything in plenty", largeReplies(), {}],
  ["a report hardly begun", { "profile.name": "某局" }, { open: ["function", "basic"] }],
] as const)("the workbook of %s", (_who, replies, options) => {
  const opened = writtenOf(replies, options);

  it("has every table as it is printed, with exact 万元 behind each figure", async () => {
    const { document, book } = await opened;
    for (const table of tablesOf(document.blocks)) {
      const sheet = book.sheet(table.id);
      expect(sheet.cell("A1").value).toBe(table.title);
      expect(sheet.cell("A2").value).toBe(table.id);
      expect(sheet.cell("A3").value).toBe(`部门：${document.department}`);
      expect(sheet.row(3)).toContain(table.unit);
      const { header, body } = addressesOf(table);
      for (const { cell, address } of [...header, ...body]) {
        const { value, spelled } = sheet.cell(address);
        if (cell.yuan !== undefined) {
          expect(spelled).toBe(new Decimal(cell.yuan).div(10_000).toFixed());
        } else if (cell.text === "") expect(Number(value ?? 0)).toBe(0);
        else expect(String(value)).toBe(cell.text);
      }
      const below = HEAD + table.header.length + table.body.length;
      const notes = table.notes.map((_, index) => sheet.cell(`A${below + 1 + index}`).value);
      expect(notes).toEqual(table.notes);
      expect(sheet.rows).toBe(below + table.notes.length);
    }
  });

  it("has sums that come to exactly the figure they hold", async () => {
    const { book } = await opened;
    for (const sheet of book.sheets) {
      for (const { formula, spelled } of sheet.cells.values()) {
        if (formula === undefined) continue;
        expect(recalculate(sheet, formula).toFixed()).toBe(spelled);
      }
    }
  });
});

describe("a sum", () => {
  const bureau = writtenOf(repliesOf(BUREAU));

  it.each([
    ["公开01表", "C34", "SUM(C31:C33)", "overall.total, by its definition"],
    ["公开01表", "F34", "SUM(F31:F33)", "the other side"],
    ["公开01表", "C31", undefined, "income.total was typed as a control"],
    ["公开01表", "F11", undefined, "a class that stands in another table"],
    ["公开03表", "C14", "C15+C17+C19", "212 of its 款"],
    ["公开03表", "C15", "SUM(D15:H15)", "a row of its kinds"],
    ["公开03表", "D15", "D16", "a 款 of its only 项"],
    ["公开03表", "D16", undefined, "an 项 was typed"],
    ["公开03表", "C7", undefined, "expenditure.total was typed as a control"],
    ["公开04表", "G31", "SUM(G7:G30)", "what a check says general_budget.total equals"],
    ["公开04表", "H31", "SUM(H7:H30)", "over classes without an item too"],
    ["公开04表", "C33", "C32-C34", "the rest of a typed whole"],
    ["公开04表", "F7", "SUM(G7:H7)", "a class over two budgets, though it is blank"],
    ["公开05表", "C7", "C8+C11+C14+C19", "合计 of the classes"],
    ["公开06表", "C6", "SUM(C7:C19)", "工资福利支出"],
    ["公开06表", "I39", "F6+I6+I11+I28+I34", "公用经费 over two columns"],
    ["公开07表", "A8", "SUM(B8:C8,F8)", "小计 counts, its parts do not"],
  ] as const)("in %s %s is %s: %s", async (table, address, formula, _why) => {
    const { book } = await bureau;
    expect(book.sheet(table).cell(address).formula).toBe(formula);
  });

  it("falls back to the definition where a check does not hold", async () => {
    const { book } = await writtenOf(repliesOf(EXAMPLE, { "function.210.general_project": "29" }));
    const sheet = book.sheet("公开04表");
    expect(sheet.cell("G31")).toMatchObject({ formula: "C7+C33-G32", spelled: "462.96" });
    expect(book.sheet("公开05表").cell("C7")).toMatchObject({ formula: undefined, value: 462.96 });
  });

  it("is none where a part is withheld: the whole is known and stays a value", async () => {
    const { book } = await writtenOf(repliesOf(EXAMPLE, { "basic.30101": WITHHOLD }));
    const sheet = book.sheet("公开06表");
    expect(sheet.cell("C7").value).toBe("按规定不公开");
    expect(sheet.cell("C6")).toMatchObject({ value: "按规定不公开", formula: undefined });
  });
});

describe("a figure", () => {
  it("of more digits than a workbook keeps stays a text, to the last one", async () => {
    const snapshot = snapshotOf(pack, repliesOf(EXAMPLE, { "income.total": "" }));
    const huge = { kind: "money", yuan: "1234567890123456789.01", precision: "0" } as const;
    const total = ["income.total", { state: "value", value: huge }] as const;
    const { book } = await written({ ...snapshot, answers: [...snapshot.answers, total] });
    expect(book.sheet("公开01表").cell("C31").value).toBe("123456789012345.678901");
    expect(book.sheet("公开01表").cell("C34")).toMatchObject({
      value: "123456789012345.678901",
      formula: undefined,
    });
  });

  it("is no sum of such a text", async () => {
    const snapshot = snapshotOf(pack, repliesOf(EXAMPLE));
    const given = new Map(snapshot.answers);
    const huge = (yuan: string) =>
      ({ state: "value", value: { kind: "money", yuan, precision: "0" } }) as const;
    given.set("basic.30102", huge("1234567890123456789.01"));
    given.set("basic.30107", huge("-1234567890123456789.01"));
    const { book } = await written({ ...snapshot, answers: [...given] });
    const sheet = book.sheet("公开06表");
    expect(sheet.cell("C6")).toMatchObject({ formula: undefined, spelled: "223.78" });
  });

  it("is printed with two decimals and holds all", async () => {
    const { book } = await writtenOf(repliesOf(EXAMPLE, { "income.other": "35.5元" }));
    const cell = book.sheet("公开01表").cell("C13");
    expect(cell).toMatchObject({ spelled: "0.00355", format: "#,##0.00" });
  });

  it("that is open says so", async () => {
    const { book } = await writtenOf(repliesOf(EXAMPLE, { "income.total": "" }), {
      open: ["income"],
    });
    expect(book.sheet("公开01表").cell("C31").value).toBe("【未填】");
    expect(book.sheet("公开01表").cell("C34").value).toBe("【未填】");
  });
});

describe("what a clerk types", () => {
  const HOSTILE = [
    "=cmd|'/C calc'!A0",
    "+86 0731-12345678",
    "-1+1",
    "@SUM(A1:A9)",
    "]]> <c/> &amp; \"'",
    "_x0041_ 不是字母",
    "#REF!",
    "=1+1\n第二行\n\n第四行",
    "😀𠮷野家",
    "**粗** # 题 `码` #set text(red) $x$ \\",
    " 前后有空格 ",
    "'撇号",
    "0012345678901234567890",
    "2019-12-31",
    "TRUE",
  ];

  const asked = sheetOf(pack, snapshotOf(pack, repliesOf(EXAMPLE)));
  const KEYS = Object.keys(repliesOf(EXAMPLE)).filter(
    (key) =>
      key !== "profile.name" &&
      pack.find(key)?.kind === "text" &&
      asked.answer(key).state === "value",
  );
  const opened = writtenOf(
    repliesOf(EXAMPLE, {
      ...Object.fromEntries(HOSTILE.map((typed, index) => [KEYS[index] ?? "", typed])),
      "profile.name": "=1+1局",
    }),
  );

  it.each(HOSTILE)("stays what it is: %j", async (typed) => {
    const { book } = await opened;
    const texts = rowsOf(book.sheet("说明")).map(([, , text]) => text);
    expect(texts).toContain(typed);
  });

  it("is never worked out", async () => {
    const { book } = await opened;
    const formulas = book.sheets.flatMap(({ cells }) =>
      [...cells.values()].map((cell) => cell.formula),
    );
    for (const formula of formulas) expect(formula ?? "").toMatch(/^[SUM()A-Z\d:,+-]*$/);
    expect(book.sheet("公开01表").cell("A3").value).toBe("部门：=1+1局");
    expect(book.part("docProps/core.xml")).toContain("<dc:creator>=1+1局<");
  });

  it("of many pages goes on in the rows below, nothing lost", async () => {
    const long = `${"很长的一段话，没有句号".repeat(700)}${"短句。".repeat(4000)}\n😀${"末".repeat(3000)}`;
    const { book } = await writtenOf(repliesOf(EXAMPLE, { "evaluation.use_intro": long }));
    const rows = rowsOf(book.sheet("说明"));
    const start = rows.findIndex(([, label]) => label === "资金使用及绩效情况");
    const more = rows.slice(start + 1).findIndex(([, label]) => label !== "（续）");
    const pieces = rows.slice(start, start + 1 + more).map(([, , text]) => String(text));
    expect(pieces.join("")).toBe(long);
    const heights = [...book.sheet("说明").xml.matchAll(/ ht="([\d.]+)"/g)].map(([, ht]) =>
      Number(ht),
    );
    expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  });

  it("is cut in a name no cell holds, and makes no row too high", async () => {
    const { book } = await writtenOf(
      repliesOf(EXAMPLE, { "profile.name": `长${"很长".repeat(20_000)}` }),
    );
    const name = String(book.sheet("公开01表").cell("A3").value);
    expect(name).toHaveLength(32_767);
    expect(name.slice(-3)).toBe("很长…");
    for (const { xml } of book.sheets) {
      const heights = [...xml.matchAll(/ ht="([\d.]+)"/g)].map(([, ht]) => Number(ht));
      expect(Math.max(...heights)).toBeLessThanOrEqual(409);
    }
  });

  it("loses only what no file may hold", async () => {
    const { book } = await writtenOf(
      repliesOf(EXAMPLE, { "overall.reason": "前\u0000\u0007\u001B\uD800\uFFFF\u202E后\u200F" }),
    );
    expect(rowsOf(book.sheet("说明"))).toContainEqual([
      "收支总体情况",
      "收、支总计变动的主要原因",
      "前后",
    ]);
  });
});

describe("the pages", () => {
  it("are A4, one wide, with the head on each, broad tables lying", async () => {
    const { book, document } = await writtenOf(repliesOf(EXAMPLE));
    const names = [...book.part("xl/workbook.xml").matchAll(/<definedName [^>]*>([^<]*)</g)];
    const titles = names.map(([, range = ""]) => range);
    for (const table of tablesOf(document.blocks)) {
      const { xml } = book.sheet(table.id);
      expect(xml).toMatch(
        /<pageSetup paperSize="9" orientation="\w+" fitToWidth="1" fitToHeight="0"/,
      );
      expect(xml.includes('orientation="landscape"')).toBe(table.landscape);
      expect(titles).toContain(`${table.id}!$1:$${HEAD + table.header.length}`);
    }
    // A name with anything else in it would have to be quoted in print titles.
    for (const { name } of book.sheets) expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_]*$/u);
  });

  it("say draft on a draft, and name the answers in the properties", async () => {
    const final = await writtenOf(repliesOf(EXAMPLE));
    expect(final.book.sheet("公开01表").xml).not.toContain("草稿");
    const draft = await writtenOf(repliesOf(EXAMPLE), { missing: ["联系电话"] });
    for (const { xml } of draft.book.sheets) expect(xml).toContain("<oddHeader>&amp;R草稿<");
    expect(rowsOf(draft.book.sheet("说明"))).toContainEqual(["未填", "联系电话", "【未填】"]);
    const hash = draft.document.hash.slice(0, 12);
    expect(draft.book.part("docProps/core.xml")).toContain(`内容标识：${hash}`);
    expect(draft.book.part("docProps/core.xml")).toContain("2020-08-20T");
    expect(draft.book.part("docProps/custom.xml")).toContain(hash);
  });

  it("come out alike twice", async () => {
    const [first, second] = [
      await writtenOf(repliesOf(EXAMPLE)),
      await writtenOf(repliesOf(EXAMPLE)),
    ];
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true);
  });
});

it("has every text somebody wrote in 说明", async () => {
  const replies = repliesOf(EXAMPLE);
  const sheet = sheetOf(pack, snapshotOf(pack, replies));
  const { book } = await writtenOf(replies);
  const written = new Set(textsIn(book));
  for (const [key, reply] of Object.entries(replies)) {
    const kind = pack.find(key)?.kind;
    if (kind !== "text" && kind !== "list") continue;
    // One that was answered before it turned out not to be asked is printed nowhere.
    if (sheet.answer(key).state !== "value") continue;
    expect(written).toContain(typeof reply === "string" ? reply.trim() : reply.join("\n"));
  }
});

function textsIn(book: OpenedBook): readonly string[] {
  return rowsOf(book.sheet("说明")).map(([, , text]) => String(text).trim());
}
