import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import { explainError } from "../error-texts.js";
import type { Outbox } from "../outbox.js";
import type { Jobs, Log } from "../ports.js";
import type { RecordExport } from "../files/record-export.js";
import { createUnderWay } from "./under-way.js";

export interface TemplateOrder {
  readonly chat: string;
  /** Who asked. */
  readonly account: string;
  /** Id of the report. */
  readonly report: string;
  readonly snapshot: ReportSnapshot;
  readonly all: boolean;
}

/** Makes templates in the background and sends them to the chats that asked. */
export interface SendTemplates {
  /** Returns at once. */
  start(order: TemplateOrder): void;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

const OPEN = "里面是还没填的项目；要连已填的一起改，发 /template 全部。";
const ALL = "已填的也在里面，改了才算改。";

export function createSendTemplates(options: {
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly recordExport: RecordExport;
}): SendTemplates {
  const { jobs, outbox, log, recordExport } = options;
  const underWay = createUnderWay();

  async function run({ chat, account, report, snapshot, all }: TemplateOrder): Promise<void> {
    try {
      const { name, mime, bytes } = await jobs.template(snapshot, { report, all });
      await recordExport({ report, account, files: [name], hash: "" });
      const caption = `《${name}》 填好后把文件发回来，先给您看改了什么，再一次采用。${all ? ALL : OPEN}`;
      void outbox.post(chat, { kind: "file", name, mime, bytes, caption });
    } catch (error) {
      log.error({ chat, report, err: error }, "a template could not be made");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  }

  return {
    start(order) {
      underWay.add(run(order));
    },
    settle: () => underWay.settle(),
  };
}
