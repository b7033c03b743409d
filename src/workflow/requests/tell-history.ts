import type { ReportEvent } from "../../events/report/report-events.js";
import type { ReportState } from "../../events/report/report-state.js";
import { nameAccounts } from "../../interview/audit/name-accounts.js";
import { tellAnswerHistory } from "../../interview/audit/tell-answer-history.js";
import { tellReport } from "../../interview/audit/tell-report.js";
import type { Pack } from "../../pack/pack.js";
import { explainError } from "../error-texts.js";
import type { Outbox } from "../outbox.js";
import type { Log, Store } from "../ports.js";
import { createUnderWay } from "./under-way.js";

export interface TellHistoryOptions {
  readonly store: Store;
  readonly packs: readonly Pack[];
  readonly outbox: Outbox;
  readonly log: Log;
  readonly dateOf: (now: string) => string;
}

export interface TellHistory {
  /** Returns at once: the history is read from the disk. */
  start(chat: string, report: ReportState, key: string): void;
  /** Resolves when none is being read. */
  settle(): Promise<void>;
}

/** Says who gave an answer, changed it or returned it, and when. */
export function createTellHistory(options: TellHistoryOptions): TellHistory {
  const { outbox, log } = options;
  const underWay = createUnderWay();

  async function read(chat: string, report: ReportState, key: string): Promise<void> {
    try {
      const text = await historyOf(options, report, key);
      void outbox.post(chat, { kind: "message", text, buttons: [] });
    } catch (error) {
      log.error({ chat, report: report.id, err: error }, "a history could not be read");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  }

  return {
    start(chat, report, key) {
      underWay.add(read(chat, report, key));
    },
    settle: () => underWay.settle(),
  };
}

async function historyOf(
  { store, packs, dateOf }: TellHistoryOptions,
  report: ReportState,
  key: string,
): Promise<string> {
  const pack = packs.find(({ name }) => name === report.pack);
  if (pack === undefined) return "这份报告的题目现在没有，记录还在。";
  const [history, bureau] = await Promise.all([store.history(report.id), store.officeHistory()]);
  const own = history.filter(({ event }) => isAbout(event, key));
  const lines = tellReport(own, { pack, department: "", nameOf: nameAccounts(bureau) });
  return tellAnswerHistory(pack.find(key)?.label ?? key, lines, dateOf);
}

function isAbout(event: ReportEvent, key: string): boolean {
  if (event.type === "answered") return event.key === key;
  return event.type === "returned" && event.remarks.some((remark) => remark.key === key);
}
