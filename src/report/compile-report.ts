import type { ReportFormat } from "../events/report/report-format.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { Pack } from "../pack/pack.js";
import { buildDocument } from "./build-document.js";
import type { Picture, ReportDocument } from "./document.js";
import { fileNameOf } from "./file-name.js";
import { shortHash } from "./hash-answers.js";
import { sheetOf } from "./sheet-of.js";
import type { FilledReport } from "./xlsx/write-xlsx.js";

export interface ReportFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Of a picture: its title, and what it says for those who cannot see it. */
  readonly picture?: { readonly caption: string; readonly alt: string };
}

export interface CompiledReport {
  readonly files: readonly ReportFile[];
  readonly hash: string;
  readonly missingGlyphs: readonly string[];
}

type Written = Pick<CompiledReport, "files"> & Partial<Pick<CompiledReport, "missingGlyphs">>;

const OFFICE = "application/vnd.openxmlformats-officedocument";
const DOCX = `${OFFICE}.wordprocessingml.document`;
const XLSX = `${OFFICE}.spreadsheetml.sheet`;

/** From answers to the files of one format. A writer, and what it is made of, is loaded when it is first needed. */
export async function compileReport(
  pack: Pack,
  snapshot: ReportSnapshot,
  format: ReportFormat,
): Promise<CompiledReport> {
  const document = buildDocument(pack, snapshot);
  const written = await write({ document, sheet: sheetOf(pack, snapshot), snapshot }, format);
  return { missingGlyphs: [], ...written, hash: shortHash(document.hash) };
}

async function write(report: FilledReport, format: ReportFormat): Promise<Written> {
  const { document } = report;
  switch (format) {
    case "docx": {
      const { writeDocx } = await import("./docx/write-docx.js");
      const bytes = await writeDocx(document);
      return { files: [{ name: fileNameOf(document, { extension: "docx" }), mime: DOCX, bytes }] };
    }
    case "xlsx": {
      const { writeXlsx } = await import("./xlsx/write-xlsx.js");
      const bytes = await writeXlsx(report);
      return { files: [{ name: fileNameOf(document, { extension: "xlsx" }), mime: XLSX, bytes }] };
    }
    case "pdf": {
      const { writePdf } = await import("./pdf/write-pdf.js");
      const { bytes, missingGlyphs } = writePdf(document);
      const name = fileNameOf(document, { extension: "pdf" });
      return { files: [{ name, mime: "application/pdf", bytes }], missingGlyphs };
    }
    case "pictures":
      return { files: await drawPictures(document) };
    case "json": {
      const { writeJson } = await import("./json/write-json.js");
      const bytes = writeJson(report.sheet.pack, report.snapshot, document);
      const name = fileNameOf(document, { extension: "json" });
      return { files: [{ name, mime: "application/json", bytes }] };
    }
    case "review": {
      const { compileReview } = await import("./compile-review.js");
      return { files: [await compileReview(report.sheet.pack, report.snapshot)] };
    }
    default:
      throw new Error(`unknown format: ${JSON.stringify(format satisfies never)}`);
  }
}

async function drawPictures(document: ReportDocument): Promise<readonly ReportFile[]> {
  const { drawPng } = await import("../drawing/draw-png.js");
  return document.blocks.filter(isPicture).map((picture) => ({
    name: fileNameOf(document, { extension: "png", part: picture.title.replace(/\s+/gu, "-") }),
    mime: "image/png",
    bytes: drawPng(picture.chart, { titled: true }),
    picture: { caption: picture.title, alt: picture.alt },
  }));
}

function isPicture(block: ReportDocument["blocks"][number]): block is Picture {
  return block.kind === "picture";
}
