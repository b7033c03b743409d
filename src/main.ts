import { existsSync } from "node:fs";
import path from "node:path";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import { createTelegraf } from "./channels/telegram/telegraf/create-telegraf.js";
import { createTerminalChat, TERMINAL_ACCOUNT } from "./channels/terminal/run-terminal.js";
import { saveFile } from "./channels/terminal/save-file.js";
import { readConfig, type Config, type TelegramConfig } from "./config.js";
import { AppError } from "./errors.js";
import { listMissing } from "./interview/list-missing.js";
import { step } from "./interview/step.js";
import { createJobs } from "./jobs/worker-pool.js";
import { createFileLog, createLog } from "./log.js";
import { loadPack } from "./pack/load-pack.js";
import { randomIds, systemClock, systemTimers } from "./system.js";
import { createAuthorise } from "./workflow/authorise.js";
import { createDateInZone } from "./workflow/date-in-zone.js";
import { explainError } from "./workflow/error-texts.js";
import { createOutbox, type Outbox } from "./workflow/outbox.js";
import type { ChatChannel, Log } from "./workflow/ports.js";
import { createReceive, type Receive } from "./workflow/receive.js";
import { createWorkflow } from "./workflow/workflow.js";

const NOBODY_TO_TALK_TO = `没有设置 TELEGRAM_TOKEN，这里也不是终端，不知道跟谁对话。请任选一种：
1. 把 .env.example 复制为 .env，填上 TELEGRAM_TOKEN 和 TELEGRAM_ALLOWED_ACCOUNTS，再运行 npm start；
2. 在终端里运行 npm run chat，直接在本机填报。
`;
const NOT_CONNECTED = "没有连上 Telegram，请检查 TELEGRAM_TOKEN、WEBHOOK_URL 和 WEBHOOK_PORT";

/** At a stop: for reports being compiled, and for replies that wait. */
const SETTLE_MS = 20_000;
const DRAIN_MS = 10_000;

interface Bot {
  readonly receive: Receive;
  readonly outbox: Outbox;
  /** Resolves when every file was compiled and every reply was sent. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** @returns the exit code */
async function main(isChat: boolean): Promise<number> {
  loadEnvFile();
  const config = readConfig();
  if (!isChat && config.telegram !== null) return runTelegram(config, config.telegram);
  if (isChat || process.stdin.isTTY) return runTerminal(config);
  process.stderr.write(NOBODY_TO_TALK_TO);
  return 1;
}

/** Variables that are set already win. */
function loadEnvFile(): void {
  if (!existsSync(".env")) return;
  // The types know no Node before 20.12, where it is not there yet.
  const node: { readonly loadEnvFile?: (file: string) => void } = process;
  if (node.loadEnvFile !== undefined) node.loadEnvFile(".env");
  else process.stderr.write("没有读 .env：需要 Node 20.12 或更新的版本。\n");
}

async function runTerminal(config: Config): Promise<number> {
  const { stdin, stdout } = process;
  const chat = createTerminalChat({
    input: stdin,
    output: stdout,
    isTerminal: stdin.isTTY && stdout.isTTY,
    saveFile: (name, bytes) => saveFile(path.join(config.dataDir, "out"), name, bytes),
    timers: systemTimers,
    newId: () => randomIds.next(),
  });
  const log = createFileLog(config.logLevel, path.join(config.dataDir, "chat.log"));
  const bot = await startBot(config, chat.channel, [TERMINAL_ACCOUNT], log);
  onSignal(() => chat.stop());
  await chat.run({ receive: bot.receive, idle: () => bot.idle() });
  await bot.stop();
  return 0;
}

async function runTelegram(config: Config, settings: TelegramConfig): Promise<number> {
  const log = createLog(config.logLevel);
  const { token, apiRoot, webhook } = settings;
  const telegram = createTelegraf({ token, apiRoot, webhook, log, timers: systemTimers, fetch });
  const accounts = settings.allowedAccounts.map((account) => `telegram:${account}`);
  if (accounts.length === 0) {
    log.warn({ variable: "TELEGRAM_ALLOWED_ACCOUNTS" }, "nobody is let in: no account is listed");
  }
  const bot = await startBot(config, telegram.channel, accounts, log);
  const running = telegram.start(bot);
  onSignal((signal) => {
    log.info({ signal }, "stopping");
    running.stop();
  });
  try {
    await running.done;
    return 0;
  } catch (error) {
    log.error({ err: error }, "Telegram could not be used");
    process.stderr.write(`${NOT_CONNECTED}。${error instanceof Error ? error.message : ""}\n`);
    return 1;
  } finally {
    await bot.stop();
    log.info({}, "stopped");
  }
}

async function startBot(
  config: Config,
  channel: ChatChannel,
  accounts: readonly string[],
  log: Log,
): Promise<Bot> {
  const pack = await loadPack(config.packDir);
  const store = await openLowdbStore({ dir: config.dataDir, clock: systemClock, log });
  const jobs = createJobs({ packDirs: [config.packDir], threads: config.compileThreads });
  const outbox = createOutbox({ channels: [channel], timers: systemTimers, log });
  const workflow = createWorkflow({
    store,
    engine: { step, listMissing },
    packs: [pack],
    jobs,
    clock: systemClock,
    ids: randomIds,
    log,
    authorise: createAuthorise(accounts),
    outbox,
    dateOf: createDateInZone(config.timeZone),
  });
  return {
    outbox,
    receive: createReceive({ handle: workflow.handle, outbox, log }),
    async idle() {
      await workflow.settle();
      await outbox.idle();
    },
    async stop() {
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
