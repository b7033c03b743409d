import type { Block, ContentsEntry, ReportDocument } from "./document.js";

/** Parts, their sections, and the tables. */
export function contentsOf(blocks: readonly Block[]): readonly ContentsEntry[] {
  return blocks.flatMap((block): readonly ContentsEntry[] => {
    if (block.kind === "table") return [{ id: block.id, level: 2, text: block.title }];
    if (block.kind !== "heading" || block.level > 2) return [];
    return [{ id: block.id, level: block.level === 1 ? 1 : 2, text: block.text }];
  });
}

/** The blocks of one entry: a part with everything in it, a section, or a table or picture alone. */
export function blocksOf(document: ReportDocument, id: string): readonly Block[] {
  const start = document.blocks.findIndex((block) => block.kind !== "paragraph" && block.id === id);
  const first = document.blocks[start];
  if (first === undefined || first.kind === "paragraph") return [];
  if (first.kind !== "heading") return [first];
  const rest = document.blocks.slice(start + 1);
  const end = rest.findIndex((block) => isAbove(block, first.level));
  return [first, ...(end < 0 ? rest : rest.slice(0, end))];
}

function isAbove(block: Block, level: number): boolean {
  return block.kind === "heading" && block.level <= level;
}
