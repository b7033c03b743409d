import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { readUpload } from "../../../src/intake/read-upload.js";
import { REFUSALS } from "../../../src/intake/refusal.js";
import { compileReport } from "../../../src/report/compile-report.js";
import { sheetOf } from "../../../src/report/sheet-of.js";
import { startFilling } from "../../interview/talk.js";
import { EXAMPLE, pack } from "../../report/final-accounts.js";
import { readReplies, snapshotOf } from "../../report/snapshot-of.js";
import { deflated, linesOn, pdfOf, plain } from "./pdf-files.js";

const WORDS = linesOn(["Office 3.91", "Travel costs of the whole year 2.30"]);
const MB = 1024 * 1024;

const snapshot = snapshotOf(pack, readReplies(EXAMPLE));
let own: Uint8Array;

beforeAll(async () => {
  const { files } = await compileReport(pack, snapshot, "pdf");
  own = files[0]?.bytes ?? new Uint8Array();
});

it("takes no figure of a table whose columns leave no trace, and says so", async () => {
  const talk = startFilling(
    pack,
    "因公出国（境）、公务接待、公务用车、会议、培训、节庆活动、政府采购",
  );
  const reading = await readUpload(own, { pack, report: talk.report().id, year: "2019" });
  talk.file("决算公开.pdf", reading);
  while (talk.labels().includes("都不是")) talk.press("都不是");
  expect(talk.messages.at(-1)?.text).toMatch(/有\d+行表格看不准各列是什么，没有读（如“.+”）/);
  talk.press("全部采用");
  const sheet = sheetOf(pack, snapshot);
  const amounts = [...talk.report().answers.keys()].filter((key) => talk.amount(key) !== undefined);
  expect(amounts.length).toBeGreaterThan(30);
  for (const key of amounts) {
    const answer = sheet.answer(key);
    const yuan = answer.state === "value" && answer.value.kind === "money" ? answer.value.yuan : "";
    expect([key, talk.amount(key)]).toEqual([key, yuan]);
  }
});

it("reads our own report: paragraphs whole, cells of a row apart by tabs", async () => {
  const reading = await readUpload(own, null);
  if (reading.is !== "text") throw new Error(reading.is);
  const lines = reading.text.split("\n");
  expect(lines).toContain("公开02表");
  expect(lines).toContain("201\t一般公共服务支出\t10.00\t10.00");
  expect(lines).toContain("使用非财政拨款结余\t26\t0.00\t结余分配\t54\t0.00");
  expect(lines.find((line) => line.includes("收、支总计462.96万元"))).toMatch(/。$/);
  expect(lines.filter((line) => /^— \d+ —$/.test(line))).toEqual([]);
});

it.each([
  { what: "packed", content: deflated(WORDS) },
  { what: "as it is", content: plain(WORDS) },
  {
    what: "packed, its filter's name in hexadecimal",
    content: deflated(WORDS, "/Filter /Fl#61teDecode"),
  },
])("reads a page that is $what", async ({ content }) => {
  expect(await readUpload(pdfOf(content), null)).toEqual({
    is: "text",
    text: "Office 3.91\nTravel costs of the whole year 2.30",
  });
});

const bomb = deflateSync(Buffer.alloc(100 * MB, 32), { level: 9 });
const twice = "/Filter [/FlateDecode /FlateDecode]";

describe("what is no report", () => {
  it.each([
    { what: "a bomb", bytes: pdfOf({ says: "/Filter /FlateDecode", data: bomb }), why: "expands" },
    { what: "a bomb in a bomb", bytes: pdfOf(deflated(bomb, twice)), why: "expands" },
    {
      what: "a bomb whose filter is written elsewhere",
      bytes: pdfOf({ says: "/Filter 9 0 R", data: bomb }),
      why: "expands",
    },
    {
      what: "a bomb that calls itself a picture",
      bytes: pdfOf({ says: "/Subtype /Image /Filter /FlateDecode", data: bomb }),
      why: "expands",
    },
    {
      what: "a bomb with a remark before its data",
      bytes: Buffer.from(
        pdfOf({ says: "/Filter /FlateDecode", data: bomb })
          .toString("latin1")
          .replace(">>\nstream\n", ">> %x\nstream\n"),
        "latin1",
      ),
      why: "expands",
    },
    {
      what: "a piece packed in a way that cannot be counted",
      bytes: pdfOf({ says: "/Filter /LZWDecode", data: Buffer.alloc(64, 1) }),
      why: "expands",
    },
    {
      what: "one with a password",
      bytes: pdfOf(plain(WORDS), { trailer: "/Encrypt 8 0 R" }),
      why: "encryptedPdf",
    },
    { what: "one of pictures alone", bytes: pdfOf(plain("")), why: "scannedPdf" },
    { what: "half of one", bytes: Buffer.from("%PDF-1.7\n..."), why: "damagedPdf" },
    { what: "hundreds of pages", bytes: pdfOf(plain(WORDS), { pages: 201 }), why: "large" },
    {
      what: "more than a file may hold",
      bytes: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5 * MB, 65)]),
      why: "large",
    },
  ] as const)("is refused with a reason: $what", async ({ bytes, why }) => {
    expect(await readUpload(bytes, null)).toEqual({ is: "refused", because: REFUSALS[why] });
  });
});
