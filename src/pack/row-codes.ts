import type { Sheet } from "./sheet.js";

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
  const lengths = sheet.pack.groups.get(prefix)?.rows?.codeLengths ?? [];
  const leaves = new Set(sheet.leaves(prefix));
  const codes = new Set<string>();
  for (const leaf of leaves) {
    for (const length of lengths) if (length <= leaf.length) codes.add(leaf.slice(0, length));
  }
  return [...codes]
    .sort()
    .map((code) => ({ code, depth: lengths.indexOf(code.length), leaf: leaves.has(code) }));
}
