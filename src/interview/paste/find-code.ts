import type { CodeTable } from "./code-columns.js";
import { foldWidth, labelKey } from "./label-text.js";

/** The code a row's cells name. */
export type FoundCode =
  | { readonly is: "code"; readonly code: string; readonly name: string }
  /** The name belongs to several codes, or contradicts the code beside it. */
  | { readonly is: "several"; readonly codes: readonly string[] }
  | { readonly is: "nothing" };

const GLUED = /^\s*(\d{3,9})\s*(.*)$/su;

/** Finds codes by themselves or by their names. Made once for one paste. */
export function createCodeFinder(table: CodeTable): (code: string, label: string) => FoundCode {
  const byName = new Map<string, string[]>();
  for (const [code, name] of table.names) {
    const key = labelKey(name);
    byName.set(key, [...(byName.get(key) ?? []), code]);
  }

  return (typed, label) => {
    const [, glued, rest] = GLUED.exec(foldWidth(`${typed} ${label}`)) ?? [];
    const name = (rest ?? label).trim();
    const named = byName.get(labelKey(name)) ?? [];
    if (glued === undefined) return byNameAlone(named, name);
    if (!table.codeLengths.includes(glued.length)) return { is: "nothing" };
    const known = table.names.get(glued);
    const isItsName = known !== undefined && labelKey(known) === labelKey(name);
    if (!isItsName && named.length > 0) return { is: "several", codes: [glued, ...named] };
    return { is: "code", code: glued, name };
  };
}

function byNameAlone(named: readonly string[], name: string): FoundCode {
  const [code] = named;
  if (code === undefined) return { is: "nothing" };
  return named.length === 1 ? { is: "code", code, name } : { is: "several", codes: named };
}
