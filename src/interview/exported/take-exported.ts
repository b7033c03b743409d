import type { Value } from "../../amounts/answer.js";
import type { Position } from "../../events/chat/chat-events.js";
import type { ExportedReport } from "../../events/report/exported-report.js";
import { beginReport, countAll } from "../opening/begin-report.js";
import type { Draft } from "../draft.js";
import { settleMany } from "../answers/answer-key.js";
import { mayChange } from "../navigation/lock.js";
import { firstOpenPosition } from "../navigation/navigate.js";
import { recordAnswer } from "../answers/record-answer.js";
import { positionResumed } from "../navigation/resume.js";
import { addRow } from "../navigation/rows.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";
import { departmentHere, goesIntoOpen } from "./offer-exported.js";
import { weighExported } from "./weigh-exported.js";

/** 采用 or 取消 of a report that came as a file. */
export function takeExported(turn: Turn, take: boolean): boolean {
  const { position } = turn;
  if (position.at !== "import") {
    turn.say("没有等着采用的文件，请把文件再发一次。");
    return true;
  }
  if (!take) {
    turn.say("没有采用，什么都没改。");
    leave(turn, position);
    return true;
  }
  const { report: file, name } = position;
  const department = departmentHere(turn, file);
  const isNew = !goesIntoOpen(turn, file);
  if (isNew) {
    const before = turn.chatReport;
    beginReport(turn, { year: file.year, sure: true });
    if (turn.chatReport === before || turn.draft === null) return turn.lines.length > 0;
  }
  const { draft } = turn;
  if (draft === null) return true;
  if (!mayChange(turn, draft)) {
    turn.say("这份报告现在不能改，文件没有采用。");
    leave(turn, position);
    return true;
  }
  const count = record(turn, draft, { file, department });
  const marked = settleMany(draft);
  // What a new report began with was counted when it was opened, and once more as a change of this step.
  if (isNew) countAll(draft);
  turn.say(`已从《${name}》记录${count}项 ✅ ${marked}点〔撤销〕或发 /undo 可全部退回。`);
  turn.position = firstOpenPosition(draft);
  return true;
}

function leave(turn: Turn, { resume }: Extract<Position, { at: "import" }>): void {
  const { draft } = turn;
  if (draft === null) turn.position = { at: "home" };
  else {
    turn.position =
      resume === undefined ? firstOpenPosition(draft) : positionResumed(draft, resume);
  }
}

/** All of it in one change. @returns how many answers were given */
function record(
  turn: Turn,
  draft: Draft,
  { file, department }: { readonly file: ExportedReport; readonly department: string | undefined },
): number {
  const { changes } = weighExported(draft, file, department);
  if (file.lastYear !== undefined && draft.report.lastYear === null) {
    const values: Record<string, Value> = {};
    for (const { key, value } of file.lastYear) values[key] = value;
    draft.record({ type: "last-year-taken", year: String(Number(file.year) - 1), values });
  }
  for (const { group: id, codes } of file.rows) {
    const group = draft.pack.groups.get(id);
    if (group?.rows === undefined) continue;
    for (const code of codes) addRow(draft, group, code);
  }
  for (const { key, answer, follows } of changes) {
    const question = draft.pack.find(key);
    if (question === undefined) continue;
    const typed = showAnswer(question, answer);
    const how = { via: "imported", typed, ...(follows === true ? { follows } : {}) } as const;
    recordAnswer(turn, draft, key, answer, how);
  }
  for (const { group, as } of file.closures) {
    if (!draft.pack.groups.has(group) || draft.sheet().stored.closure(group) === as) continue;
    draft.record({ type: "group-closed", group, as });
  }
  return changes.length;
}
