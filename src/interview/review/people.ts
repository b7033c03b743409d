import type { Person } from "../../events/office/office-state.js";
import { DEPARTMENT_NAME } from "../answers/department-name.js";
import type { Draft } from "../draft.js";
import { placeOf } from "../navigation/lock.js";
import type { Turn } from "../turn.js";

/** Whether an account is of the person who is talking: somebody may have several. */
export function isMine({ context }: Turn, account: string): boolean {
  if (account === context.me.account) return true;
  return context.me.person !== null && personOf(context, account) === context.me.person;
}

/** Id of the person an account is of. */
export function personOf({ office }: Turn["context"], account: string): string | undefined {
  return office.personByAccount.get(account);
}

/** What to call whoever has an account. */
export function nameOfAccount(turn: Turn, account: string): string {
  if (isMine(turn, account)) return "您";
  return nameOfPerson(turn, personOf(turn.context, account));
}

export function nameOfPerson({ context }: Turn, person: string | undefined): string {
  const name = person === undefined ? "" : (context.office.people.get(person)?.name ?? "");
  return name === "" ? "别的人" : name;
}

/** What a report is called in a message to somebody who is not looking at it. */
export function titleOf(turn: Turn, draft: Draft): string {
  const { report } = draft;
  return `${departmentOf(turn, draft)}${report.year}年度决算公开`;
}

export function departmentOf({ context }: Turn, { report }: Draft): string {
  const name = context.office.departments.get(report.department)?.name;
  if (name !== undefined) return name;
  const answer = report.answers.get(DEPARTMENT_NAME)?.answer;
  return answer?.state === "value" && answer.value.kind === "text" ? answer.value.text : "本单位";
}

/** Everybody who answered or explained anything, or handed it in: nobody of them may let it pass. */
export function isContributor({ report }: Draft, isPerson: (account: string) => boolean): boolean {
  const { contributors, submission } = report.review;
  return [...contributors, ...(submission === null ? [] : [submission.by])].some(isPerson);
}

/** Reviewers of the department who had no hand in the report. */
export function reviewersOf(turn: Turn, draft: Draft): readonly Person[] {
  const { context } = turn;
  return context
    .whoMay("review", placeOf(draft.report))
    .filter((person) => person.id !== context.me.person)
    .filter(({ id }) => !isContributor(draft, (account) => personOf(context, account) === id));
}
