import type { Excerpt, ExcerptAt, ExcerptBlock } from "../events/report/report-excerpt.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { Key, Pack } from "../pack/pack.js";
import { buildDocument } from "./build-document.js";
import { blocksOf } from "./contents.js";
import type { Block, Paragraph, ReportDocument, ReportTable } from "./document.js";
import { markParagraph, markTable, plainBlock } from "./mark-block.js";
import { probeAnswer } from "./probe-answer.js";

/** The section that is all of them. */
const WHOLE = "all";
/** Enough to see the sentence and what stands around it. */
const MOST_PARAGRAPHS = 3;

/**
 * The table or the paragraphs one answer shows in, with what would change with it marked.
 *
 * Found by building the report a second time with another answer in its place: whatever differs shows
 * it, be it printed, computed or compared.
 */
export function excerptReport(pack: Pack, snapshot: ReportSnapshot, at: ExcerptAt): Excerpt {
  const document = buildDocument(pack, snapshot);
  const contents = document.contents.map(({ id, text }) => ({ id, title: text }));
  const sections = [{ id: WHOLE, title: "全文" }, ...contents];
  if ("section" in at ? at.section === WHOLE : at.key === null && at.place === "") {
    return { sections, title: "全文", blocks: wholeOf(document) };
  }
  if ("section" in at) {
    const blocks = blocksOf(document, at.section);
    const title = sections.find(({ id }) => id === at.section)?.title ?? "";
    return { sections, title, blocks: blocks.map(plainBlock) };
  }
  return { sections, ...around(document, probe(pack, snapshot, at.key), at.place) };
}

/** The report as it would be with another answer; itself where that cannot be. */
function probe(pack: Pack, snapshot: ReportSnapshot, key: Key | null): ReportDocument | undefined {
  const question = key === null ? undefined : pack.find(key);
  if (question === undefined) return undefined;
  const current = snapshot.answers.find(([one]) => one === key)?.[1];
  const answer = probeAnswer(question, current);
  if (answer === undefined) return undefined;
  const others = snapshot.answers.filter(([one]) => one !== key);
  return buildDocument(pack, { ...snapshot, answers: [...others, [question.key, answer]] });
}

function around(
  document: ReportDocument,
  other: ReportDocument | undefined,
  place: string,
): Omit<Excerpt, "sections"> {
  const tables = tablesNamed(document, place);
  if (other === undefined) {
    const fullest = [...tables].sort((a, b) => countFigures(b) - countFigures(a))[0];
    return fullest === undefined ? NOWHERE : tableAlone(fullest);
  }
  if (place === "封面") return coverOf(document, other);
  const changed = tables.find((table) => isChangedTable(table, other));
  if (changed !== undefined) return tableAlone(changed, other);
  const paragraphs = paragraphsAround(document, other);
  if (paragraphs !== undefined) return paragraphs;
  return tables[0] === undefined ? (anyTable(document, other) ?? NOWHERE) : tableAlone(tables[0]);
}

const NOWHERE = { title: "", blocks: [] };

/** 公开03、05、08表 are three. */
function tablesNamed({ blocks }: ReportDocument, place: string): readonly ReportTable[] {
  const [, numbers = ""] = /^公开([\d、]+)表/.exec(place) ?? [];
  const ids = numbers.split("、").map((number) => `公开${number}表`);
  return blocks.filter((block) => block.kind === "table").filter(({ id }) => ids.includes(id));
}

/** Of several tables a group fills, the one where most of it is to be seen. */
function countFigures({ body }: ReportTable): number {
  return body.flatMap((row) => row.cells).filter((cell) => cell.yuan !== undefined).length;
}

function isChangedTable(table: ReportTable, other: ReportDocument): boolean {
  return JSON.stringify(table) !== JSON.stringify(tableOf(other, table.id));
}

function tableOf({ blocks }: ReportDocument, id: string): ReportTable | undefined {
  return blocks.filter((block) => block.kind === "table").find((table) => table.id === id);
}

function tableAlone(table: ReportTable, other?: ReportDocument): Omit<Excerpt, "sections"> {
  return { title: table.title, blocks: [markTable(table, other && tableOf(other, table.id))] };
}

function anyTable(document: ReportDocument, other: ReportDocument) {
  const table = document.blocks
    .filter((block) => block.kind === "table")
    .find((one) => isChangedTable(one, other));
  return table === undefined ? undefined : tableAlone(table, other);
}

function coverOf(document: ReportDocument, other: ReportDocument): Omit<Excerpt, "sections"> {
  const others = coverLines(other);
  const blocks = coverLines(document).map((line, index) =>
    markParagraph(line, textOf(others[index] ?? line)),
  );
  return { title: "封面", blocks };
}

function coverLines({ cover }: ReportDocument): readonly Paragraph[] {
  const lines = [...cover.title, ...cover.notes];
  return lines.map((text, index) => {
    const bold = index < cover.title.length;
    return { kind: "paragraph", runs: [{ text, ...(bold ? { bold } : {}) }] };
  });
}

function wholeOf(document: ReportDocument): readonly ExcerptBlock[] {
  return [...coverLines(document), ...document.blocks].map(plainBlock);
}

/** The paragraphs that differ, under the headings they stand under. */
function paragraphsAround(
  document: ReportDocument,
  other: ReportDocument,
): Omit<Excerpt, "sections"> | undefined {
  const same = new Set(paragraphTexts(other));
  const mine = new Set(paragraphTexts(document));
  const instead = paragraphTexts(other).filter((text) => !mine.has(text));
  const first = document.blocks.findIndex(
    (block) => block.kind === "paragraph" && !same.has(textOf(block)),
  );
  if (first < 0) return undefined;
  const blocks: ExcerptBlock[] = headingsAbove(document.blocks, first).map(plainBlock);
  const title = blocks.find((block) => block.kind === "heading" && block.level === 2);
  let shown = 0;
  for (const block of document.blocks.slice(first)) {
    if (block.kind !== "paragraph" || shown === MOST_PARAGRAPHS) break;
    shown += 1;
    blocks.push(
      same.has(textOf(block))
        ? plainBlock(block)
        : markParagraph(block, likest(textOf(block), instead)),
    );
  }
  return { title: title?.kind === "heading" ? title.text : "", blocks };
}

function paragraphTexts({ blocks }: ReportDocument): string[] {
  return blocks.filter((block) => block.kind === "paragraph").map(textOf);
}

function textOf(paragraph: Paragraph): string {
  return paragraph.runs.map((run) => run.text).join("");
}

/** The headings a block stands under, the highest first, parts left out. */
function headingsAbove(blocks: readonly Block[], index: number): readonly Block[] {
  const above: Block[] = [];
  let level = 5;
  for (const block of blocks.slice(0, index).reverse()) {
    if (block.kind !== "heading" || block.level >= level || block.level === 1) continue;
    above.unshift(block);
    level = block.level;
  }
  return above;
}

/** The text that begins most like this one. */
function likest(text: string, others: readonly string[]): string {
  const common = (other: string): number => {
    let length = 0;
    while (length < text.length && text[length] === other[length]) length += 1;
    return length;
  };
  const [first = ""] = [...others].sort((a, b) => common(b) - common(a));
  return first;
}
