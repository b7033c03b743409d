import type { Clause, Condition } from "../../pack/expressions/grammar.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";

/**
 * What has to be chosen in the portrait before a question is asked: 在〔单位情况〕里选上“公务接待”后才填.
 *
 * @returns undefined where it is nothing chosen there that keeps the question away
 */
export function tellNotTicked(draft: Draft, key: Key): string | undefined {
  const question = draft.pack.find(key);
  const group = draft.pack.groups.get(question?.group ?? "");
  const wanted = [group?.when, question?.when].flatMap((when) => unmetChoices(draft, when));
  const [first] = wanted;
  if (first === undefined) return undefined;
  const words = [...new Set(wanted.map(({ choice }) => choice))].join("，");
  return `在〔${first.place}〕里${words}后才填`;
}

/** Something to be chosen otherwise in the portrait. */
interface Unmet {
  /** Title and id of the portrait. */
  readonly place: string;
  readonly group: string;
  /** 选上“公务接待” */
  readonly choice: string;
}

/** The choices of the portrait that keep a condition from holding. */
export function unmetChoices(draft: Draft, when: Condition | undefined): readonly Unmet[] {
  return (when?.clauses ?? []).flatMap((clause) => tellClause(draft, clause));
}

/** A choice of the portrait that was made otherwise. */
function tellClause(draft: Draft, clause: Clause): readonly Unmet[] {
  if (clause.kind !== "choice") return [];
  const sheet = draft.sheet();
  if (sheet.holds({ source: "", clauses: [clause] }) !== false) return [];
  const decisive = draft.pack.find(clause.key);
  const portrait = draft.pack.groups.get(decisive?.group ?? "");
  if (decisive === undefined || portrait?.portrait !== true) return [];
  const option = `“${clause.option}”`;
  const choice = clause.negated ? `把${decisive.label}改成不是${option}的` : `选上${option}`;
  return [{ place: portrait.title, group: portrait.id, choice }];
}
