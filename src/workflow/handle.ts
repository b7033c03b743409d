import { StoreConflictError } from "../errors.js";
import type { Notice } from "../events/office/office-events.js";
import type { ReportState } from "../events/report/report-state.js";
import type { Input, Outcome } from "../interview/context.js";
import type { Access, Authorise } from "./access/authorise.js";
import { readCode } from "./access/invitation-codes.js";
import { createJoin } from "./access/join.js";
import { createKeyedQueue, type KeyedQueue } from "./keyed-queue.js";
import type { Outbox } from "./outbox.js";
import { createNotices, type Notices } from "./notices/notices.js";
import type { Ids, Jobs, Log, MessageRef, Store, Update } from "./ports.js";
import type { RunBureauWork } from "./requests/run-bureau-work.js";
import type { RunRequest } from "./requests/run-requests.js";
import { createProgressLine } from "./requests/progress-line.js";
import { readUpload } from "./requests/read-uploads.js";
import { takeTurn, type TurnOptions, type TurnResult } from "./take-turn.js";

export interface HandleOptions extends TurnOptions {
  readonly store: Store;
  readonly ids: Ids;
  readonly authorise: Authorise;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly log: Log;
  /** One change of a chat at a time. */
  readonly chats: KeyedQueue;
  /** Starts the work a step asked for; returns at once. */
  readonly runRequest: RunRequest;
  /** The same for what is about the bureau. */
  readonly runBureauWork: RunBureauWork;
}

/**
 * Takes one update: decides, makes it durable, queues the replies. Resolves when that is done.
 *
 * @throws {StoreUnavailableError} when it could not be made durable
 * @throws {StoreConflictError} when the report kept changing under it
 */
export type Handle = (update: Update) => Promise<void>;

/** Somebody in a chat, let in. */
interface Visit {
  readonly chat: string;
  readonly access: Access & { readonly allowed: true };
}

/** What a visit asks for. */
interface Ask {
  /** Id for the commit. */
  readonly update: string;
  readonly input: Input;
  /** Said before the prompt. */
  readonly line?: string;
  /** Learns where the messenger put what was said. */
  posted?(refs: readonly Promise<MessageRef | undefined>[]): void;
}

type SwitchTarget = Extract<TurnResult, { result: "switch" }>;

interface AskOn extends Ask {
  readonly report: string | null;
  /** The report the chat must still be on; undefined while it is moved to another one. */
  readonly held?: string | null;
}

const MAX_ATTEMPTS = 5;
const CANNOT_READ = "这类消息我看不懂，请发文字；表格可以从Excel复制后粘贴过来。";
const NOT_FOUND = "没有找到这份报告。";

export interface Handling {
  readonly handle: Handle;
  readonly notices: Notices;
}

export function createHandle(options: HandleOptions): Handling {
  const { store, ids, authorise, outbox, chats, runRequest, runBureauWork } = options;
  const reports = createKeyedQueue();
  const join = createJoin(options);
  const notices = createNotices({ ...options, tell: tellNotice });

  function handle(update: Update): Promise<void> {
    const access = authorise({ account: update.account }, "talk", update.chat);
    if (isCode(update)) return chats.run(update.chat, () => takeCode(update, access));
    if (!access.allowed) {
      tell(update.chat, access.says);
      return Promise.resolve();
    }
    const visit = { chat: update.chat, access };
    return chats.run(update.chat, async () => answer(visit, await readAsk(visit, update)));
  }

  /** A file is opened once its turn has come: it may be long, and what it is about may have changed. */
  async function readAsk(visit: Visit, update: Update): Promise<Ask> {
    const { id, body } = update;
    if (body.kind !== "file") return askOf(id, body);
    if (await store.seen(visit.chat, id)) return { update: id, input: { kind: "refresh" } };
    const { chat } = await store.load(visit.chat, null);
    const { report } = await store.load(visit.chat, chat.report);
    const progress = createProgressLine(outbox, visit.chat);
    const tell = (text: string): void => void progress.show(text);
    const input = await readUpload({ ...options, tell }, body, own(visit, report));
    return { update: id, input };
  }

  /** Somebody comes with an invitation. */
  async function takeCode(update: Update, access: Access): Promise<void> {
    const joining = await join(update, access.allowed);
    if (joining.is === "refused") {
      tell(update.chat, joining.says);
      return;
    }
    const now = authorise({ account: update.account }, "talk", update.chat);
    if (!now.allowed) {
      tell(update.chat, now.says);
      return;
    }
    const visit = { chat: update.chat, access: now };
    if (joining.is === "no-code") return answer(visit, await readAsk(visit, update));
    notices.deliver();
    return answer(visit, {
      update: ids.next(),
      input: { kind: "refresh" },
      line: joining.says,
    });
  }

  /** In its chat like any update, so that it comes between two prompts and not into one. */
  async function tellNotice(
    notice: Notice,
    { account, chat }: { readonly account: string; readonly chat: string },
  ): Promise<boolean> {
    const access = authorise({ account }, "talk", chat);
    if (!access.allowed) return false;
    let refs: readonly Promise<MessageRef | undefined>[] = [];
    const ask: Ask = {
      update: ids.next(),
      input: { kind: "notice", notice },
      posted(given) {
        refs = given;
      },
    };
    await chats.run(chat, () => answer({ chat, access }, ask));
    // The next update of the chat need not wait for this.
    const taken = await Promise.all(refs);
    return taken.some((ref) => ref !== undefined);
  }

  async function answer(visit: Visit, ask: Ask): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { chat } = await store.load(visit.chat, null);
      const result = await turnAlone(visit, { ...ask, report: chat.report, held: chat.report });
      if (result.result === "ok") return;
      if (result.result === "duplicate") return sayAgain(visit);
      if (result.result === "switch") return moveTo(visit, ask, result);
    }
    throw new StoreConflictError(`chat ${visit.chat}: the state kept changing`);
  }

  /** The chat goes on with another report of the same person. */
  async function moveTo(visit: Visit, ask: Ask, target: SwitchTarget): Promise<void> {
    const { report: reportId, key } = target;
    const input = { kind: "resume", ...(key === undefined ? {} : { key }) } as const;
    const { report } = await store.load(visit.chat, reportId);
    if (own(visit, report) === null) {
      return answer(visit, { update: ask.update, input: { kind: "refresh" }, line: NOT_FOUND });
    }
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const turn: AskOn = { update: ask.update, input, report: reportId };
      const { result } = await turnAlone(visit, turn);
      if (result === "duplicate") return sayAgain(visit);
      if (result !== "conflict") return;
    }
    throw new StoreConflictError(`chat ${visit.chat}: the state kept changing`);
  }

  /** An update that came before: the person may not have seen the reply to it. */
  function sayAgain(visit: Visit): Promise<void> {
    return answer(visit, { update: ids.next(), input: { kind: "refresh" } });
  }

  function turnAlone(visit: Visit, ask: AskOn): Promise<TurnResult> {
    if (ask.report === null) return turnOn(visit, ask);
    return reports.run(ask.report, () => turnOn(visit, ask));
  }

  async function turnOn(visit: Visit, ask: AskOn): Promise<TurnResult> {
    const { chat, report } = await store.load(visit.chat, ask.report);
    // Another process moved the chat since: the lock held is that of the wrong report.
    if (ask.held !== undefined && chat.report !== ask.held) return { result: "conflict" };
    const { me } = visit.access;
    const { update, input } = ask;
    const turn = { me, update, input, chat, report: own(visit, report) };
    const taken = await takeTurn(options, turn);
    if (taken.result !== "ok") return taken;
    if (ask.line !== undefined) tell(visit.chat, ask.line);
    const posted = taken.outcome.messages.map((message) => outbox.post(visit.chat, message));
    ask.posted?.(posted);
    if (taken.outcome.officeEvents.length > 0) notices.deliver();
    if (taken.outcome.requests.length > 0) await runRequests(visit, taken.outcome);
    return taken;
  }

  /** Starts what a step asked for, on the report as it is after the commit. */
  async function runRequests(visit: Visit, { requests, reportId }: Outcome): Promise<void> {
    for (const request of requests) {
      if (request.kind !== "bureau") continue;
      const { account } = visit.access.me;
      runBureauWork({ chat: visit.chat, account, work: request.work });
    }
    if (reportId === null) return;
    const { report } = await store.load(visit.chat, reportId);
    if (report === null) return;
    for (const request of requests) {
      if (request.kind === "switch-report" || request.kind === "bureau") continue;
      const again = (input: Input) => stepAgain(visit, reportId, input);
      const { account } = visit.access.me;
      runRequest({ chat: visit.chat, account, report, request, again });
    }
  }

  /** What a step asked for is there: in its chat like any update, as far as the person may still do it. */
  function stepAgain({ chat, access: { me } }: Visit, report: string, input: Input): Promise<void> {
    return chats.run(chat, async () => {
      const access = authorise({ account: me.account }, "talk", chat);
      if (!access.allowed) return;
      const update = ids.next();
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const { result } = await turnAlone({ chat, access }, { update, input, report });
        if (result !== "conflict") return;
      }
      throw new StoreConflictError(`chat ${chat}: the state kept changing`);
    });
  }

  function tell(chat: string, text: string): void {
    void outbox.post(chat, { kind: "message", text, buttons: [] });
  }

  return { handle, notices };
}

/** A report nobody opened, and one of somebody else, are no report. */
function own(visit: Visit, report: ReportState | null): ReportState | null {
  if (report === null || report.phase === "none") return null;
  return visit.access.mayOpen(report) ? report : null;
}

function isCode({ body }: Update): boolean {
  return body.kind === "text" && readCode(body.text) !== undefined;
}

function askOf(id: string, body: Exclude<Update["body"], { kind: "file" }>): Ask {
  switch (body.kind) {
    case "text":
    case "edit":
    case "press":
      return { update: id, input: body };
    case "other":
      return { update: id, input: { kind: "refresh" }, line: CANNOT_READ };
    default:
      throw new Error(`unknown update: ${JSON.stringify(body satisfies never)}`);
  }
}
