import type { Expression } from "../../../pack/expressions/grammar.js";
import type { Group, Key, Question } from "../../../pack/pack.js";
import type { Draft } from "../../draft.js";
import { isReachable } from "../../navigation/navigate.js";
import type { PasteTarget } from "../paste-target.js";
import { isAsked } from "../../answers/tally.js";

/** The questions of a group that a pasted block may answer, and its computed figures to compare with. */
export function targetsOf(draft: Draft, group: Group): readonly PasteTarget[] {
  return makeTargets(
    draft,
    group.questions.filter((one) => one.value !== undefined || mayBeAsked(draft, one)),
  );
}

/** The same with what is not asked of this unit: it may still be what a name in the block means. */
export function everyTargetOf(draft: Draft, group: Group): readonly PasteTarget[] {
  return makeTargets(draft, group.questions);
}

function makeTargets(draft: Draft, questions: readonly Question[]): readonly PasteTarget[] {
  const sheet = draft.sheet();
  return questions.map((question): PasteTarget => {
    const { key, label, aliases, kind, units, options, control, cell, value, explains } = question;
    const explained = explains === undefined ? undefined : pairOf(explains);
    const code = cell !== undefined && /^\d+$/.test(cell.row) ? cell.row : undefined;
    return {
      key,
      label,
      aliases,
      kind,
      units,
      options,
      control,
      ...(cell === undefined ? {} : { cell }),
      ...(code === undefined ? {} : { code }),
      ...(value === undefined ? {} : { parts: sheet.keysIn(value) }),
      ...(explained === undefined ? {} : { explains: explained }),
    };
  });
}

/** The two figures a text explains the difference of. */
function pairOf({ terms }: Expression): readonly [Key, Key] | undefined {
  const [figure, other, ...more] = terms;
  if (figure?.of.kind !== "key" || other?.of.kind !== "key" || more.length > 0) return undefined;
  return figure.factor === "1" && other.factor === "-1" ? [figure.of.key, other.of.key] : undefined;
}

/** Asked, or not known yet: what decides it may stand in the same block. */
export function mayBeAsked(draft: Draft, question: Question): boolean {
  return isReachable(draft, question.key) || isAsked(draft.sheet(), question) === undefined;
}
