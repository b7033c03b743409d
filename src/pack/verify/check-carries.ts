import type { Built, BuiltQuestion } from "../build/build-groups.js";
import { didYouMean } from "../files/did-you-mean.js";
import type { Mistakes } from "../mistakes.js";
import type { PackModel } from "../build/pack-model.js";
import type { Key, Question } from "../pack.js";

/** Checks that what a question takes over from last year's report is there, and is of its own kind. */
export function checkCarries({ questions }: Built, model: PackModel, mistakes: Mistakes): void {
  const known = new Map<Key, Question>(questions.map(({ question }) => [question.key, question]));
  for (const built of questions) checkCarry(built, known, { model, mistakes });
}

function checkCarry(
  { question, draft }: BuiltQuestion,
  known: ReadonlyMap<Key, Question>,
  { model, mistakes }: { readonly model: PackModel; readonly mistakes: Mistakes },
): void {
  const { carry, kind, options, value } = question;
  if (carry === undefined || model.isBroken(carry)) return;
  const place = draft.placeOf("carry");
  const from = known.get(carry);
  if (from === undefined) {
    mistakes.add(place, `没有“${carry}”这个键`, didYouMean(carry, known.keys()));
  } else if (value !== undefined) {
    mistakes.add(place, "算出来的数（有 value）不能有“carry”", "删去 carry");
  } else if (from.kind !== kind) {
    mistakes.add(
      place,
      `“${question.key}”是 ${kind}，上年的“${carry}”是 ${from.kind}`,
      "carry 写同一种的键",
    );
  } else if (from.options.some((option) => !options.includes(option))) {
    mistakes.add(place, `上年的“${carry}”有这里没有的选项`, "carry 写选项相同的键");
  }
}
