import { describe, expect, it } from "vitest";
import { REPORT_FORMATS } from "../../src/events/report/report-format.js";
import { compileReport } from "../../src/report/compile-report.js";
import { openDocx } from "./docx/open-docx.js";
import { EXAMPLE, pack, repliesOf } from "./final-accounts.js";
import { snapshotOf } from "./snapshot-of.js";
import { openXlsx } from "./xlsx/open-xlsx.js";

const snapshot = snapshotOf(pack, repliesOf(EXAMPLE, { "profile.name": "../../城南<办>\u202E😀" }));

describe("a report", () => {
  const compiled = Promise.all(
    REPORT_FORMATS.map(async (format) => ({
      format,
      ...(await compileReport(pack, snapshot, format)),
    })),
  );

  it("is compiled into every format, under names fit for any file system", async () => {
    const names = (await compiled).flatMap(({ files }) => files.map(({ name }) => name));
    expect(names).toEqual([
      "2019年度部门决算公开-城南办😀.docx",
      "2019年度部门决算公开-城南办😀.xlsx",
      "2019年度部门决算公开-城南办😀.pdf",
      "2019年度部门决算审核情况表-城南办😀.docx",
      "2019年度部门决算公开-城南办😀-图1-2019年度支出构成.png",
      "2019年度部门决算公开-城南办😀-图2-2019年度支出按功能分类.png",
      "2019年度部门决算公开-城南办😀-图3-2019年度“三公”经费预算数、决算数与上年决算数.png",
      "2019年度部门决算公开-城南办😀.json",
    ]);
  });

  it("names its answers alike in all of them", async () => {
    const hashes = new Set((await compiled).map(({ hash }) => hash));
    expect([...hashes]).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
  });

  it("has files that are what they are said to be", async () => {
    const [docx, xlsx, pdf, review, pictures] = await compiled;
    expect(openDocx(docx?.files[0]?.bytes ?? new Uint8Array()).tables).toHaveLength(8);
    expect(openXlsx(xlsx?.files[0]?.bytes ?? new Uint8Array()).sheets).toHaveLength(10);
    expect(startOf(pdf?.files[0]?.bytes, 5)).toBe("%PDF-");
    expect(openDocx(review?.files[0]?.bytes ?? new Uint8Array()).paragraphs.length).toBeGreaterThan(
      0,
    );
    for (const { bytes, mime, picture } of pictures?.files ?? []) {
      expect(startOf(bytes, 8)).toBe("\x89PNG\r\n\x1a\n");
      expect(mime).toBe("image/png");
      expect(picture?.caption).toMatch(/^图\d/);
      expect(picture?.alt).toContain("万元");
    }
  });

  it("tells the characters its fonts lack", async () => {
    const [, , pdf] = await compiled;
    expect(pdf?.missingGlyphs).toEqual(["😀 U+1F600"]);
  });
});

function startOf(bytes: Uint8Array | undefined, length: number): string {
  return Buffer.from(bytes ?? [])
    .subarray(0, length)
    .toString("latin1");
}
