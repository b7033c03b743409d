import type { Draft } from "../draft.js";
import { phaseNow } from "../navigation/lock.js";
import { shorten } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { dropChoices } from "./drop-correction.js";
import { type RemarkedAnswer, remarkedAnswers, remarksLeft } from "./remarks.js";
import { submitChoices } from "./submit.js";

const LABEL = 24;

/** Returned by the reviewer, or opened again for a 更正: only some of it can be changed. */
export function isSentBack(draft: Draft): boolean {
  const phase = phaseNow(draft);
  return phase === "returned" || phase === "correcting";
}

/** The summary of a report that was returned: what is still to be looked at, each one tap away. */
export function promptReturned(
  turn: Turn,
  draft: Draft,
  summary: {
    readonly lines: readonly string[];
    readonly fill: readonly Choice[];
    /** Nothing stands in the way of handing it in. */
    readonly isReady: boolean;
  },
): void {
  const left = remarksLeft(draft);
  const drop = dropChoices(turn, draft);
  const { isReady } = summary;
  turn.ask(
    [...headOf(draft, left, { mayDrop: drop.length > 0, isReady }), ...summary.lines].join("\n"),
    [
      ...left.map(({ key, name }): Choice[] => [
        { label: `改：${shorten(name, LABEL)}`, action: { do: "go", to: key } },
      ]),
      summary.fill,
      [...submitChoices(turn, draft), ...drop],
      [
        { label: "看草稿", action: { do: "preview", section: "" } },
        { label: "填报清单", action: { do: "list" } },
      ],
    ],
  );
}

/** Where it stands: what was sent back and is not changed yet, or what a 更正 is about. */
function headOf(
  draft: Draft,
  left: readonly RemarkedAnswer[],
  { mayDrop, isReady }: { readonly mayDrop: boolean; readonly isReady: boolean },
): readonly string[] {
  const remarked = remarkedAnswers(draft);
  const isCorrecting = phaseNow(draft) === "correcting";
  if (mayDrop && (isCorrecting || left.length === 0))
    return ["更正里没有改动：接着改，或点〔不更正了〕，原来通过的版本照旧。"];
  if (isCorrecting) return ["更正中：只改选定的和与它勾稽的，改好后提交审核。"];
  if (remarked.length === 0) return ["退回的现在都不用填了，提交审核就行。"];
  if (left.length === 0)
    return [
      `退回的${remarked.length}处都改过了${isReady ? "，提交审核就行" : "，再办完下面的就能提交审核"}。`,
    ];
  return [
    `退回${remarked.length}处，还有${left.length}处没改：`,
    ...left.map(({ name, text }) => `${name}“${shorten(text)}”`),
  ];
}
