import type { Key, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import type { Draft } from "../draft.js";
import { groupApplies } from "../answers/tally.js";
import { holderOf, KNOWER_NAMES } from "./holders.js";

/** 等财务填数: what an explanation waits for that somebody else fills; undefined when it waits for nobody. */
export function waitsFor(draft: Draft, key: Key): string | undefined {
  return draft.report.review.assigned.size === 0 ? undefined : waitsIn(draft, draft.sheet(), key);
}

/** As a sheet of the draft has it. */
export function waitsIn(draft: Draft, sheet: Sheet, key: Key): string | undefined {
  const question = draft.pack.find(key);
  const group = draft.pack.groups.get(question?.group ?? "");
  if (question?.explains === undefined || group === undefined) return undefined;
  if (sheet.answer(key).state !== "open" || sheet.stored.closure(group.id) === "none")
    return undefined;
  if (groupApplies(sheet, group) !== true) return undefined;
  const holder = holderOf(draft, key);
  const others = openFigures(draft, sheet, question).filter(
    (figure) => holderOf(draft, figure.key) !== holder,
  );
  if (others.length === 0) return undefined;
  return `等${[...new Set(others.map(({ who }) => KNOWER_NAMES[who]))].join("、")}填数`;
}

/** Explanations of somebody's part, of one section where it is named, that wait for the figures of others. */
export function waitingOf(
  draft: Draft,
  sheet: Sheet,
  part: { readonly holder: string; readonly group?: string },
): readonly Key[] {
  return [...draft.pack.questions.values()]
    .filter(({ group }) => part.group === undefined || part.group === group)
    .map(({ key }) => key)
    .filter(
      (key) => holderOf(draft, key) === part.holder && waitsIn(draft, sheet, key) !== undefined,
    );
}

function openFigures(
  draft: Draft,
  sheet: Sheet,
  { explains, cell }: Question,
): readonly Question[] {
  if (explains === undefined) return [];
  return sheet
    .keysIn(explains, cell?.row)
    .filter((key) => sheet.answer(key).state === "open")
    .map((key) => draft.pack.find(key))
    .filter((question) => question !== undefined)
    .filter((question) => question.value === undefined);
}
