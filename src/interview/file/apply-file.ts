import type { Position } from "../../events/chat/chat-events.js";
import { settleMany } from "../answers/answer-key.js";
import type { Draft } from "../draft.js";
import { firstOpenPosition } from "../navigation/navigate.js";
import { recordAnswer } from "../answers/record-answer.js";
import { addRowOf } from "../paste/offer/apply-paste.js";
import { addRow } from "../navigation/rows.js";
import type { Turn } from "../turn.js";

type Pasted = Extract<Position, { at: "paste" }>;
export type FilePosition = Pasted & { readonly file: NonNullable<Pasted["file"]> };

export function isFilePosition(position: Position): position is FilePosition {
  return position.at === "paste" && position.file !== undefined;
}

/** 全部采用 of a file: all of it in one change, or nothing. */
export function applyFile(turn: Turn, draft: Draft, { proposals, file }: FilePosition): void {
  turn.position = firstOpenPosition(draft);
  if (proposals.some(({ key }) => draft.pack.find(key) === undefined)) {
    turn.say("题目换了新版，刚才的文件没有采用，请再发一次。");
    return;
  }
  for (const [id, codes] of Object.entries(file.rows)) {
    const group = draft.pack.groups.get(id);
    if (group !== undefined) for (const code of codes) addRow(draft, group, code);
  }
  for (const { key, answer, typed } of proposals) {
    addRowOf(draft, key);
    recordAnswer(turn, draft, key, answer, { via: "imported", typed });
  }
  for (const group of file.closes) draft.record({ type: "group-closed", group, as: "zero" });
  const marked = settleMany(draft);
  turn.say(
    `已从《${file.name}》记录${proposals.length}项 ✅ ${marked}点〔撤销〕或发 /undo 可全部退回。`,
  );
  turn.position = firstOpenPosition(draft);
}
