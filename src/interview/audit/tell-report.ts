import type { Answer } from "../../amounts/answer.js";
import { formatDate } from "../../amounts/format-date.js";
import type { AuditLine } from "../../events/audit-line.js";
import type { Gate, Recorded, ReportEvent, Via } from "../../events/report/report-events.js";
import type { Pack } from "../../pack/pack.js";
import { showAnswer } from "../answers/show-answer.js";
import { partName } from "../sharing/holders.js";

const VIA: Readonly<Record<Via, string>> = {
  typed: "填写",
  pressed: "点选",
  pasted: "粘贴",
  edited: "改消息",
  suggestion: "带出",
  undo: "撤销",
  imported: "导入",
};

const GATES: Readonly<Record<Gate, string>> = {
  secrecy: "保密审查",
  signature: "负责人审签",
};

export interface Telling {
  readonly pack: Pack;
  readonly department: string;
  /** Takes the id of a person too. */
  readonly nameOf: (account: string) => string;
  /** For whoever may not read the report: who did what to what, and nothing of what is in it. */
  readonly hidesContent?: boolean;
}

type Told = Pick<AuditLine, "what"> & Partial<AuditLine>;

/**
 * What happened to a report, in words, in the order it happened. What only followed from something else is left
 * out.
 *
 * @param history every event of the report, oldest first
 */
export function tellReport(
  history: readonly Recorded<ReportEvent>[],
  telling: Telling,
): readonly AuditLine[] {
  const answers = new Map<string, Answer>();
  const findings = new Map<string, string>();
  const lines: AuditLine[] = [];
  for (const { at, by, event } of history) {
    const told = tell(event, { ...telling, answers, findings });
    keep(event, { answers, findings });
    if (told === undefined) continue;
    const { department, nameOf, hidesContent = false } = telling;
    const shown = hidesContent ? withoutContent(event, told) : told;
    lines.push({ at, who: nameOf(by), department, item: "", was: "", is: "", words: "", ...shown });
  }
  return lines;
}

interface Known {
  readonly answers: Map<string, Answer>;
  /** What each finding said last. */
  readonly findings: Map<string, string>;
}

function keep(event: ReportEvent, { answers, findings }: Known): void {
  if (event.type === "answered") answers.set(event.key, event.answer);
  if (event.type !== "settled") return;
  for (const [id, finding] of Object.entries(event.findings)) {
    if (finding !== null) findings.set(id, finding.says);
  }
}

function tell(event: ReportEvent, known: Known & Telling): Told | undefined {
  const { pack, findings } = known;
  const nameOfKey = (key: string): string => nameKey(pack, key);
  switch (event.type) {
    case "opened":
      return { what: "新建", item: `${event.year}年度报告` };
    case "answered":
      return tellAnswer(event, known);
    case "row-added":
      return { what: "加行", item: nameRow(pack, event) };
    case "row-removed":
      return { what: "删行", item: nameRow(pack, event) };
    case "group-closed":
      return {
        what: event.as === "zero" ? "其余记为0" : "记为无此项",
        item: pack.groups.get(event.group)?.title ?? event.group,
      };
    case "group-reopened":
      return { what: "恢复填报", item: pack.groups.get(event.group)?.title ?? event.group };
    case "accepted":
      return { what: "写说明", item: findings.get(event.finding) ?? "", words: event.reason };
    case "acceptance-lapsed":
      return { what: "说明失效", item: findings.get(event.finding) ?? "" };
    case "acceptance-restored":
      return { what: "说明恢复", item: findings.get(event.finding) ?? "", words: event.reason };
    case "reviewed":
      return { what: "复核", item: nameOfKey(event.key) };
    case "last-year-taken":
      return { what: "用上年报告", item: `${event.year}年度` };
    case "put-away":
      return { what: "收起" };
    case "taken-back":
      return { what: "取回" };
    case "pack-upgraded":
      return { what: "题目更新", was: event.from, is: event.to };
    case "assigned":
      return {
        what: "分工",
        item: partName(pack, event.part),
        is: event.person === null ? "不分了" : known.nameOf(event.person),
      };
    case "submitted":
      return { what: "提交审核" };
    case "withdrawn":
      return { what: "撤回" };
    case "returned":
      return {
        what: "退回",
        item: event.remarks.map(({ key }) => nameOfKey(key)).join("、"),
        words: event.remarks.map(({ key, text }) => `${nameOfKey(key)}：${text}`).join("；"),
      };
    case "passed":
      return { what: "放行", item: findings.get(event.finding) ?? "" };
    case "gated":
      return { what: GATES[event.gate], is: event.name };
    case "approved":
      return { what: "通过", is: event.hash.slice(0, 12), words: formatDate(event.on) };
    case "published":
      return { what: "公开", is: event.address, words: formatDate(event.on) };
    case "correction-opened":
      return {
        what: "更正",
        item: event.cause === "text" ? "公开稿抄错" : "批复数有误",
        words: [
          event.why,
          ...(event.approvedOn === undefined ? [] : [`${formatDate(event.approvedOn)}重新批复`]),
        ].join("，"),
      };
    case "correction-dropped":
      return { what: "不更正了" };
    case "exported":
      return { what: "导出", item: event.files.join("、"), is: event.hash };
    case "postponed":
    case "undone":
    case "settled":
      return undefined;
    default:
      throw new Error(`unknown report event: ${JSON.stringify(event satisfies never)}`);
  }
}

type Kind = ReportEvent["type"];

/** Tell nothing of what is in a report. */
const WITHOUT_CONTENT: ReadonlySet<Kind> = new Set<Kind>([
  ...(["opened", "gated", "approved", "published", "exported", "pack-upgraded"] as const),
]);
/** Name the questions they are about, and beside that tell what is in the report. */
const NAMING: ReadonlySet<Kind> = new Set<Kind>([
  ...(["answered", "row-added", "row-removed", "group-closed", "group-reopened"] as const),
  ...(["reviewed", "assigned", "returned", "correction-opened"] as const),
]);

/** Of what stands in neither list nothing but what was done is shown: what a finding says holds figures. */
function withoutContent({ type }: ReportEvent, told: Told): Told {
  if (WITHOUT_CONTENT.has(type)) return told;
  const { what, item = "" } = told;
  return NAMING.has(type) ? { what, item } : { what };
}

function tellAnswer(
  event: Extract<ReportEvent, { type: "answered" }>,
  { answers, pack }: Known & { readonly pack: Pack },
): Told {
  const { key, answer, via, typed } = event;
  const question = pack.find(key);
  const before = answers.get(key) ?? { state: "open" };
  const show = (one: Answer): string => (question === undefined ? "" : showAnswer(question, one));
  return {
    what: VIA[via],
    item: nameKey(pack, key),
    was: show(before),
    is: show(answer),
    words: typed,
  };
}

/** 205 教育支出（公开05表） */
function nameRow(
  pack: Pack,
  { group, code }: { readonly group: string; readonly code: string },
): string {
  const { rows, place } = pack.groups.get(group) ?? {};
  const name = rows?.names.get(code);
  return `${code}${name === undefined ? "" : ` ${name}`}${place === undefined ? "" : `（${place}）`}`;
}

/** Its label, with the code of its row and the table it stands in. */
function nameKey(pack: Pack, key: string): string {
  const question = pack.find(key);
  if (question === undefined) return key;
  const group = pack.groups.get(question.group);
  const code = group?.rows === undefined ? "" : `${question.cell?.row ?? ""} `;
  return `${code}${question.label}${group === undefined ? "" : `（${group.place}）`}`;
}
