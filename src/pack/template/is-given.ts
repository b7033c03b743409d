import type { Answer } from "../../amounts/answer.js";
import { compilePattern, isPattern } from "../build/key-pattern.js";
import type { CurrentRow } from "./report-scope.js";
import type { Sheet } from "../sheet/sheet.js";

/**
 * Whether there is something to print for a key, or for one of the keys of a pattern: false for 无此项, for
 * an empty list, and for an optional answer still open; true for 【未填】.
 *
 * @param key may begin with `row.`; a pattern over a repeat group looks at the cells themselves
 */
export function isGiven(sheet: Sheet, key: string, row?: CurrentRow): boolean {
  if (row !== undefined && key.startsWith("row.")) {
    return isGiven(sheet, `${row.prefix}.${row.code}.${key.slice(4)}`);
  }
  if (!isPattern(key)) return prints(sheet, key);
  const prefix = key.slice(0, key.indexOf("."));
  if (sheet.pack.groups.get(prefix)?.rows === undefined) {
    return sheet.pack.keysOf(key).some((one) => prints(sheet, one));
  }
  const [codes = "", column = ""] = key.slice(prefix.length + 1).split(".");
  const matches = compilePattern(codes);
  return sheet
    .leaves(prefix)
    .some((code) => matches(code) && prints(sheet, `${prefix}.${code}.${column}`));
}

function prints(sheet: Sheet, key: string): boolean {
  const answer = sheet.answer(key);
  if (answer.state === "open") return sheet.pack.find(key)?.optional !== true;
  return answer.state === "withheld" || isSomething(answer);
}

function isSomething(answer: Answer): boolean {
  if (answer.state !== "value") return false;
  const { value } = answer;
  if (value.kind === "text") return value.text.trim() !== "";
  if (value.kind === "list") return value.items.length > 0;
  return true;
}
