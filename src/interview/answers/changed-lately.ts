import { Decimal } from "../../amounts/decimal.js";
import type { Answer } from "../../amounts/answer.js";
import { mends } from "../../checks/slips/mends.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";

/** Each costs as much as checking once. */
const MOST_TRIED = 20;

/** A figure that was changed, in 元 or plain. */
export interface LateChange {
  readonly key: Key;
  readonly was: string;
  readonly is: string;
}

/** The latest change of a figure that would make the finding go, taken back: it is the likeliest slip. */
export function findLateChange(draft: Draft, finding: KeptFinding): LateChange | undefined {
  const sheet = draft.sheet();
  const seen = new Set<Key>();
  const changes = draft.report.undo
    .toReversed()
    .flatMap(({ answers }) => answers)
    .flatMap(([key, before]): LateChange[] => {
      const was = numberOf(before?.answer);
      const is = numberOf(sheet.stored.answer(key));
      if (seen.has(key) || was === undefined || is === undefined || was === is) return [];
      seen.add(key);
      return isAnswerable(draft, key) ? [{ key, was, is }] : [];
    });
  return changes
    .slice(0, MOST_TRIED)
    .find(({ key, was }) => mends(sheet, finding, { key, value: new Decimal(was) }));
}

function numberOf(answer: Answer | undefined): string | undefined {
  if (answer?.state !== "value") return undefined;
  const { value } = answer;
  return value.kind === "money" ? value.yuan : value.kind === "count" ? value.count : undefined;
}
