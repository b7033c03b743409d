import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { phaseNow } from "../navigation/lock.js";
import { isAnswerable } from "../navigation/navigate.js";
import type { Key } from "../../pack/pack.js";
import { shorten } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { submitChoices } from "./submit.js";

const LABEL = 24;

/** Returned by the reviewer, or opened again for a 更正: only some of it can be changed. */
export function isSentBack(draft: Draft): boolean {
  const phase = phaseNow(draft);
  return phase === "returned" || phase === "correcting";
}

/** Answers the reviewer wrote a remark on that were not changed since. */
export function remarksLeft(draft: Draft): readonly Key[] {
  const { remarks, changed } = draft.report.review;
  return [...remarks.keys()].filter(
    (key) => !changed.has(key) && !draft.touched.has(key) && isAnswerable(draft, key),
  );
}

/** The summary of a report that was returned: what is still to be looked at, each one tap away. */
export function promptReturned(
  turn: Turn,
  draft: Draft,
  summary: { readonly lines: readonly string[]; readonly fill: readonly Choice[] },
): void {
  const { remarks } = draft.report.review;
  const left = remarksLeft(draft);
  const lines =
    phaseNow(draft) === "correcting"
      ? ["更正中：只改选定的和与它勾稽的，改好后提交审核。"]
      : left.length === 0
        ? [`退回的${remarks.size}处都改过了，提交审核就行。`]
        : [
            `退回${remarks.size}处，还有${left.length}处没改：`,
            ...left.map((key) => {
              const text = shorten(remarks.get(key)?.text ?? "");
              return `${nameQuestion(draft, key)}“${text}”`;
            }),
          ];
  turn.ask([...lines, ...summary.lines].join("\n"), [
    ...left.map((key): Choice[] => [
      { label: `改：${shorten(nameQuestion(draft, key), LABEL)}`, action: { do: "go", to: key } },
    ]),
    summary.fill,
    submitChoices(turn, draft),
    [
      { label: "看草稿", action: { do: "preview", section: "" } },
      { label: "填报清单", action: { do: "list" } },
    ],
  ]);
}
