import type { BureauStatus } from "../../events/office/bureau-status.js";
import type { ListSheet } from "../../events/office/list-sheet.js";
import type { BureauWork } from "../../interview/bureau-work.js";
import { listAudit } from "../../interview/audit/list-audit.js";
import { nameAccounts } from "../../interview/audit/name-accounts.js";
import { tellBureau } from "../../interview/audit/tell-bureau.js";
import { tellReport } from "../../interview/audit/tell-report.js";
import type { Pack } from "../../pack/pack.js";
import { boardsOf } from "../../status/board-of.js";
import { listStatus } from "../../status/list-status.js";
import { explainError } from "../error-texts.js";
import { makeTotals } from "../files/make-totals.js";
import type { Outbox } from "../outbox.js";
import type { Clock, Jobs, Log, OutFile, Store } from "../ports.js";
import type { RecordExport } from "../files/record-export.js";
import { createUnderWay } from "./under-way.js";

export interface BureauWorkOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly log: Log;
  /** The date in the bureau's time zone. */
  readonly dateOf: (now: string) => string;
  /** Date and minute there; left out: the date alone. */
  readonly momentOf?: (now: string) => string;
  readonly packs: readonly Pack[];
  readonly recordExport: RecordExport;
}

/** Starts what somebody asked for about the bureau, for that chat; returns at once. */
export type RunBureauWork = (order: BureauOrder) => void;

interface BureauOrder {
  readonly chat: string;
  /** Who asked. */
  readonly account: string;
  readonly work: BureauWork;
}

export interface BureauWorkRunner {
  readonly run: RunBureauWork;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

/** Draws and lists how the bureau stands, in a worker, and sends it. */
export function createRunBureauWork(options: BureauWorkOptions): BureauWorkRunner {
  const { store, jobs, outbox, log, dateOf } = options;
  const underWay = createUnderWay();

  async function work({ chat, account, work: what }: BureauOrder): Promise<void> {
    switch (what.do) {
      case "draw-status":
        return drawStatus(chat, what.status);
      case "list-status":
        send(chat, await makeList(listStatus(what.status, store.office(), dateOf)));
        return;
      case "totals": {
        const today = dateOf(options.clock.now());
        const made = await makeTotals(options, what, { chat, account, today });
        if (typeof made === "string") tell(chat, made);
        else send(chat, made);
        return;
      }
      case "list-audit": {
        const made = await makeList(await auditOf(options, what));
        const files = [made.name];
        await options.recordExport({ report: what.report, account, files, hash: "" });
        send(chat, made);
        return;
      }
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

  async function makeList(list: ListSheet): Promise<OutFile> {
    const { name, mime, bytes } = await jobs.list(list);
    return { kind: "file", name, mime, bytes, caption: `《${name}》 ${list.says.join("")}` };
  }

  function tell(chat: string, text: string): void {
    void outbox.post(chat, { kind: "message", text, buttons: [] });
  }

  function send(chat: string, file: OutFile): void {
    void outbox.post(chat, file);
  }

  async function runSafely(order: BureauOrder): Promise<void> {
    const { chat } = order;
    try {
      await work(order);
    } catch (error) {
      log.error({ chat, work: order.work.do, err: error }, "work about the bureau failed");
      tell(chat, explainError(error));
    }
  }

  return {
    run(order) {
      underWay.add(runSafely(order));
    },
    settle: () => underWay.settle(),
  };
}

/** Everything that was done with a report, and about its department, by name and in order. */
async function auditOf(
  { store, packs, dateOf, momentOf = dateOf }: BureauWorkOptions,
  { report, department, hidesContent }: Extract<BureauWork, { do: "list-audit" }>,
): Promise<ListSheet> {
  const [history, bureau] = await Promise.all([store.history(report), store.officeHistory()]);
  const opened = history.map(({ event }) => event).find((event) => event.type === "opened");
  const pack = packs.find(({ name }) => name === opened?.pack);
  if (opened === undefined || pack === undefined) throw new Error(`${report}: no pack for it`);
  const nameOf = nameAccounts(bureau);
  const { year, department: id = "" } = opened;
  const lines = [
    ...tellReport(history, { pack, department, nameOf, hidesContent }),
    ...tellBureau(bureau, { id, department, year, nameOf }),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return listAudit(lines, { year, department, hidesContent, momentOf });
}
