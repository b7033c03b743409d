import { explainError } from "./error-texts.js";
import type { Outbox } from "./outbox.js";
import type { Jobs, Log } from "./ports.js";
import { describeSnapshot, type Snapshot } from "./take-snapshot.js";

/** Compiles reports in the background and sends them to the chats that asked. */
export interface CompileReports {
  /** Returns at once. While the same is under way for this chat, the newest request waits and older ones lapse. */
  start(chat: string, reportId: string, snapshot: Snapshot): void;
  /** Resolves when nothing is being compiled. */
  settle(): Promise<void>;
}

interface Order {
  readonly reportId: string;
  readonly chat: string;
  readonly snapshot: Snapshot;
}

export function createCompileReports(options: {
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly log: Log;
}): CompileReports {
  const { jobs, outbox, log } = options;
  const running = new Map<string, Promise<void>>();
  const next = new Map<string, Order>();

  async function compile({ reportId, chat, snapshot }: Order): Promise<void> {
    const progress = outbox.post(chat, { kind: "progress", text: "正在生成Word文件，请稍候…" });
    const replace = async (text: string): Promise<void> => {
      const replaces = await progress;
      if (replaces !== undefined) void outbox.post(chat, { kind: "progress", text, replaces });
    };
    try {
      const { files } = await jobs.compile(snapshot.report, "docx");
      await replace("已完成，文件在下面。");
      for (const { name, mime, bytes } of files) {
        const caption = `《${name}》 ${describeSnapshot(snapshot)}`;
        void outbox.post(chat, { kind: "file", name, mime, bytes, caption });
      }
    } catch (error) {
      log.error({ chat, report: reportId, err: error }, "a report could not be compiled");
      await replace("没有生成。");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  }

  async function work(slot: string, first: Order): Promise<void> {
    for (let order: Order | undefined = first; order !== undefined; order = next.get(slot)) {
      next.delete(slot);
      await compile(order);
    }
    running.delete(slot);
  }

  return {
    start(chat, reportId, snapshot) {
      const order = { reportId, chat, snapshot };
      const slot = `${chat} ${reportId}`;
      if (running.has(slot)) {
        next.set(slot, order);
        const text = "上一份还在生成，完成后接着生成这一份。";
        void outbox.post(chat, { kind: "message", text, buttons: [] });
        return;
      }
      running.set(slot, work(slot, order));
    },
    async settle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
