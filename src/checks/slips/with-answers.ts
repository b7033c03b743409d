import type { Answer } from "../../amounts/answer.js";
import { createSheet } from "../../pack/sheet/create-sheet.js";
import type { Expression } from "../../pack/expressions/grammar.js";
import type { Key } from "../../pack/pack.js";
import type { Figure, Sheet, StoredAnswers } from "../../pack/sheet/sheet.js";

/**
 * The same report with some answers changed and, where needed, a code added to a repeat group: to try out
 * what a correction would mend.
 */
export function withAnswers(
  sheet: Sheet,
  answers: ReadonlyMap<Key, Answer>,
  newRow?: { readonly prefix: string; readonly code: string },
): Sheet {
  const { stored } = sheet;
  const changed: StoredAnswers = {
    answer: (key) => answers.get(key) ?? stored.answer(key),
    rows: (prefix) =>
      prefix === newRow?.prefix ? [...stored.rows(prefix), newRow.code] : stored.rows(prefix),
    closure: (group) => stored.closure(group),
  };
  return createSheet(sheet.pack, changed, { figure: (key) => lastYearOf(sheet, key) });
}

function lastYearOf(sheet: Sheet, key: Key): Figure {
  const cited: Expression = {
    source: `last_year(${key})`,
    terms: [{ factor: "1", of: { kind: "last_year", key }, column: 1 }],
  };
  return sheet.evaluate(cited);
}
