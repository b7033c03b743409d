import type { Group } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isAbsent } from "../navigation/list-groups.js";
import { codeProblem } from "../replies/code-problem.js";
import { foldName } from "./find-question.js";

/** 公开06表, 06表, 表06: the number of an official table. */
const TABLE = /^(?:公开)?表?0?(\d{1,2})(?:表)?$/;
const TABLE_WORD = /公开|表|^0\d$/;
const SHORTEST_PIECE = 2;

/**
 * Groups of the 填报清单 a name means: by the title, else by place, table (number or title) and section of the report,
 * else by part. Those the unit has none of only where there are no others.
 */
export function findGroups(draft: Draft, name: string): readonly Group[] {
  const wanted = plain(name);
  if (wanted === "") return [];
  const number = tableNumber(draft, foldName(name));
  const called = (names: (group: Group) => readonly string[]): readonly Group[] =>
    present(draft, (group) => names(group).map(plain).includes(wanted));
  const titled = called(({ title }) => [title]);
  if (titled.length > 0) return titled;
  const placed =
    number === undefined
      ? called(({ place, headings }) => [place, ...headings])
      : present(draft, (group) => stands(group, number));
  return placed.length > 0 ? placed : called((group) => [partTitle(draft, group)]);
}

/** Groups whose title, or what a row of theirs is called, holds the name: 三公, 教育支出; or that take the code. */
export function findGroupsLike(draft: Draft, name: string): readonly Group[] {
  const wanted = foldName(name);
  if (wanted.length < SHORTEST_PIECE) return [];
  return present(draft, ({ title, rows }) => {
    if (/^\d+$/.test(wanted)) return rows !== undefined && codeProblem(rows, wanted) === undefined;
    if (rows !== undefined && foldName(rows.label).includes(wanted)) return true;
    return foldName(title).includes(wanted);
  });
}

/** Groups with a row one can give, of which no question is called so yet: 教育支出. */
export function findGroupsOfRow(draft: Draft, name: string): readonly Group[] {
  const wanted = foldName(name);
  if (wanted.length < SHORTEST_PIECE) return [];
  return present(draft, ({ rows }) =>
    [...(rows?.names.values() ?? [])].some((one) => foldName(one).startsWith(wanted)),
  );
}

function present(draft: Draft, isMeant: (group: Group) => boolean): readonly Group[] {
  const found = [...draft.pack.groups.values()].filter(isMeant);
  const here = found.filter((group) => !isAbsent(draft, group));
  return here.length > 0 ? here : found.slice(0, 1);
}

function partTitle({ pack }: Draft, { part }: Group): string {
  return pack.parts.find(({ id }) => id === part)?.title ?? "";
}

/** The number of the table a name means: "06"; by its title, 财政拨款收入支出决算总表, too. */
function tableNumber({ pack }: Draft, wanted: string): string | undefined {
  const [, number] = TABLE_WORD.test(wanted) ? (TABLE.exec(wanted) ?? []) : [];
  if (number !== undefined) return number.padStart(2, "0");
  const titled = pack.tables.find(({ title }) => foldName(title) === wanted);
  return titled === undefined ? undefined : TABLE.exec(foldName(titled.id))?.[1]?.padStart(2, "0");
}

/** 公开03、05、08表 stands for three. */
function stands({ place }: Group, number: string): boolean {
  return (
    place.startsWith("公开") && [...place.matchAll(/\d{2}/g)].some(([found]) => found === number)
  );
}

/** Without what titles end in, one as well as the other. */
function plain(title: string): string {
  return foldName(title).replace(/(?:情况)?(?:说明|表)?$/, "");
}
