import { createReportState } from "../events/apply-report-event.js";
import type { ChatState } from "../events/chat-events.js";
import type { ReportState } from "../events/report-state.js";
import type { ReportSummary } from "../events/report-summary.js";
import type { Input, Outcome, StepContext } from "../interview/context.js";
import type { Pack } from "../pack/pack.js";
import type { Engine } from "./engine.js";
import type { Clock, Commit, Ids, Store } from "./ports.js";
import { summariseReport } from "./summarise-report.js";

export interface TurnOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly packs: readonly Pack[];
  readonly clock: Clock;
  readonly ids: Ids;
}

/** One input of one person, with what it is decided on. */
export interface TurnInput {
  readonly account: string;
  /** Id of the update, for the commit. */
  readonly update: string;
  readonly input: Input;
  readonly chat: ChatState;
  readonly report: ReportState | null;
}

export type TurnResult =
  | { readonly result: "ok"; readonly outcome: Outcome }
  /** Nothing was committed: another report has to be loaded first. */
  | { readonly result: "switch"; readonly report: string }
  | { readonly result: "duplicate" }
  | { readonly result: "conflict" };

/** Decides on an input and makes the decision durable. Nobody has been told of it yet. */
export async function takeTurn(options: TurnOptions, turn: TurnInput): Promise<TurnResult> {
  const { outcome, chatVersion, reportVersion } = await decide(options, turn);
  const { reportId, chatEvents, reportEvents } = outcome;
  const target = outcome.requests.find((request) => request.kind === "switch-report");
  if (target !== undefined) return { result: "switch", report: target.report };
  const { report } = turn;
  const isHeld = report !== null && report.id === reportId;
  const commit: Commit = {
    update: turn.update,
    chat: turn.chat.id,
    expected: {
      chat: chatVersion,
      ...(reportId === null
        ? {}
        : { report: { id: reportId, version: isHeld ? reportVersion : 0 } }),
    },
    chatEvents,
    reportEvents,
    ...(reportId === null || reportEvents.length === 0
      ? {}
      : { summary: summariseReport(isHeld ? report : createReportState(reportId), reportEvents) }),
  };
  const result = await options.store.commit(commit);
  return result === "ok" ? { result, outcome } : { result };
}

interface Decision {
  readonly outcome: Outcome;
  readonly chatVersion: number;
  readonly reportVersion: number;
}

/**
 * Few steps look at the account's other reports, so they are read only when a step did, which is then
 * run again with them: the cost of an answer does not depend on how many reports there are.
 */
async function decide(options: TurnOptions, turn: TurnInput): Promise<Decision> {
  const { store, engine, packs, clock, ids } = options;
  const { chat, report, account, update } = turn;
  const shelf: { reports: readonly ReportSummary[]; wanted: boolean } = {
    reports: [],
    wanted: false,
  };
  const context: StepContext = {
    packs,
    report,
    chat,
    account,
    update,
    now: clock.now(),
    newId: () => ids.next(),
    get reports() {
      shelf.wanted = true;
      return shelf.reports;
    },
  };
  // The states live: their versions are read together with the step that looks at them.
  const run = (): Decision => ({
    outcome: engine.step(context, turn.input),
    chatVersion: chat.version,
    reportVersion: report?.version ?? 0,
  });
  const decision = run();
  if (!shelf.wanted) return decision;
  const reports = await store.summaries({ owner: account });
  shelf.reports = [...reports].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
  return run();
}
