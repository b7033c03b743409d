import type { ChatEvent } from "../../src/events/chat/chat-events.js";
import type { Recorded, ReportEvent } from "../../src/events/report/report-events.js";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import type { Commit, Store } from "../../src/workflow/ports.js";

const AT = "2020-08-01T08:00:00.000Z";

/** One answer of a clerk, as the workflow commits it. */
export interface Answering {
  readonly update: string;
  readonly chat?: string;
  readonly report?: string;
  readonly key?: string;
  readonly yuan?: string;
}

export function answerEvent(update: string, key: string, yuan: string): Recorded<ReportEvent> {
  const value = { kind: "money", yuan, precision: "0" } as const;
  return {
    batch: update,
    by: "terminal:ann",
    at: AT,
    event: {
      type: "answered",
      key,
      answer: { state: "value", value },
      via: "typed",
      typed: yuan,
      message: `m${update}`,
    },
  };
}

export function turnEvent(update: string, report: string | null, key: string): Recorded<ChatEvent> {
  return {
    batch: update,
    by: "terminal:ann",
    at: AT,
    event: {
      type: "turned",
      report,
      position: { at: "question", key },
      turn: 1,
      actions: [["1.0", { do: "suggestion", key }]],
    },
  };
}

export function summaryOf(report: string, more: Partial<ReportSummary> = {}): ReportSummary {
  return {
    report,
    owner: "terminal:ann",
    department: "档案馆",
    unit: "",
    since: AT,
    year: "2019",
    phase: "filling",
    asked: 9,
    done: 1,
    errors: 0,
    warnings: 0,
    changedAt: AT,
    ...more,
  };
}

/** A commit decided on what the store holds now. */
export async function decide(store: Store, answering: Answering): Promise<Commit> {
  const { update, chat = "terminal:1", report = "r1", key = "a", yuan = "100" } = answering;
  const loaded = await store.load(chat, report);
  return {
    update,
    chat,
    expected: {
      chat: loaded.chat.version,
      report: { id: report, version: loaded.report?.version ?? 0 },
    },
    chatEvents: [turnEvent(update, report, key)],
    reportEvents: [answerEvent(update, key, yuan)],
    summary: summaryOf(report),
  };
}

export async function answer(store: Store, answering: Answering): Promise<string> {
  return store.commit(await decide(store, answering));
}

/** What stands at a key, in 元. */
export async function readYuan(store: Store, report: string, key: string): Promise<string> {
  const { report: state } = await store.load("reader", report);
  const stored = state?.answers.get(key)?.answer;
  return stored?.state === "value" && stored.value.kind === "money" ? stored.value.yuan : "none";
}
