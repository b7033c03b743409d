import type { Direction, KeptFinding, ReviewMark } from "../../events/report/report-events.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { Draft } from "../draft.js";

const NAMED = 2;
const WORDS: Readonly<Record<Direction, string>> = { up: "增加", down: "减少", none: "持平" };

/** Which way the change goes that an explanation is about; undefined while it is not known, or it is about none. */
export function directionOf(sheet: Sheet, { explains, cell }: Question): Direction | undefined {
  if (explains === undefined) return undefined;
  const change = sheet.evaluate(explains, cell?.row);
  if (change.state !== "value") return undefined;
  if (change.value.isZero()) return "none";
  return change.value.isPositive() ? "up" : "down";
}

/** Explanations that tell another change than their figures, which nobody gave a reason for. */
export function contradictions(draft: Draft): readonly KeptFinding[] {
  return draft.findings().filter(({ id, contradicts }) => contradicts && !draft.isAccepted(id));
}

/** Whether an explanation was written for a change that goes the other way now. */
export function isTurned(draft: Draft, key: Key): boolean {
  return draft.reviews().get(key)?.because === "turned";
}

/** What of a text must be settled before the report is handed in: it contradicts its figures, or was written for others. */
export function mustBeSettled(draft: Draft): readonly Key[] {
  const turned = [...draft.reviews().keys()].filter((key) => isTurned(draft, key));
  return [...new Set([...contradictions(draft).flatMap(({ keys }) => keys), ...turned])];
}

/** ⚠ 会议费变动原因是按增加写的，现在是减少。提交前请改写，或确认仍适用。Empty where none is turned. */
export function tellTurned(draft: Draft, keys: readonly Key[]): string {
  const told = keys.flatMap((key) => {
    const mark = draft.reviews().get(key);
    return mark?.because === "turned"
      ? [`${nameQuestion(draft, key)}${howTurned(draft, key, mark)}`]
      : [];
  });
  if (told.length === 0) return "";
  const more = told.length > NAMED ? `；还有${told.length - NAMED}段也是` : "";
  return `⚠ ${told.slice(0, NAMED).join("；")}${more}。提交前请改写，或确认仍适用。`;
}

/** 是按增加写的，现在是减少 */
export function howTurned(draft: Draft, key: Key, { was }: ReviewMark): string {
  const question = draft.pack.find(key);
  const is = question === undefined ? undefined : directionOf(draft.sheet(), question);
  if (is === undefined) return "是按原来的数写的";
  if (was === undefined || was === "none") return `是以前写的，现在是${WORDS[is]}`;
  return `是按${WORDS[was]}写的，现在是${WORDS[is]}`;
}
