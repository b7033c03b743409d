import { loadPack } from "../../src/pack/load-pack.js";
import { buildDocument } from "../../src/report/build-document.js";
import type { ReportDocument } from "../../src/report/document.js";
import { paragraphToText } from "../../src/report/to-text.js";
import { readReplies, type Replies, snapshotOf } from "./snapshot-of.js";

export const EXAMPLE = "examples/final-accounts-2019.yaml";

/** The pack that is shipped, loaded once. */
export const pack = await loadPack("conversations/final-accounts");

/** A replies file, with some changed; a reply of "" takes one away. */
export function repliesOf(file: string, changes: Replies = {}): Replies {
  const all = { ...readReplies(file), ...changes };
  return Object.fromEntries(Object.entries(all).filter(([key]) => changes[key] !== ""));
}

export function documentOf(
  replies: Replies,
  options: Parameters<typeof snapshotOf>[2] = {},
): ReportDocument {
  return buildDocument(pack, snapshotOf(pack, replies, options));
}

/** Headings and paragraphs, one a line: everything but the tables. */
export function proseOf(document: ReportDocument): string {
  return document.blocks
    .flatMap((block) => {
      if (block.kind === "heading") return [block.text];
      return block.kind === "paragraph" ? [paragraphToText(block)] : [];
    })
    .join("\n");
}

/** The prose of one part, by the Chinese number of the part. */
export function partOf(document: ReportDocument, number: string): string {
  const prose = `\n${proseOf(document)}`;
  const start = prose.indexOf(`\n第${number}部分`);
  const next = prose.indexOf("\n第", start + 1);
  return prose.slice(start, next < 0 ? undefined : next);
}

export function tableOf(document: ReportDocument, id: string) {
  const table = document.blocks.find((block) => block.kind === "table" && block.id === id);
  if (table?.kind !== "table") throw new Error(`no table ${id}`);
  return table;
}
