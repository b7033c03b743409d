import { readValue } from "../read-value.js";
import type { ProseLine, ProseSource, Subject } from "./prose-line.js";
import type { Base } from "./prose-words.js";

/** The words behind 主要原因是, and what they explain. */
export interface Explanation {
  readonly text: string;
  readonly subject: Subject | undefined;
  /** What the explained change is measured against. */
  readonly base: Base | undefined;
}

/** Takes an explanation for the one question it can answer; where there is none, or several, it is not read. */
export function takeExplanation(
  { collector }: Pick<ProseSource, "collector">,
  { scope, isSection, unit, line }: ProseLine,
  { text, subject, base }: Explanation,
): void {
  const items = subject?.items ?? [];
  const here = items.filter(({ group }) => scope.has(group));
  const candidates = (here.length > 0 || isSection ? here : items).flatMap(({ reasons }) =>
    base === "prior" || base === "budget" ? (reasons[base] ?? []) : [],
  );
  const [target] = candidates;
  const value = target && readValue(target, text, unit);
  if (target !== undefined && value !== undefined && candidates.length === 1)
    collector.add(target, text, value, { line });
  else if (text !== "") collector.addUnread(`${subject?.label ?? ""}原因：${text}`);
}
