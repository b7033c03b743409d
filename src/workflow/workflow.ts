import type { Authorise } from "./access/authorise.js";
import type { Engine } from "./engine.js";
import { createHandle, type Handle } from "./handle.js";
import type { Codes, LinksFor } from "./access/invitation-codes.js";
import { createKeyedQueue } from "./keyed-queue.js";
import { NO_ARCHIVE } from "./files/no-archive.js";
import type { Notices } from "./notices/notices.js";
import type { Outbox } from "./outbox.js";
import type { Pack } from "../pack/pack.js";
import type { Archive, Clock, Ids, Jobs, Log, Store } from "./ports.js";
import type { QuietUntil } from "./notices/reminder-days.js";
import { createRecordExport } from "./files/record-export.js";
import { createRunBureauWork } from "./requests/run-bureau-work.js";
import { createRunRequests } from "./requests/run-requests.js";
import { createViewChat, type ViewChat } from "./view-chat.js";
import { createView, type ViewReport } from "./view.js";

export interface WorkflowOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly packs: readonly Pack[];
  readonly jobs: Jobs;
  /** Approved versions; without it nothing can be approved. */
  readonly archive?: Archive;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly codes?: Codes;
  readonly linksFor?: LinksFor;
  readonly log: Log;
  readonly authorise: Authorise;
  readonly outbox: Outbox;
  /** Reports compiled at the same time; 1 unless told otherwise. */
  readonly compileAtOnce?: number;
  /** When nobody is written to unasked; left out: never. */
  readonly quietUntil?: QuietUntil;
  /** The date in the bureau's time zone. */
  dateOf(now: string): string;
  /** Date and minute there, "2020-08-20 09:05"; left out: the date alone. */
  readonly momentOf?: (now: string) => string;
}

/** The use cases: what a channel may call. */
export interface Workflow {
  readonly handle: Handle;
  readonly view: ViewReport;
  readonly viewChat: ViewChat;
  readonly notices: Notices;
  /** Resolves when no report is being compiled or previewed, and nobody is being told anything. */
  settle(): Promise<void>;
}

export function createWorkflow(options: WorkflowOptions): Workflow {
  const chats = createKeyedQueue();
  const recordExport = createRecordExport(options);
  const requests = createRunRequests({ archive: NO_ARCHIVE, ...options, chats, recordExport });
  const bureauWork = createRunBureauWork({ ...options, recordExport });
  const { handle, notices } = createHandle({
    ...options,
    chats,
    runBureauWork: bureauWork.run,
    runRequest: requests.runRequest,
  });
  return {
    handle,
    notices,
    view: createView({ ...options, frozen: requests.frozen, recordExport }),
    viewChat: createViewChat({ ...options, frozen: requests.frozen }),
    async settle() {
      await Promise.all([requests.settle(), bureauWork.settle(), notices.settle()]);
    },
  };
}
