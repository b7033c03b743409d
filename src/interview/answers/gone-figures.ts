import type { Key, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isFigure } from "./tally.js";

/**
 * Figures that count no longer, or count again, though nobody changed them: a choice was made otherwise, as when
 * 公务接待 is unticked.
 */
export function goneFigures(
  draft: Draft,
  changed: ReadonlySet<Key>,
  dependents: ReadonlySet<Key>,
): ReadonlySet<Key> {
  const isChoice = [...changed].some((key) => draft.pack.find(key)?.kind.startsWith("choice"));
  if (!isChoice) return new Set();
  return new Set([...dependents].filter((key) => isGone(draft, key)));
}

function isGone(draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question === undefined || question.value !== undefined || !isFigure(question)) return false;
  if (draft.touched.has(key)) return false;
  const [before, now] = [draft.before.answer(key), draft.sheet().answer(key)];
  const isFlipped = (before.state === "value") !== (now.state === "value");
  const figure = before.state === "value" ? draft.before.figure(key) : draft.sheet().figure(key);
  return isFlipped && figure.state === "value" && !figure.value.isZero();
}

/** The one among them that an explanation is about; undefined where it is about none. */
export function goneFrom(
  draft: Draft,
  { explains, cell }: Question,
  gone: ReadonlySet<Key>,
): Key | undefined {
  if (explains === undefined || gone.size === 0) return undefined;
  return draft
    .sheet()
    .inputsIn(explains, cell?.row)
    .find((key) => gone.has(key));
}
