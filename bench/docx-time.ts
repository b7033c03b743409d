import type { ReportSnapshot } from "../src/events/report/report-snapshot.js";
import type { Pack } from "../src/pack/pack.js";
import { buildDocument } from "../src/report/build-document.js";
import { compileReport } from "../src/report/compile-report.js";
import type { ReportDocument } from "../src/report/document.js";
import { writeDocx } from "../src/report/docx/write-docx.js";
import { fillTemplate, prepareTemplate } from "./fill-template.js";
import { median } from "./median.js";

const RUNS = 11;
/** What a Word file may cost beside filling a prepared one. */
const MOST = 4;

/**
 * What the Word file of a finished report costs, as lines to print, beside docxtemplater that fills a prepared
 * document of the same size, which has no pictures: from the answers, with the pictures and without.
 */
export async function benchDocx(pack: Pack, snapshot: ReportSnapshot): Promise<readonly string[]> {
  const coldMs = await timeOf(() => compileReport(pack, snapshot, "docx"));
  const prepared = await prepareTemplate(withoutPictures(buildDocument(pack, snapshot)));
  const whole: number[] = [];
  const plain: number[] = [];
  const filled: number[] = [];
  // In turns, so that a slow moment of the machine falls on all of them.
  for (let run = 0; run < RUNS; run += 1) {
    filled.push(await timeOf(() => fillTemplate(prepared)));
    plain.push(await timeOf(() => writeDocx(withoutPictures(buildDocument(pack, snapshot)))));
    whole.push(await timeOf(() => compileReport(pack, snapshot, "docx")));
  }
  const base = median(filled);
  const beside = (ms: number): string =>
    `${millis(ms)}, ${(ms / base).toFixed(2)}× (at most ${MOST}×)`;
  return [
    `\nWord file of one report, from its answers; warm, median of ${String(RUNS)}`,
    `  docxtemplater, ${String(Object.keys(prepared.data).length)} placeholders in a document of the same size ${millis(base)}`,
    `  this bot, the same text and tables ${beside(median(plain))}`,
    `  this bot, pictures drawn too ${beside(median(whole))}; the first time ${millis(coldMs)}`,
  ];
}

function withoutPictures(document: ReportDocument): ReportDocument {
  return { ...document, blocks: document.blocks.filter(({ kind }) => kind !== "picture") };
}

async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function millis(value: number): string {
  return `${value.toFixed(0)} ms`;
}
