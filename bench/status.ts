import path from "node:path";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import { createReportState } from "../src/events/report/apply-report-event.js";
import type { OfficeEvent } from "../src/events/office/office-events.js";
import type { ReportPhase } from "../src/events/report/report-state.js";
import { listMissing } from "../src/interview/answers/list-missing.js";
import { step } from "../src/interview/step.js";
import { createJobs } from "../src/jobs/worker-pool.js";
import type { Pack } from "../src/pack/pack.js";
import { createAuthorise } from "../src/workflow/access/authorise.js";
import { createOutbox } from "../src/workflow/outbox.js";
import type { ChatChannel, Store } from "../src/workflow/ports.js";
import { summariseReport } from "../src/workflow/summarise-report.js";
import { median } from "./median.js";
import { SILENT, startBot, TIMERS } from "./start-bot.js";

const DEPARTMENTS = 500;
const RUNS = 7;
const AT = "2020-08-12T01:02:03.000Z";
const ACCOUNT = "bench:manager";
const PHASES: readonly ReportPhase[] = ["filling", "review", "returned", "approved", "published"];

/**
 * What /status costs a manager of 500 departments, as lines to print: the processor time of deciding and telling it,
 * and how long one waits for the pictures.
 *
 * @param packDir folder of the pack, for the worker
 */
export async function benchStatus(
  dir: string,
  pack: Pack,
  packDir: string,
): Promise<readonly string[]> {
  const clock = { now: () => AT };
  const store = await openLowdbStore({ dir: path.join(dir, "status"), clock, log: SILENT });
  await settleBureau(store);
  const jobs = createJobs({ packDirs: [packDir] });
  let pictures = 0;
  const channel: ChatChannel = {
    name: "bench",
    async deliver(_chat, out) {
      if (out.kind === "picture") pictures += 1;
      return "";
    },
  };
  const outbox = createOutbox({ channels: [channel], timers: TIMERS, log: SILENT });
  const bot = startBot({
    ...{ store, packs: [pack], engine: { step, listMissing }, outbox, jobs },
    authorise: createAuthorise([], { office: () => store.office() }),
  });
  let asked = 0;

  async function ask(): Promise<{ readonly cpu: number; readonly wall: number }> {
    const body = { kind: "text", text: "/status", messageId: "m" } as const;
    const update = { id: `u${String((asked += 1))}`, account: ACCOUNT, chat: ACCOUNT, body };
    const started = performance.now();
    const before = process.cpuUsage();
    await bot.handle(update);
    const used = process.cpuUsage(before);
    await bot.settle();
    await outbox.idle();
    return { cpu: (used.user + used.system) / 1_000, wall: performance.now() - started };
  }

  try {
    const cold = await ask();
    const warm: { readonly cpu: number; readonly wall: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) warm.push(await ask());
    const each = pictures / asked;
    return [
      `\n/status for ${String(DEPARTMENTS)} departments, text and ${String(each)} pictures`,
      `  processor time until it is told (limit 300 ms): first ${millis(cold.cpu)}, then (median of ${String(RUNS)}) ${millis(median(warm.map(({ cpu }) => cpu)))}`,
      `  until the pictures are there (limit 1,000 ms): new worker ${millis(cold.wall)}, then ${millis(median(warm.map(({ wall }) => wall)))}`,
    ];
  } finally {
    await jobs.close();
    await store.close();
  }
}

/** Departments with a report in every state, a clerk each, and a manager over all. */
async function settleBureau(store: Store): Promise<void> {
  const events: OfficeEvent[] = [
    { type: "person-added", person: "boss", name: "主管" },
    { type: "account-linked", person: "boss", account: ACCOUNT, chat: ACCOUNT },
    { type: "granted", person: "boss", grant: { role: "manager", department: null } },
  ];
  const numbers = Array.from({ length: DEPARTMENTS }, (_, index) => index + 1);
  for (const number of numbers) {
    const department = `d${String(number)}`;
    const due = `2020-08-${String((number % 28) + 1).padStart(2, "0")}`;
    const person = `p${String(number)}`;
    const name = `市第${String(number)}公共资源交易管理办公室`;
    events.push(
      { type: "department-set", department, name, parent: null },
      { type: "deadline-set", department, year: "2019", approvedOn: null, due },
      { type: "person-added", person, name: `会计${String(number)}` },
      { type: "granted", person, grant: { role: "clerk", department } },
    );
  }
  await store.commit({
    ...{ update: "settle", chat: "system:bench", chatEvents: [], reportEvents: [] },
    expected: { chat: 0, office: 0 },
    officeEvents: events.map((event) => ({ batch: "settle", by: "bench", at: AT, event })),
  });
  await Promise.all(numbers.map((number) => openReport(store, number)));
}

async function openReport(store: Store, number: number): Promise<void> {
  const id = `r${String(number)}`;
  const line = summariseReport(createReportState(id), []);
  const phase = PHASES[number % PHASES.length] ?? "filling";
  await store.commit({
    ...{ update: "open", chat: `bench:${String(number)}`, chatEvents: [] },
    expected: { chat: 0, report: { id, version: 0 } },
    reportEvents: [{ batch: "open", by: "bench", at: AT, event: { type: "put-away" } }],
    summary: {
      ...{ ...line, unit: `d${String(number)}`, year: "2019", phase, since: AT, changedAt: AT },
      ...{ asked: 200, done: number % 200 },
    },
  });
}

function millis(value: number): string {
  return `${value.toFixed(0)} ms`;
}
