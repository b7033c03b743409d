import type { Answer } from "../amounts/answer.js";
import type { ReportState } from "../events/report/report-state.js";
import { createSheet } from "../pack/sheet/create-sheet.js";
import type { Key, Pack } from "../pack/pack.js";
import { viewOf } from "../interview/draft.js";

export interface ListedAnswer {
  readonly state: Answer["state"];
  /** Money as exact 元; a list for lists and choices. Absent without a value. */
  readonly value?: string | readonly string[];
}

/** Every answer of a report by key, computed figures and the cells of given rows included. */
export function listAnswers(pack: Pack, report: ReportState): Record<Key, ListedAnswer> {
  const sheet = createSheet(pack, viewOf(report));
  const keys: Key[] = [];
  for (const group of pack.groups.values()) {
    keys.push(...group.questions.map((question) => question.key));
    const { rows } = group;
    if (rows === undefined) continue;
    for (const code of report.rows.get(group.id) ?? []) {
      keys.push(...rows.columns.map((column) => column.key.replace("@", code)));
    }
  }
  return Object.fromEntries(keys.map((key) => [key, list(sheet.answer(key))]));
}

function list(answer: Answer): ListedAnswer {
  if (answer.state !== "value") return { state: answer.state };
  const { value } = answer;
  switch (value.kind) {
    case "money":
      return { state: "value", value: value.yuan };
    case "count":
      return { state: "value", value: value.count };
    case "text":
      return { state: "value", value: value.text };
    case "list":
      return { state: "value", value: value.items };
    case "choice":
      return { state: "value", value: value.choice };
    case "choices":
      return { state: "value", value: value.choices };
    case "year":
      return { state: "value", value: value.year };
    case "date":
      return { state: "value", value: value.date };
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}
