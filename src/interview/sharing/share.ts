import type { ReviewAct } from "../../events/review/review-acts.js";
import { type Group, type Key, KNOWERS, type Knower } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { hasQuestions, isAbsent } from "../navigation/list-groups.js";
import { mayTake, placeOf } from "../navigation/lock.js";
import { nameOfPerson, titleOf } from "../review/people.js";
import type { Choice, Turn } from "../turn.js";
import { holdersIn, KNOWER_NAMES, partOfGroup, partName, partOfKnower } from "./holders.js";
import { waitingOf, waitsFor } from "./waiting.js";

const SECTIONS = "sections";

/** 〔分工〕 for whoever answers for the report of a department. */
export function shareChoices(turn: Turn, draft: Draft): Choice[] {
  if (draft.report.department === "" || !mayTake(turn, draft, "assigned")) return [];
  return [{ label: "分工", action: { do: "review", act: { what: "share" } } }];
}

/** ·李四, behind a line of the 填报清单. */
export function holderOf(turn: Turn, draft: Draft, group: Group): string {
  const names = holdersIn(draft, group).map((person) => nameOfPerson(turn, person));
  return names.length === 0 ? "" : ` ·${names.join("、")}`;
}

/** Who has what; the parts to give away, or for one of them the colleagues to give it to. */
export function promptShare(turn: Turn, draft: Draft, part: string | undefined): boolean {
  if (!mayTake(turn, draft, "assigned")) {
    turn.say("分工由负责这份报告的填报人办，报告在填报中才能分。");
    return true;
  }
  if (part === undefined) askPart(turn, draft);
  else if (part === SECTIONS) askSection(turn, draft);
  else askPerson(turn, draft, part);
  return false;
}

function askPart(turn: Turn, draft: Draft): void {
  const told = KNOWERS.filter((who) => isAsked(draft, who)).map(
    (who) => `${KNOWER_NAMES[who]}：${holderName(turn, draft, partOfKnower(who))}`,
  );
  const sections = [...draft.pack.groups.values()]
    .filter((group) => draft.report.review.assigned.has(partOfGroup(group.id)))
    .map((group) => `${group.title}：${holderName(turn, draft, partOfGroup(group.id))}`);
  turn.ask([`分工（没分的由您填）`, ...told, ...sections].join("\n"), [
    KNOWERS.filter((who) => isAsked(draft, who)).map((who) =>
      shareChoice(KNOWER_NAMES[who], partOfKnower(who)),
    ),
    [shareChoice("按章节分", SECTIONS)],
    [{ label: "继续填", action: { do: "go", to: "open" } }],
  ]);
}

function isAsked(draft: Draft, who: Knower): boolean {
  return [...draft.pack.groups.values()].some(
    (group) =>
      !isAbsent(draft, group) &&
      (group.rows?.columns ?? group.questions).some(
        (question) => question.who === who && question.value === undefined,
      ),
  );
}

function holderName(turn: Turn, draft: Draft, part: string): string {
  const person = draft.report.review.assigned.get(part);
  if (person === undefined) return "未分";
  if (!turn.context.whoMay("fill", placeOf(draft.report)).some(({ id }) => id === person))
    return `${nameOfPerson(turn, person)}（已不填报，请另分）`;
  const waiting = waitingOf(draft, draft.sheet(), { holder: person }).filter((key) =>
    isInPart(draft, key, part),
  );
  const [first] = waiting;
  const waits = first === undefined ? undefined : waitsFor(draft, first);
  const told = waits === undefined ? "" : `（${waiting.length}项${waits}）`;
  return `${nameOfPerson(turn, person)}${told}`;
}

function isInPart(draft: Draft, key: Key, part: string): boolean {
  const question = draft.pack.find(key);
  return (
    question !== undefined &&
    [partOfKnower(question.who), partOfGroup(question.group)].includes(part)
  );
}

function shareChoice(label: string, part: string): Choice {
  return { label, action: { do: "review", act: { what: "share", part } } };
}

function askSection(turn: Turn, draft: Draft): void {
  const groups = [...draft.pack.groups.values()].filter(
    (group) => hasQuestions(group) && !isAbsent(draft, group) && !group.portrait,
  );
  const choices = groups.map((group) => shareChoice(group.title, partOfGroup(group.id)));
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += 2)
    rows.push(choices.slice(index, index + 2));
  turn.ask("分哪一章？", [...rows, [shareChoiceBack()]]);
}

function shareChoiceBack(): Choice {
  return { label: "分工", action: { do: "review", act: { what: "share" } } };
}

function askPerson(turn: Turn, draft: Draft, part: string): void {
  const people = turn.context.whoMay("fill", placeOf(draft.report));
  if (people.length < 2) {
    turn.ask("本部门还没有别的填报人。先发 /invite 邀请同事，再来分工。", [[shareChoiceBack()]]);
    return;
  }
  const give = (label: string, person: string | null): Choice => ({
    label,
    action: { do: "review", act: { what: "assign", part, person } },
  });
  turn.ask(`${partName(draft.pack, part)}分给谁？`, [
    ...people.map(({ id, name }) => [give(name, id)]),
    [give("不分了", null), shareChoiceBack()],
  ]);
}

/** Gives a part to a colleague, who is told at once. */
export function assignPart(
  turn: Turn,
  draft: Draft,
  { part, person }: Extract<ReviewAct, { what: "assign" }>,
): boolean {
  const people = turn.context.whoMay("fill", placeOf(draft.report));
  const chosen = people.find(({ id }) => id === person);
  if (!mayTake(turn, draft, "assigned") || (person !== null && chosen === undefined)) {
    turn.say("没有分：这个人现在不填这份报告，或报告不在填报中。");
    return promptShare(turn, draft, undefined);
  }
  draft.record({ type: "assigned", part, person });
  const name = partName(draft.pack, part);
  if (chosen !== undefined && chosen.id !== turn.context.me.person) {
    turn.notify(chosen.id, {
      text: `${titleOf(turn, draft)}里的${name}部分请您填，打开就从您的题开始。`,
      report: draft.report.id,
    });
  }
  turn.ask(
    chosen === undefined ? `${name}不分了，由您填。` : `${name}已分给${chosen.name}，已告诉他。`,
    [
      [
        { label: "接着分", action: { do: "review", act: { what: "share" } } },
        { label: "继续填", action: { do: "go", to: "open" } },
      ],
    ],
  );
  return false;
}
