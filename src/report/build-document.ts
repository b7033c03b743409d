import { formatDate } from "../amounts/format-date.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { CoverTemplate } from "../pack/build/load-cover.js";
import type { Pack } from "../pack/pack.js";
import type { ReportTemplate } from "../pack/template/report-template.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { OPEN_MARK } from "../wording/template-value.js";
import { cleanText } from "./clean-text.js";
import { contentsOf } from "./contents.js";
import type { Cover, ReportDocument } from "./document.js";
import { hashAnswers } from "./hash-answers.js";
import { parseMarkdown, type TextBlock } from "./parse-markdown.js";
import { placeBlocks } from "./place-blocks.js";
import { sheetOf } from "./sheet-of.js";

/** The key every pack keeps the department's name under: it stands above each table. */
const DEPARTMENT = "profile.name";

/**
 * Builds the whole report as data: the pack's text filled with the answers, its tables in their places.
 * Works at any time: what is open prints 【未填】 and makes it a draft, as what must be mended does.
 */
export function buildDocument(pack: Pack, snapshot: ReportSnapshot): ReportDocument {
  const sheet = sheetOf(pack, snapshot);
  const department = textOf(sheet, DEPARTMENT);
  const texts = parseMarkdown(pack.report.render(sheet));
  const firstPart = texts.findIndex((block) => block.kind === "heading" && block.level === 1);
  const start = firstPart < 0 ? texts.length : firstPart;
  const cover = pack.cover ? fillCover(pack.cover, sheet) : readCover(texts.slice(0, start));
  const blocks = placeBlocks(texts.slice(start), { pack, sheet, department });
  const unfilled = JSON.stringify([cover, blocks]).includes(OPEN_MARK);
  return {
    department,
    year: snapshot.year,
    title: cover.title.join(""),
    cover,
    date: formatDate(snapshot.date.slice(0, 10)),
    hash: hashAnswers(pack, snapshot, department),
    draft: [
      snapshot.unapproved,
      snapshot.missing.length > 0,
      snapshot.errors > 0,
      (snapshot.doubtful ?? []).length > 0,
      unfilled,
    ].includes(true),
    contents: contentsOf(blocks),
    blocks,
    missing: snapshot.missing.map(cleanText),
    findings: snapshot.findings.map(cleanText),
    house: pack.house,
  };
}

function textOf(sheet: Sheet, key: string): string {
  const answer = sheet.answer(key);
  if (answer.state !== "value" || answer.value.kind !== "text") return OPEN_MARK;
  return cleanText(answer.value.text).replaceAll("\n", "");
}

/** A line with nothing to print is left out. */
function fillCover({ title, notes }: CoverTemplate, sheet: Sheet): Cover {
  const fill = (lines: readonly ReportTemplate[]) =>
    lines.flatMap((line) => parseMarkdown(line.render(sheet)).map(lineText));
  return { title: fill(title), notes: fill(notes) };
}

function lineText(block: TextBlock): string {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
      return block.runs.map((run) => run.text).join("");
    case "table":
    case "chart":
      throw new Error(`a ${block.kind} on the cover`);
  }
}

/** Before the first part: bold lines are the title, the others stand small below. */
function readCover(texts: readonly TextBlock[]): Cover {
  const title: string[] = [];
  const notes: string[] = [];
  for (const block of texts) {
    if (block.kind !== "paragraph") continue;
    const line = lineText(block);
    const isTitle = block.runs.every((run) => run.bold === true);
    (isTitle ? title : notes).push(line);
  }
  return { title, notes };
}
