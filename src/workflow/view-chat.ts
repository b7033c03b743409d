import type { ChatState, Position } from "../events/chat/chat-events.js";
import type { Excerpt } from "../events/report/report-excerpt.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import { hasRole } from "../interview/me.js";
import { listGroups, type GroupLine } from "../interview/navigation/list-groups.js";
import type { Pack, QuestionKind } from "../pack/pack.js";
import type { Access, Actor } from "./access/authorise.js";
import { snapshotOf } from "./requests/run-requests.js";
import { summariseReport } from "./summarise-report.js";
import type { ViewOptions } from "./view.js";

/** Where a chat stands, for a channel that shows more than messages. */
export interface Desk {
  /** null: the chat is on no report. */
  readonly report: ReportSummary | null;
  /** The 填报清单. */
  readonly groups: readonly GroupLine[];
  /** What is being filled. */
  readonly here: Here;
  /** Tokens of the buttons that still do something. */
  readonly live: readonly string[];
}

export interface Here {
  readonly group: string | null;
  readonly key: string | null;
  /** What kind of answer is waited for. */
  readonly kind: QuestionKind | null;
  /** Where in the report it stands: 公开06表. */
  readonly place: string;
}

/** What somebody wants to see beside a chat. */
export interface ViewChat {
  /** Whether somebody may see anything at all: whoever left, or lost their last role, sees nothing any more. */
  isIn(actor: Actor): boolean;
  /** @returns undefined when it is not theirs to see */
  desk(actor: Actor, chat: string): Promise<Desk | undefined>;
  /**
   * The piece of the report that is being filled, or the section chosen.
   *
   * @returns undefined when it is not theirs to see, or the chat is on no report
   * @throws {JobFailedError} when it could not be worked out
   */
  excerpt(actor: Actor, chat: string, section: string | null): Promise<Excerpt | undefined>;
}

export function createViewChat(options: Omit<ViewOptions, "recordExport">): ViewChat {
  const { authorise, store, jobs, packs } = options;

  async function load(access: Access & { readonly allowed: true }, chatId: string) {
    const { chat } = await store.load(chatId, null);
    if (chat.report === null) return { chat, report: null };
    const { report } = await store.load(chatId, chat.report);
    const isOpen = report !== null && report.phase !== "none" && access.mayOpen(report);
    return { chat, report: isOpen ? report : null };
  }

  return {
    isIn(actor) {
      const access = authorise(actor, "view", actor.account);
      return access.allowed && hasRole(access.me);
    },
    async desk(actor, chatId) {
      const access = authorise(actor, "view", chatId);
      if (!access.allowed) return undefined;
      const { chat, report } = await load(access, chatId);
      return describeDesk(packs, chat, report);
    },
    async excerpt(actor, chatId, section) {
      const access = authorise(actor, "view", chatId);
      if (!access.allowed) return undefined;
      const { chat, report } = await load(access, chatId);
      if (report === null) return undefined;
      const { key, place } = whereIs(packOf(packs, report), report, chat.position);
      const at = section === null ? { key, place } : { section };
      return jobs.excerpt(snapshotOf(options, report).report, at);
    },
  };
}

function describeDesk(packs: readonly Pack[], chat: ChatState, report: ReportState | null): Desk {
  const live = chat.actions.map(([token]) => token);
  const pack = report === null ? undefined : packOf(packs, report);
  const here = report === null ? NOWHERE : whereIs(pack, report, chat.position);
  return {
    report: report === null ? null : summariseReport(report, []),
    groups: report === null || pack === undefined ? [] : listGroups(pack, report),
    here,
    live,
  };
}

const NOWHERE: Here = { group: null, key: null, kind: null, place: "" };

function whereIs(pack: Pack | undefined, report: ReportState, position: Position): Here {
  if (pack === undefined) return NOWHERE;
  const key = keyAt(position, report);
  const question = key === null ? undefined : pack.find(key);
  const group = pack.groups.get(
    question?.group ?? ("group" in position ? (position.group ?? "") : ""),
  );
  const isAsked = position.at === "question" || position.at === "which";
  return {
    group: group?.id ?? null,
    key: question?.key ?? null,
    kind: isAsked ? (question?.kind ?? null) : null,
    place: group?.place ?? "",
  };
}

/** The answer one looks at: the one asked for, or the first a finding is about. */
function keyAt(position: Position, report: ReportState): string | null {
  if (position.at === "question" || position.at === "which") return position.key;
  if (position.at !== "finding" && position.at !== "reason") return null;
  return report.findings.get(position.finding)?.keys[0] ?? null;
}

function packOf(packs: readonly Pack[], report: ReportState): Pack | undefined {
  return packs.find((pack) => pack.name === report.pack && pack.years.includes(report.year));
}
