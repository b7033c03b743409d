import type { Group, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { foldWidth } from "../paste/labels/label-text.js";
import { isFigure } from "../answers/tally.js";
import { readReply } from "./read-reply.js";

type Read = Extract<ReturnType<typeof readReply>, { kind: "answer" }>;

/** What ties a name to its figure. A dash may be a minus, a bracket a loss: those are shown first. */
const TIE =
  /^[\s:：=＝]*[为是]?[\s:：=＝]*(?=[\d¥￥零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两])/;

/**
 * Reads `办公费 3.91` as the answer it is where 办公费 is asked: one line, and a name that no other question of
 * the group has.
 *
 * @returns undefined for anything else, and where the figure is not surely an answer
 */
export function readOwnLine(
  draft: Draft,
  question: Question,
  text: string,
): { readonly reply: Read; readonly typed: string } | undefined {
  const group = draft.pack.groups.get(question.group);
  if (group === undefined || !isFigure(question)) return undefined;
  const typed = behindName(group, question, foldWidth(text).trim());
  if (typed === undefined || isDoubtful(group, typed)) return undefined;
  const reply = readReply(draft, question, typed);
  return reply.kind === "answer" ? { reply, typed } : undefined;
}

/** Two numbers may be 行次 and amount, and a number may be the code of a row: 办公费 27 462.96, 办公费 30201. */
function isDoubtful({ questions }: Group, typed: string): boolean {
  return /\d\s+\d/.test(typed) || questions.some(({ cell }) => cell?.row === typed);
}

function behindName(group: Group, question: Question, line: string): string | undefined {
  if (/[\r\n\t]/.test(line)) return undefined;
  for (const name of namesOf(question)) {
    const folded = foldWidth(name);
    if (!line.startsWith(folded) || isShared(group, question, name)) continue;
    const rest = line.slice(folded.length);
    const tie = TIE.exec(rest)?.[0];
    if (tie !== undefined) return rest.slice(tie.length);
  }
  return undefined;
}

/** The label, its other names, and those behind the code. */
function namesOf({ label, aliases, cell }: Question): readonly string[] {
  const names = [label, ...aliases];
  const code = cell !== undefined && /^\d+$/.test(cell.row) ? cell.row : undefined;
  return code === undefined ? names : [...names, ...names.map((name) => `${code} ${name}`)];
}

function isShared(group: Group, question: Question, name: string): boolean {
  return group.questions.some(
    ({ key, label, aliases, cell }) =>
      key !== question.key &&
      [label, ...aliases, ...(cell?.rowNames ?? []), ...(cell?.columnNames ?? [])].includes(name),
  );
}
