/** A tag or output of report.md, where it stands, and the loop around it. */
export interface ScannedTag {
  /** "when", "rows" …; "" for an output. */
  readonly name: string;
  /** What stands behind the name, or inside an output. */
  readonly argument: string;
  /** From 1. */
  readonly line: number;
  /** The argument of the `{% rows %}` around it. */
  readonly loop?: string;
}

/** Lists the tags and outputs of a template in order. Whether they are nested rightly is the engine's to say. */
export function scanTemplate(source: string): readonly ScannedTag[] {
  const found: ScannedTag[] = [];
  const loops: string[] = [];
  let line = 1;
  let counted = 0;
  for (const match of source.matchAll(/\{%-?\s*(\w+)([\s\S]*?)-?%\}|\{\{-?([\s\S]*?)-?\}\}/g)) {
    line += countLines(source.slice(counted, match.index));
    counted = match.index;
    const name = match[1] ?? "";
    const argument = (match[2] ?? match[3] ?? "").trim();
    if (name === "endrows") loops.pop();
    const loop = loops.at(-1);
    found.push({ name, argument, line, ...(loop === undefined ? {} : { loop }) });
    if (name === "rows") loops.push(argument);
  }
  return found;
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}

/**
 * Lets a tag that has a line to itself vanish with its line, so that report.md can be laid out freely.
 * The line break moves into the tag: Liquid still counts lines rightly.
 */
export function foldTagLines(source: string): string {
  return source.replace(/^[ \t]*(\{%(?:(?!%\}).)*?)[ \t]*%\}[ \t]*\n/gm, "$1\n%}");
}
