import type { Answer, Value } from "../amounts/answer.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import { createSheet } from "../pack/sheet/create-sheet.js";
import { carriedValue, createLastYear } from "../pack/sheet/last-year.js";
import type { Key, Pack } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";

/** What stands before a text of last year's that nobody confirmed yet. */
export const CARRIED_MARK = "【沿用上年，请改】";

/** What stands before a text that was written for other figures and not looked at since. */
export const DOUBT_MARK = "【待复核】";

/** The answers of a snapshot as the pack understands them; where one is open, last year's text with its mark. */
export function sheetOf(pack: Pack, snapshot: ReportSnapshot): Sheet {
  const answers = new Map(snapshot.answers);
  const rows = new Map(snapshot.rows);
  const closures = new Map(snapshot.closures);
  const lastYear = new Map(snapshot.lastYear);
  const doubtful = new Set(snapshot.doubtful);
  const stored = {
    answer: (key: Key) => {
      const answer = answers.get(key);
      if (answer === undefined) return markText(carriedValue(pack, lastYear, key), CARRIED_MARK);
      if (answer.state !== "value" || !doubtful.has(key)) return answer;
      return markText(answer.value, DOUBT_MARK) ?? answer;
    },
    rows: (prefix: string) => rows.get(prefix) ?? [],
    closure: (group: string) => closures.get(group),
  };
  return createSheet(pack, stored, createLastYear(lastYear));
}

/** Choices and figures are no text that could carry a mark. */
function markText(value: Value | undefined, mark: string): Answer | undefined {
  if (value?.kind === "text") return valueOf({ ...value, text: `${mark}${value.text}` });
  if (value?.kind !== "list") return undefined;
  const [first = "", ...rest] = value.items;
  return valueOf({ ...value, items: [`${mark}${first}`, ...rest] });
}

function valueOf(value: Value): Answer {
  return { state: "value", value };
}
