import type { Key, Pack, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";

const EXPLANATIONS = new WeakMap<Pack, readonly Question[]>();

/** The nearest explanation already written for the same amount, those before it first: one text can serve both. */
export function findSameText(draft: Draft, question: Question): Key | undefined {
  const sheet = draft.sheet();
  const amount = explained(draft, question);
  if (amount === undefined || amount.isZero()) return undefined;
  const all = explanationsOf(draft.pack);
  const here = all.findIndex((other) => other.key === question.key);
  const nearest = [...all.slice(0, Math.max(here, 0)).reverse(), ...all.slice(here + 1)];
  return nearest.find((other) => {
    const answer = sheet.stored.answer(other.key);
    if (answer?.state !== "value" || answer.value.kind !== "text") return false;
    return explained(draft, other)?.equals(amount) === true;
  })?.key;
}

function explained(draft: Draft, question: Question) {
  if (question.explains === undefined) return undefined;
  const figure = draft.sheet().evaluate(question.explains, question.cell?.row);
  return figure.state === "value" ? figure.value : undefined;
}

function explanationsOf(pack: Pack): readonly Question[] {
  const known = EXPLANATIONS.get(pack);
  if (known !== undefined) return known;
  const found = [...pack.questions.values()].filter((question) => question.explains !== undefined);
  EXPLANATIONS.set(pack, found);
  return found;
}
