import remarkParse from "remark-parse";
import { unified } from "unified";
import type { RenderedTemplate } from "../pack/template/report-template.js";
import { splitMarks } from "../pack/template/marks.js";
import { cleanText } from "./clean-text.js";
import { joinPieces, type Piece } from "./join-pieces.js";
import type { HeadingLevel, Run } from "./document.js";

/** A block of the text, its marks filled and its tables and charts still named only. */
export type TextBlock =
  | { readonly kind: "heading"; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | Placed;

/** What stands between paragraphs, named only. */
type Placed =
  | { readonly kind: "table"; readonly table: string }
  | { readonly kind: "chart"; readonly chart: string };

const processor = unified().use(remarkParse);
type Root = ReturnType<typeof processor.parse>;
type Node = Root["children"][number];
type Inline = Extract<Node, { type: "paragraph" }>["children"][number];
type Insertions = RenderedTemplate["insertions"];

/**
 * Reads the Markdown of report.md (headings, paragraphs, bold, numbered lists; anything else is
 * printed as it is written) and then fills its marks, so that no answer is ever read as Markdown.
 */
export function parseMarkdown({ markdown, insertions }: RenderedTemplate): readonly TextBlock[] {
  const root = processor.parse(markdown);
  return root.children.flatMap((node) => readNode(node, { markdown, insertions }));
}

function readNode(node: Node, rendered: RenderedTemplate): readonly TextBlock[] {
  if (node.type === "heading") return readHeading(node, rendered);
  if (node.type === "paragraph") return readParagraph(node.children, rendered.insertions);
  if (node.type === "list") return readList(node, rendered);
  return readParagraph([{ type: "text", value: sourceOf(node, rendered) }], rendered.insertions);
}

function readHeading(
  heading: Extract<Node, { type: "heading" }>,
  { insertions }: RenderedTemplate,
): readonly TextBlock[] {
  const runs = fill(inlinePieces(heading.children, insertions));
  const text = runs.map((run) => run.text.replaceAll("\n", "")).join("");
  // 4 is the deepest level there is; 5 and 6 of Markdown become it.
  const level = Math.min(heading.depth, 4) as HeadingLevel;
  return text === "" ? [] : [{ kind: "heading", level, text }];
}

function readList(
  list: Extract<Node, { type: "list" }>,
  rendered: RenderedTemplate,
): readonly TextBlock[] {
  let number = list.start ?? 1;
  return list.children.flatMap((item) => {
    const [first, ...rest] = item.children.flatMap((node) => readNode(node, rendered));
    if (first?.kind !== "paragraph" || list.ordered !== true) {
      return first === undefined ? [] : [first, ...rest];
    }
    return [
      { kind: "paragraph" as const, runs: [{ text: `${number++}.` }, ...first.runs] },
      ...rest,
    ];
  });
}

/** A table or chart set inside a paragraph stands between what comes before and after it. */
function readParagraph(inlines: readonly Inline[], insertions: Insertions): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let pieces: Piece[] = [];
  const close = () => {
    blocks.push(...splitLines(fill(pieces)));
    pieces = [];
  };
  for (const piece of inlinePieces(inlines, insertions)) {
    if ("kind" in piece) {
      close();
      blocks.push(piece);
    } else {
      pieces.push(piece);
    }
  }
  close();
  return blocks;
}

type InlinePiece = Piece | Placed;

function inlinePieces(
  inlines: readonly Inline[],
  insertions: Insertions,
  bold = false,
): readonly InlinePiece[] {
  return inlines.flatMap((inline): readonly InlinePiece[] => {
    if (inline.type === "strong") return inlinePieces(inline.children, insertions, true);
    if ("children" in inline) return inlinePieces(inline.children, insertions, bold);
    if (inline.type === "break") return [{ from: "report", text: "\n", bold }];
    if (!("value" in inline)) return [];
    return splitMarks(inline.value).map((part) =>
      part.kind === "mark"
        ? insertedPiece(insertions[part.index], bold)
        : // A line break in report.md only wraps its source: Chinese has no space there.
          { from: "report", text: part.text.replaceAll("\n", ""), bold },
    );
  });
}

function insertedPiece(insertion: Insertions[number] | undefined, bold: boolean): InlinePiece {
  if (insertion === undefined) throw new Error("a mark without its insertion");
  switch (insertion.kind) {
    case "text":
      return { from: "answer", text: cleanText(insertion.text), bold };
    case "nothing":
      return { from: "nothing", text: "", bold };
    case "table":
    case "chart":
      return insertion;
  }
}

function fill(pieces: readonly InlinePiece[]): readonly Run[] {
  const texts = pieces.filter((piece): piece is Piece => !("kind" in piece));
  return joinPieces(texts).map(({ text, bold }) => (bold ? { text, bold: true } : { text }));
}

/** A line break in an answer begins a new paragraph; empty lines vanish. */
function splitLines(runs: readonly Run[]): readonly TextBlock[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines
    .filter((line) => line.some((run) => run.text.trim() !== ""))
    .map((line) => ({ kind: "paragraph", runs: mergeRuns(line) }));
}

function mergeRuns(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last !== undefined && last.bold === run.bold) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else {
      merged.push(run);
    }
  }
  return merged;
}

function sourceOf(node: Node, { markdown }: RenderedTemplate): string {
  return markdown.slice(node.position?.start.offset, node.position?.end.offset);
}
