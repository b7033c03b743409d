import type { Group, Question } from "../pack/pack.js";
import type { Draft } from "./draft.js";
import { isReachable } from "./navigate.js";
import type { PasteTarget } from "./paste/paste-target.js";
import { isAsked } from "./tally.js";

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
    const { key, label, aliases, kind, units, options, control, cell, value } = question;
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
    };
  });
}

/** Asked, or not known yet: what decides it may stand in the same block. */
export function mayBeAsked(draft: Draft, question: Question): boolean {
  return isReachable(draft, question.key) || isAsked(draft.sheet(), question) === undefined;
}
