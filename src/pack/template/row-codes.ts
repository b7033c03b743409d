import type { Sheet } from "../sheet/sheet.js";

/** A row of a repeat group as tables and text list it. */
export interface RowCode {
  readonly code: string;
  /** 0 for 类, 1 for 款, 2 for 项. */
  readonly depth: number;
  /** No deeper code stands below it: what sums run over. */
  readonly leaf: boolean;
}

/** Every code of a repeat group with its parents (205, 20508, 2050803), each once, in order. */
export function rowCodes(sheet: Sheet, prefix: string): readonly RowCode[] {
  const lengths = codeLengths(sheet, prefix);
  const leaves = new Set(sheet.leaves(prefix));
  const codes = new Set([...leaves].flatMap((leaf) => withParents(leaf, lengths)));
  return [...codes]
    .sort()
    .map((code) => ({ code, depth: lengths.indexOf(code.length), leaf: leaves.has(code) }));
}

const LEVELS = ["类", "款", "项"];

/**
 * A code with its parents in full: 教育支出（类）职业教育（款）中专教育（项）.
 *
 * @returns undefined while one of the names is not known
 */
export function codePath(sheet: Sheet, prefix: string, code: string): string | undefined {
  const parts = withParents(code, codeLengths(sheet, prefix)).map((part, depth) => {
    const name = sheet.codeName(prefix, part);
    return name === undefined ? undefined : `${name}（${LEVELS[depth] ?? ""}）`;
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}

function withParents(code: string, lengths: readonly number[]): readonly string[] {
  return lengths.filter((length) => length <= code.length).map((length) => code.slice(0, length));
}

function codeLengths(sheet: Sheet, prefix: string): readonly number[] {
  return sheet.pack.groups.get(prefix)?.rows?.codeLengths ?? [];
}
