import { applyChatEvent, createChatState } from "../../src/events/chat/apply-chat-event.js";
import { applyReportEvent, createReportState } from "../../src/events/report/apply-report-event.js";
import type { ChatState } from "../../src/events/chat/chat-events.js";
import { applyOfficeEvent, createOfficeState } from "../../src/events/office/apply-office-event.js";
import type { OfficeEvent } from "../../src/events/office/office-events.js";
import type { Recorded, ReportEvent } from "../../src/events/report/report-events.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import type { Commit, Store } from "../../src/workflow/ports.js";
import { assertHasReport } from "../assert-has-report.js";
import { filterSummaries } from "../filter-summaries.js";
import { rememberUpdate } from "../recent-updates.js";

interface StoredChat {
  readonly state: ChatState;
  readonly updates: Set<string>;
}

interface StoredReport {
  readonly state: ReportState;
  readonly events: Recorded<ReportEvent>[];
}

/** Keeps everything for as long as the process lives: for tests and for trying things out. */
export function createMemoryStore(): Store {
  const chats = new Map<string, StoredChat>();
  const reports = new Map<string, StoredReport>();
  const summaries = new Map<string, ReportSummary>();
  const office = createOfficeState();
  const officeEvents: Recorded<OfficeEvent>[] = [];

  function chatOf(id: string): StoredChat {
    const chat = chats.get(id) ?? { state: createChatState(id), updates: new Set<string>() };
    chats.set(id, chat);
    return chat;
  }

  function reportOf(id: string): StoredReport {
    const report = reports.get(id) ?? { state: createReportState(id), events: [] };
    reports.set(id, report);
    return report;
  }

  function keep(commit: Commit): void {
    const chat = chatOf(commit.chat);
    rememberUpdate(chat.updates, commit.update);
    for (const event of commit.chatEvents) applyChatEvent(chat.state, event);
    const { report: expected } = commit.expected;
    if (expected !== undefined) {
      const report = reportOf(expected.id);
      for (const event of commit.reportEvents) applyReportEvent(report.state, event);
      report.events.push(...commit.reportEvents);
    }
    for (const event of commit.officeEvents ?? []) {
      applyOfficeEvent(office, event);
      officeEvents.push(event);
    }
    if (commit.summary !== undefined) summaries.set(commit.summary.report, commit.summary);
  }

  return {
    async load(chat, report) {
      return {
        chat: chatOf(chat).state,
        report: report === null ? null : reportOf(report).state,
      };
    },
    async seen(chat, update) {
      return chatOf(chat).updates.has(update);
    },
    async commit(commit) {
      assertHasReport(commit);
      const chat = chatOf(commit.chat);
      if (chat.updates.has(commit.update)) return "duplicate";
      const { report } = commit.expected;
      if (chat.state.version !== commit.expected.chat) return "conflict";
      if (report !== undefined && reportOf(report.id).state.version !== report.version) {
        return "conflict";
      }
      const isOfOffice = commit.officeEvents !== undefined && commit.officeEvents.length > 0;
      if (isOfOffice && office.version !== commit.expected.office) return "conflict";
      keep(commit);
      return "ok";
    },
    async summaries(filter) {
      return filterSummaries(summaries.values(), filter);
    },
    office: () => office,
    async officeHistory() {
      return [...officeEvents];
    },
    async history(report) {
      return [...reportOf(report).events];
    },
    async close() {
      // Nothing is open.
    },
  };
}
