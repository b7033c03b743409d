import { deflateSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { JobFailedError } from "../../src/errors.js";
import { createFileReader } from "../../src/jobs/file-reader.js";
import { deflated, pdfOf } from "../intake/pdf/pdf-files.js";
import { encryptedWorkbook, workbook, zipBomb } from "../intake/workbooks.js";

const packDirs = ["conversations/final-accounts"];
const MOST_MB = 200;
const reader = createFileReader({ packDirs });

afterAll(() => reader.close());

/** As much as the limits let through: cells with a text of their own each. */
function largest(type: "xlsx" | "xls"): Buffer {
  const rows = Array.from({ length: 4_900 }, (_, row) =>
    Array.from({ length: 20 }, (_, column) => (column === 0 ? `项目${row}` : row * 100 + column)),
  );
  return workbook({ 表: rows }, { type });
}

it("reads a workbook in a worker", async () => {
  const bytes = workbook({
    表: [
      ["项目", "金额"],
      ["办公费", 3.91],
    ],
  });
  expect(await reader.read(bytes, null)).toEqual({
    is: "rows",
    rows: [
      ["项目", "金额"],
      ["办公费", "3.91"],
    ],
  });
});

/** Words on words: what a page of a report never has. */
function fullPdf(lines: number): Buffer {
  const words = Array.from(
    { length: lines },
    (_, at) => `1 0 0 1 50 ${String(800 - (at % 700))} Tm (Office ${String(at)} 3.91) Tj`,
  );
  return pdfOf(deflated(`BT /F1 12 Tf\n${words.join("\n")}\nET`));
}

const pdfBomb = pdfOf({
  says: "/Filter /FlateDecode",
  data: deflateSync(Buffer.alloc(100 * 1024 * 1024, 32), { level: 9 }),
});

it.each([
  { what: "a PDF of many words", bytes: fullPdf(20_000), is: "text" },
  { what: "a PDF of too many words", bytes: fullPdf(130_000), is: "refused" },
  { what: "a PDF bomb", bytes: pdfBomb, is: "refused" },
  { what: "the largest workbook there may be", bytes: largest("xlsx"), is: "rows" },
  { what: "the largest old one", bytes: largest("xls"), is: "rows" },
  { what: "a zip bomb", bytes: zipBomb(), is: "refused" },
  { what: "50 MB", bytes: Buffer.alloc(50 * 1024 * 1024, 65), is: "refused" },
  { what: "a workbook with a password", bytes: encryptedWorkbook(), is: "refused" },
] as const)("takes less than 200 MB for $what", async ({ bytes, is }) => {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const reading = await reader.read(bytes, null);
  clearInterval(watch);
  expect(reading.is).toBe(is);
  expect((most - before) / 1024 / 1024).toBeLessThan(MOST_MB);
});

it.each([
  { what: "too long", limits: { timeLimitMs: 1 } },
  { what: "too much memory", limits: { memoryLimitMb: 8 } },
])("gives up a file that takes $what, and nothing else with it", async ({ limits }) => {
  const strict = createFileReader({ packDirs, ...limits });
  await expect(strict.read(largest("xlsx"), null)).rejects.toThrow(JobFailedError);
  await strict.close();
});
