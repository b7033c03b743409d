import type { CodeTable } from "./code-columns.js";
import { foldWidth, labelKey } from "../labels/label-text.js";

/** The code a row's cells name. */
export type FoundCode =
  | { readonly is: "code"; readonly code: string; readonly name: string }
  /** The name belongs to several codes, or contradicts the code beside it. */
  | { readonly is: "several"; readonly codes: readonly string[] }
  | { readonly is: "nothing" };

const LEVEL = /[（(][类款项][)）]/gu;
const GLUED = /^\s*(\d{3,9})\s*(.*)$/su;

/** Finds codes by themselves or by their names. Made once for one paste. */
export function createCodeFinder(table: CodeTable): (code: string, label: string) => FoundCode {
  const byName = new Map<string, string[]>();
  for (const [code, name] of [...table.names, ...table.otherNames]) {
    const key = classKey(name);
    const codes = byName.get(key) ?? [];
    if (!codes.includes(code)) byName.set(key, [...codes, code]);
  }

  return (typed, label) => {
    const [, glued, rest] = GLUED.exec(foldWidth(`${typed} ${label}`)) ?? [];
    const name = (rest ?? label).trim();
    const named = byName.get(classKey(name)) ?? [];
    if (glued === undefined) return byNameAlone(named, name);
    if (!table.codeLengths.includes(glued.length)) return { is: "nothing" };
    const known = table.names.get(glued);
    const isItsName = known !== undefined && classKey(known) === classKey(name);
    if (!isItsName && !named.includes(glued) && named.length > 0)
      return { is: "several", codes: [glued, ...named] };
    return { is: "code", code: glued, name };
  };
}

/** 教育（类）支出 and 教育支出 are one name. */
function classKey(name: string): string {
  return labelKey(name.replace(LEVEL, ""));
}

function byNameAlone(named: readonly string[], name: string): FoundCode {
  const [code] = named;
  if (code === undefined) return { is: "nothing" };
  return named.length === 1 ? { is: "code", code, name } : { is: "several", codes: named };
}
