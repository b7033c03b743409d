import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { createFileArchive } from "../storage/archive/file-archive.js";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import { createLinksFor } from "./channels/links-for.js";
import type { Bot, Messenger } from "./channels/messenger.js";
import { BotApiError } from "./channels/telegram/bot-api.js";
import { readConfig, type Config } from "./config.js";
import { AppError } from "./errors.js";
import { createHealthRoutes } from "./http/health-routes.js";
import { startHttpServer, type HttpServer } from "./http/http-server.js";
import { listMissing } from "./interview/answers/list-missing.js";
import { step } from "./interview/step.js";
import { createJobs } from "./jobs/worker-pool.js";
import { loadSample } from "./load-sample.js";
import { createFileLog, createLog } from "./log.js";
import { reachByTelegram, reachByTerminal, reachByWeb, type Reached } from "./messengers.js";
import { loadPack } from "./pack/load-pack.js";
import type { Pack } from "./pack/pack.js";
import { randomIds, systemClock, systemTimers } from "./system.js";
import { createAuthorise } from "./workflow/access/authorise.js";
import type { OfficeCommitter } from "./workflow/commit-office.js";
import { createDateInZone, createHourInZone, createMomentInZone } from "./workflow/date-in-zone.js";
import { explainError } from "./workflow/error-texts.js";
import { inviteFirstOperator } from "./workflow/access/first-operator.js";
import { createOutbox } from "./workflow/outbox.js";
import type { Jobs, Log } from "./workflow/ports.js";
import { startReminders } from "./workflow/notices/reminders.js";
import { createQuietUntil } from "./workflow/notices/reminder-days.js";
import { createReceive } from "./workflow/receive.js";
import { createWorkflow } from "./workflow/workflow.js";

const NOBODY_TO_TALK_TO = `没有设置 TELEGRAM_TOKEN，网页聊天也关着（WEB_CHAT=off），不知道跟谁对话。请任选一种：
1. 把 .env.example 复制为 .env，填上 TELEGRAM_TOKEN 和 TELEGRAM_ALLOWED_ACCOUNTS，再运行 npm start；
2. 去掉 WEB_CHAT=off，再运行 npm start，在浏览器里填报；
3. 在终端里运行 npm run chat，直接在本机填报。
`;
const NOT_CONNECTED = "没有连上 Telegram，请检查 TELEGRAM_TOKEN 和 WEBHOOK_URL";

/** At a stop: for reports being compiled, and for replies that wait. */
const SETTLE_MS = 20_000;
const DRAIN_MS = 10_000;

interface RunningBot extends Bot {
  stop(): Promise<void>;
}

/** What every bot of this process shares. */
interface Parts {
  readonly pack: Pack;
  readonly jobs: Jobs;
  readonly log: Log;
}

/** @returns the exit code */
async function main(isChat: boolean): Promise<number> {
  loadEnvFile();
  const config = readConfig();
  if (!isChat && config.telegram === null && config.web === null) {
    process.stderr.write(NOBODY_TO_TALK_TO);
    return 1;
  }
  const parts = await loadParts(config, isChat);
  return run(config, parts, {
    reached: isChat ? [reachByTerminal(config)] : await reachBySettings(config, parts),
    serves: !isChat,
  });
}

async function loadParts(config: Config, isChat: boolean): Promise<Parts> {
  // A terminal somebody sits at shows them the chat, or where it is, and no log.
  const isWatched = isChat || (config.telegram === null && process.stdout.isTTY);
  const log = isWatched
    ? createFileLog(config.logLevel, path.join(config.dataDir, "chat.log"))
    : createLog(config.logLevel);
  const pack = await loadPack(config.packDir);
  const jobs = createJobs({
    packDirs: [config.packDir],
    threads: config.compileThreads,
    onWorkerLost: (error) => log.error({ err: error }, "a worker was lost"),
  });
  return { pack, jobs, log };
}

/** Every way in that the settings name. */
async function reachBySettings(config: Config, parts: Parts): Promise<readonly Reached[]> {
  const { log } = parts;
  const reached: Reached[] = [];
  if (config.telegram !== null) reached.push(reachByTelegram(config.telegram, log));
  if (config.web !== null) {
    const openSample = await loadSample({
      ...parts,
      clock: systemClock,
      timers: systemTimers,
      ids: randomIds,
      dateOf: createDateInZone(config.timeZone),
    });
    reached.push(await reachByWeb(config, config.web, { openSample, log }));
  }
  return reached;
}

/** Variables that are set already win. */
function loadEnvFile(): void {
  if (!existsSync(".env")) return;
  // The types know no Node before 20.12, where it is not there yet.
  const node: { readonly loadEnvFile?: (file: string) => void } = process;
  if (node.loadEnvFile !== undefined) node.loadEnvFile(".env");
  else process.stderr.write("没有读 .env：需要 Node 20.12 或更新的版本。\n");
}

interface RunOptions {
  readonly reached: readonly Reached[];
  /** Whether our HTTP server runs. */
  readonly serves: boolean;
}

/** Runs until a signal, or until somebody who reached it by one way alone has gone. */
async function run(config: Config, parts: Parts, { reached, serves }: RunOptions): Promise<number> {
  const { log } = parts;
  const messengers = reached.map((one) => one.messenger);
  const stopper = new AbortController();
  onSignal((signal) => {
    log.info({ signal }, "stopping");
    stopper.abort();
  });
  const bot = await startBot(config, parts, reached);
  let server: HttpServer | null = null;
  try {
    if (serves) {
      const health = createHealthRoutes(() => !stopper.signal.aborted);
      const routes = [...health, ...messengers.flatMap((one) => one.routes)];
      server = await startHttpServer({ ...config.http, routes, log });
      if (config.web !== null) tellAddress(config, server.port);
    }
    await talk(messengers, bot, stopper);
    return 0;
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error;
    log.error({ err: error }, "Telegram could not be used");
    process.stderr.write(`${NOT_CONNECTED}。${error.message}\n`);
    return 1;
  } finally {
    stopper.abort();
    await bot.stop();
    await server?.stop();
    log.info({}, "stopped");
  }
}

/** Listens by every way until told to stop; when one cannot go on, none does. */
async function talk(
  messengers: readonly Messenger[],
  bot: Bot,
  stopper: AbortController,
): Promise<void> {
  if (stopper.signal.aborted) return;
  const running = messengers.map((messenger) => messenger.start(bot));
  const stop = (): void => {
    for (const one of running) one.stop();
  };
  stopper.signal.addEventListener("abort", stop);
  try {
    await Promise.all(running.map((one) => one.done));
  } finally {
    stop();
    await Promise.allSettled(running.map((one) => one.done));
  }
}

/** For people, beside the log. */
function tellAddress({ web, http }: Config, port: number): void {
  const isEverywhere = http.host === "0.0.0.0" || http.host === "::";
  const host = isEverywhere ? addressOfMachine() : http.host;
  const address = web?.origin ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  process.stderr.write(`网页聊天已打开：${address}　按 Ctrl-C 停止。\n`);
}

/** The one others of the network most likely reach it by. */
function addressOfMachine(): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const outside = all.find(({ family, internal }) => family === "IPv4" && !internal);
  return outside?.address ?? "127.0.0.1";
}

/** Where nobody at this machine is operator, whoever starts the bot gets a code for the first one. */
async function tellOperatorCode(
  committer: OfficeCommitter,
  reached: readonly Reached[],
): Promise<void> {
  if (reached.some(({ operators }) => operators.length > 0)) return;
  const code = await inviteFirstOperator(committer);
  if (code === undefined) return;
  process.stderr.write(
    `还没有管理员。要管多个部门，用这个管理员邀请码登录网页，或发给机器人（只能用一次）：${code}\n`,
  );
}

async function startBot(
  config: Config,
  { pack, jobs, log }: Parts,
  reached: readonly Reached[],
): Promise<RunningBot> {
  const store = await openLowdbStore({ dir: config.dataDir, clock: systemClock, log });
  const outbox = createOutbox({
    channels: reached.map(({ messenger }) => messenger.channel),
    timers: systemTimers,
    log,
  });
  const hourOf = createHourInZone(config.timeZone);
  const workflow = createWorkflow({
    store,
    archive: createFileArchive(path.join(config.dataDir, "approved")),
    engine: { step, listMissing },
    packs: [pack],
    jobs,
    compileAtOnce: config.compileThreads,
    clock: systemClock,
    ids: randomIds,
    log,
    linksFor: createLinksFor(reached.map(({ messenger }) => messenger)),
    authorise: createAuthorise(
      reached.flatMap(({ accounts }) => accounts),
      { office: () => store.office(), operators: reached.flatMap(({ operators }) => operators) },
    ),
    outbox,
    momentOf: createMomentInZone(config.timeZone),
    quietUntil: createQuietUntil(config.quietHours, hourOf),
    dateOf: createDateInZone(config.timeZone),
  });
  const committer = { store, clock: systemClock, ids: randomIds };
  await tellOperatorCode(committer, reached);
  const reminders = startReminders({
    ...committer,
    quiet: config.quietHours,
    digest: config.digest,
    timers: systemTimers,
    log,
    notices: workflow.notices,
    dateOf: createDateInZone(config.timeZone),
    hourOf,
  });
  return {
    outbox,
    viewChat: workflow.viewChat,
    receive: createReceive({ handle: workflow.handle, outbox, log }),
    async idle() {
      await workflow.settle();
      await outbox.idle();
    },
    async stop() {
      await reminders.stop();
      await Promise.race([workflow.settle(), after(SETTLE_MS)]);
      await outbox.drain(DRAIN_MS);
      await jobs.close();
      await store.close();
    },
  };
}

/** Not kept alive by it: whoever waits longer is not waited for. */
function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** The first signal stops in order; a second one ends the process: what was acknowledged is safe anyway. */
function onSignal(stop: (signal: string) => void): void {
  let isStopping = false;
  const take = (signal: string): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stop(signal);
  };
  process.on("SIGINT", take);
  process.on("SIGTERM", take);
}

try {
  process.exitCode = await main(process.argv.includes("--chat"));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${explainError(error)}\n${error.message}\n`);
  process.exitCode = 1;
}
