import type { Group } from "../pack/pack.js";
import type { Draft } from "./draft.js";
import { isReachable } from "./navigate.js";
import type { PasteTarget } from "./paste/paste-target.js";

/** The questions of a group that a pasted block may answer, and its computed figures to compare with. */
export function targetsOf(draft: Draft, group: Group): readonly PasteTarget[] {
  const sheet = draft.sheet();
  return group.questions.flatMap((question): PasteTarget[] => {
    const { key, label, aliases, kind, units, options, control, cell, value } = question;
    if (value === undefined && !isReachable(draft, key)) return [];
    const code = cell !== undefined && /^\d+$/.test(cell.row) ? cell.row : undefined;
    return [
      {
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
      },
    ];
  });
}
