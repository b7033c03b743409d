import { promptExported } from "../exported/offer-exported.js";
import { isFilePosition } from "../file/apply-file.js";
import { promptFile } from "../file/prompt-file.js";
import { promptLastYear } from "../last-year/prompt-last-year.js";
import { promptOffice } from "../office/on-office.js";
import { promptClose, promptRows } from "./prompt-rows.js";
import { promptDone } from "./prompt-done.js";
import { promptFinding, promptReason } from "./prompt-finding.js";
import { promptHome } from "./prompt-home.js";
import { promptBlock } from "./prompt-block.js";
import { promptPaste } from "./prompt-paste.js";
import { promptHidden, promptPortrait } from "./prompt-portrait.js";
import { promptQuestion } from "./prompt-question.js";
import { promptWhich } from "./prompt-which.js";
import {
  isAnswerable,
  positionAfter,
  positionAfterGroup,
  positionPastFindings,
} from "../navigation/navigate.js";
import { hiddenBy } from "../navigation/portrait.js";
import { mayChange, whyLookOnlyAt } from "../navigation/lock.js";
import { promptDesk } from "../review/prompt-desk.js";
import { promptTask } from "../review/prompt-task.js";
import { dropStaleTask } from "../review/stale-task.js";
import { groupApplies } from "../answers/tally.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import type { Turn } from "../turn.js";

/** Says what the conversation waits for, whatever it is. */
export function prompt(turn: Turn): void {
  const { draft, position } = turn;
  const { report } = turn.context;
  if (draft === null && report !== null)
    turn.say(`${report.year}年度的题目暂时没有，这份报告先放着，内容都在。`);
  if (position.at === "office") return promptOffice(turn, position);
  if (position.at === "import") return promptExported(turn, position);
  if (draft === null || position.at === "home") return promptHome(turn);
  if (position.at === "review") {
    if (!dropStaleTask(turn, draft, position.task)) return promptTask(turn, draft, position);
    return prompt(turn);
  }
  if (!mayChange(turn, draft)) return promptDesk(turn, draft);
  switch (position.at) {
    case "portrait":
    case "rows":
    case "close":
      return promptGroupPosition(turn, draft, position);
    case "question":
      return promptQuestionPosition(turn, draft, position.key);
    case "block":
      return promptBlock(turn);
    case "paste":
      if (isFilePosition(position)) return promptFile(turn, draft, position);
      return promptPaste(turn, draft, position);
    case "last-year":
      return promptLastYear(turn, draft, position);
    case "which":
      if (!isAnswerable(draft, position.key))
        return promptQuestionPosition(turn, draft, position.key);
      return promptWhich(turn, draft, position);
    case "finding":
    case "reason":
      return promptFindingPosition(turn, draft, position);
    case "done":
      return promptDone(turn, draft);
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}

function promptGroupPosition(
  turn: Turn,
  draft: Draft,
  position: Extract<Turn["position"], { at: "portrait" | "rows" | "close" }>,
): void {
  const group = draft.pack.groups.get(position.group);
  if (group === undefined) return promptAt(turn, { at: "done" });
  if (position.at === "portrait") {
    const hidden = position.asked === true ? hiddenBy(draft, group, position) : [];
    if (hidden.length > 0) return promptHidden(turn, draft, hidden);
    return promptPortrait(turn, group, position.ticked);
  }
  if (groupApplies(draft.sheet(), group) === false) {
    return promptAt(turn, positionAfterGroup(draft, group));
  }
  if (position.at === "close") return promptClose(turn, draft, group);
  if (group.rows !== undefined) promptRows(turn, draft, group, group.rows);
}

function promptAt(turn: Turn, position: Turn["position"]): void {
  turn.position = position;
  prompt(turn);
}

/** A question that is not asked any more is passed over, and so is one that was not sent back with the others. */
function promptQuestionPosition(turn: Turn, draft: Draft, key: Key): void {
  if (!isAnswerable(draft, key)) return promptAt(turn, positionAfter(draft, key));
  if (whyLookOnlyAt(turn, draft, key) !== undefined) return promptAt(turn, { at: "done" });
  promptQuestion(turn, draft, key);
}

/** A finding that is gone meanwhile is passed over. */
function promptFindingPosition(
  turn: Turn,
  draft: Draft,
  position: Extract<Turn["position"], { at: "finding" | "reason" }>,
): void {
  const finding = draft.finding(position.finding);
  if (finding !== undefined) {
    if (position.at === "finding") promptFinding(turn, draft, finding);
    else promptReason(turn, finding);
    return;
  }
  const group = position.group === null ? undefined : draft.pack.groups.get(position.group);
  promptAt(turn, group === undefined ? { at: "done" } : positionPastFindings(draft, group));
}
