import type { RowGroup } from "../../pack/pack.js";

/** Why a code is not taken; undefined when it is fine. */
export function codeProblem(rows: RowGroup, code: string): string | undefined {
  if (!rows.codeLengths.includes(code.length)) {
    return `编码要${rows.codeLengths.join("、")}位数字，“${code}”是${code.length}位。`;
  }
  const [shortest = 0] = rows.codeLengths;
  const top = code.slice(0, shortest);
  return rows.names.has(top) ? undefined : `本年度没有${top}这一类，请核对“${code}”。`;
}
