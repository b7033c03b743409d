import type { BureauStatus } from "../events/bureau-status.js";
import type { ListSheet } from "../events/list-sheet.js";
import type { BureauWork } from "../interview/bureau-work.js";
import { boardsOf } from "../status/board-of.js";
import { listStatus } from "../status/list-status.js";
import { explainError } from "./error-texts.js";
import type { Outbox } from "./outbox.js";
import type { Jobs, Log, Store } from "./ports.js";

export interface BureauWorkOptions {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly log: Log;
  /** The date in the bureau's time zone. */
  readonly dateOf: (now: string) => string;
}

/** Starts what somebody asked for about the bureau, for that chat; returns at once. */
export type RunBureauWork = (order: { readonly chat: string; readonly work: BureauWork }) => void;

export interface BureauWorkRunner {
  readonly run: RunBureauWork;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

/** Draws and lists how the bureau stands, in a worker, and sends it. */
export function createRunBureauWork(options: BureauWorkOptions): BureauWorkRunner {
  const { store, jobs, outbox, log, dateOf } = options;
  const underWay = new Set<Promise<void>>();

  function work(chat: string, what: BureauWork): Promise<void> {
    switch (what.do) {
      case "draw-status":
        return drawStatus(chat, what.status);
      case "list-status":
        return sendList(chat, listStatus(what.status, store.office(), dateOf));
      default:
        throw new Error(`unknown work: ${JSON.stringify(what satisfies never)}`);
    }
  }

  async function drawStatus(chat: string, status: BureauStatus): Promise<void> {
    const boards = boardsOf(status);
    const pictures = await Promise.all(boards.map((board) => jobs.board(board)));
    for (const [index, { title, alt }] of boards.entries()) {
      const bytes = pictures[index];
      if (bytes === undefined) continue;
      const name = `${status.year}年度决算公开进度${index + 1}.png`;
      void outbox.post(chat, { kind: "picture", name, bytes, caption: title, alt });
    }
  }

  async function sendList(chat: string, list: ListSheet): Promise<void> {
    const { name, mime, bytes } = await jobs.list(list);
    const caption = `《${name}》 ${list.says.join("")}`;
    void outbox.post(chat, { kind: "file", name, mime, bytes, caption });
  }

  async function runSafely(chat: string, what: BureauWork): Promise<void> {
    try {
      await work(chat, what);
    } catch (error) {
      log.error({ chat, work: what.do, err: error }, "work about the bureau failed");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  }

  return {
    run({ chat, work: what }) {
      const running = runSafely(chat, what).finally(() => underWay.delete(running));
      underWay.add(running);
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
