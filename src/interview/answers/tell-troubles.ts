import type { Position } from "../../events/chat/chat-events.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { groupAt } from "../navigation/group-at.js";
import { isTurned } from "./doubtful-texts.js";
import type { Consequences } from "./settle.js";
import { shorten } from "./show-answer.js";

const SHOWN = 2;
const LONGEST_REASON = 20;

/** Where an answer was given and where one goes on. */
interface Way {
  readonly key: Key;
  readonly next: Position;
}

/**
 * What a changed answer brought about that would not be seen where one goes on: reasons that hold no longer, and
 * 必须改 that came up in other groups. At most two lines, the number of further ones, and the way there.
 */
export function tellTroubles(draft: Draft, consequences: Consequences, way: Way): string[] {
  const { lapsed } = consequences;
  const errors = newErrors(draft, consequences).filter((one) => !isComingUp(draft, one, way));
  const texts = newContradictions(draft, consequences).filter(
    (one) => !isComingUp(draft, one, way),
  );
  const lines = [
    ...lapsed.map((one) => tellLapsed(draft, one, isNext(one, way))),
    ...errors.map(({ says }) => `⚠ 必须改：${says}`),
    ...texts.map(({ says }) => `⚠ 提交前要改：${says}`),
  ];
  if (lines.length === 0 || (lines.length === 1 && lapsed.some((one) => isNext(one, way))))
    return lines;
  const shown = lines.slice(0, SHOWN);
  const more = lines.length > SHOWN ? `另有${lines.length - SHOWN}处。` : "";
  return [...shown.slice(0, -1), `${shown.at(-1) ?? ""}${more}发“看问题”逐个看。`];
}

/** Findings whose reason lapsed though they still stand, in one sentence. */
export function tellLapses(draft: Draft, { lapsed: [first, ...others] }: Consequences): string {
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : `另有${others.length}处说明也作废了。`;
  return tellLapsed(draft, first, false) + more;
}

/** 之前“情况属实”的说明作废了：房租56.00万元，大于工资45.00万元，请再看一眼。 */
function tellLapsed({ report }: Draft, { id, says }: KeptFinding, isShownNext: boolean): string {
  const reason = report.acceptances.get(id)?.reason.replace(/[。！]$/u, "") ?? "";
  const what = isShownNext ? "" : `：${says.replace(/。$/u, "")}`;
  return `之前“${shorten(reason, LONGEST_REASON)}”的说明作废了${what}，请再看一眼${isShownNext ? "：" : "。"}`;
}

function newErrors(draft: Draft, { findings, lapsed }: Consequences): readonly KeptFinding[] {
  return findings.filter(
    (finding) =>
      finding.severity === "error" &&
      draft.report.findings.get(finding.id)?.severity !== "error" &&
      !lapsed.includes(finding),
  );
}

/** Texts that tell another change than their figures; one that a changed figure turned is told with that. */
function newContradictions(
  draft: Draft,
  { findings, lapsed }: Consequences,
): readonly KeptFinding[] {
  return findings.filter(
    (finding) =>
      finding.contradicts === true &&
      !lapsed.includes(finding) &&
      !finding.keys.some((key) => isTurned(draft, key)),
  );
}

function isNext({ id }: KeptFinding, { next }: Way): boolean {
  return next.at === "finding" && next.finding === id;
}

/** Who stays in a group is told at its end of all that concerns it. */
function isComingUp(draft: Draft, finding: KeptFinding, way: Way): boolean {
  if (isNext(finding, way)) return true;
  const group = draft.pack.find(way.key)?.group;
  if (group === undefined || groupAt(draft, way.next)?.id !== group) return false;
  return finding.keys.some((key) => draft.pack.find(key)?.group === group);
}
