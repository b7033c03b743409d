import { formatWanGrouped } from "../amounts/format-money.js";
import { OPEN_MARK, WITHHELD_TEXT } from "../wording/template-value.js";
import type { CellContent } from "../pack/tables.js";
import type { Sheet } from "../pack/sheet/sheet.js";

export interface CellText {
  readonly text: string;
  /** Exact, in 元: of a money cell that has a value. */
  readonly yuan?: string;
}

/**
 * What a figure of a table prints. The four states look different: 【未填】, 按规定不公开, blank for
 * 无此项, and the amount; a zero nobody typed (其余全部为0, a sum over nothing) is blank too, or a table
 * would be a field of zeros, save in a total's row.
 */
export function cellText(
  content: Extract<CellContent, { kind: "figure" }>,
  sheet: Sheet,
  { row, total }: { readonly row?: string; readonly total: boolean },
): CellText {
  const { expression, unit } = content;
  const figure = sheet.evaluate(expression, row);
  if (figure.state === "open") return { text: OPEN_MARK };
  if (figure.state === "withheld") return { text: WITHHELD_TEXT };
  const key = onlyKey(content, row);
  if (figure.value.isZero() && !printsZero({ key, total }, sheet)) return { text: "" };
  if (unit === "count") return { text: figure.value.toFixed() };
  return { text: formatWanGrouped(figure.value), yuan: figure.value.toFixed() };
}

function printsZero(
  { key, total }: { readonly key: string | undefined; readonly total: boolean },
  sheet: Sheet,
): boolean {
  if (key === undefined) return total;
  if (sheet.answer(key).state !== "value") return false;
  return total || sheet.stored.answer(key) !== undefined;
}

/** The key of a cell that shows one figure as it stands. */
function onlyKey(
  { expression }: Extract<CellContent, { kind: "figure" }>,
  row: string | undefined,
): string | undefined {
  const [term, ...others] = expression.terms;
  if (term?.of.kind !== "key" || term.factor !== "1" || others.length > 0) return undefined;
  return row === undefined ? term.of.key : term.of.key.replace("@", row);
}
