import type { Value } from "../../amounts/answer.js";
import type { ReportState } from "../../events/report/report-state.js";
import type { Key, Pack, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { cellsOf, createDraft } from "../draft.js";
import { isFigure } from "../answers/tally.js";

/**
 * What a finished report says, for the one of the year after: its figures, computed ones included, and its texts
 * and choices.
 *
 * @param pack the one it was filled with
 */
export function valuesOfReport(pack: Pack, report: ReportState): ReadonlyMap<Key, Value> {
  const draft = createDraft(pack, report);
  const sheet = draft.sheet();
  const values = new Map<Key, Value>();
  for (const group of pack.groups.values()) {
    const cells = draft.rows(group.id).flatMap((code) => cellsOf(group, code));
    for (const key of [...group.questions.map((one) => one.key), ...cells]) {
      const question = pack.find(key);
      const value = question === undefined ? undefined : valueOf(sheet, question);
      if (value !== undefined) values.set(key, value);
    }
  }
  return values;
}

function valueOf(sheet: Sheet, question: Question): Value | undefined {
  if (isFigure(question)) return figureOf(sheet, question);
  const answer = sheet.answer(question.key);
  return answer.state === "value" ? answer.value : undefined;
}

/** 无此项 is no zero of last year's: it was not asked. */
function figureOf(sheet: Sheet, { key, kind }: Question): Value | undefined {
  if (sheet.answer(key).state === "not-applicable") return undefined;
  const figure = sheet.figure(key);
  if (figure.state !== "value") return undefined;
  const amount = figure.value.toFixed();
  if (kind === "count") return { kind, count: amount };
  return { kind: "money", yuan: amount, precision: figure.precision.toFixed() };
}
