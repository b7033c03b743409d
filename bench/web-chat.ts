import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createWebChat } from "../src/channels/web/create-web-chat.js";
import { startHttpServer, type HttpServer } from "../src/http/http-server.js";
import type { HttpRoute, HttpStream } from "../src/http/route.js";
import { listMissing } from "../src/interview/answers/list-missing.js";
import { step } from "../src/interview/step.js";
import type { Pack } from "../src/pack/pack.js";
import { createOutbox } from "../src/workflow/outbox.js";
import { createReceive } from "../src/workflow/receive.js";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import type { WalkStep } from "./record-walk.js";
import { SILENT, startBot, TIMERS } from "./start-bot.js";

/** What the people measured, as one of them sees it. */
export interface Crowd {
  readonly repliesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const PEOPLE = 200;
/** Enough to come past the start; everybody sends the same. */
const STEPS = 50;
const CLOCK = { now: () => new Date().toISOString() };

/**
 * So many people chat at once through the web page's own way: each has a stream open, sends a reply, and
 * sends the next when the bot's answer came over the stream. They sit in a process of their own, so that
 * the bot has one core and they the other.
 *
 * @returns lines to print: this bot beside a server of the same kind that only echoes
 */
export async function benchWebChat(
  dir: string,
  pack: Pack,
  walk: readonly WalkStep[],
): Promise<readonly string[]> {
  const bodies = walk.slice(0, STEPS).map(({ body }) => body);
  const echo = await measure(await startEcho(), bodies);
  const bot = await benchBot(dir, pack, bodies);
  return [
    `\n${String(PEOPLE)} people chat at once through the web page`,
    `  ${tell("echo, nothing decided or stored", echo)}`,
    `  ${tell("this bot", bot)}, ${(bot.repliesPerSecond / echo.repliesPerSecond).toFixed(2)}× of the echo`,
  ];
}

function tell(who: string, { repliesPerSecond, p50Ms, p99Ms }: Crowd): string {
  const rate = Math.round(repliesPerSecond).toLocaleString("en").padStart(7);
  return `${who.padEnd(32)}${rate} replies/s, half within ${p50Ms.toFixed(0)} ms, 99% within ${p99Ms.toFixed(0)} ms`;
}

async function benchBot(
  dir: string,
  pack: Pack,
  bodies: readonly WalkStep["body"][],
): Promise<Crowd> {
  const home = path.join(dir, "web-chat");
  const names = ["p", "w"].flatMap((first) =>
    Array.from({ length: PEOPLE }, (_, index) => first + String(index)),
  );
  await writeSessions(path.join(home, "web"), names);
  const store = await openLowdbStore({ dir: home, clock: CLOCK, log: SILENT });
  let ids = 0;
  const web = await createWebChat({
    dir: path.join(home, "web"),
    origin: null,
    codes: names.map((name) => ({ name, code: `CODE-OF-${name}` })),
    openSample: null,
    updateRate: { burst: 1_000, perSecond: 1_000 },
    clock: CLOCK,
    timers: TIMERS,
    ids: {
      next() {
        ids += 1;
        return `f${String(ids)}`;
      },
    },
    log: SILENT,
  });
  const outbox = createOutbox({ channels: [web.channel], timers: TIMERS, log: SILENT });
  const workflow = startBot({ store, packs: [pack], engine: { step, listMissing }, outbox });
  const running = web.start({
    outbox,
    viewChat: workflow.viewChat,
    receive: createReceive({ handle: workflow.handle, outbox, log: SILENT }),
    idle: () => outbox.idle(),
  });
  const server = await serve(web.routes);
  try {
    return await measure(server, bodies);
  } finally {
    running.stop();
    await running.done;
    await store.close();
  }
}

/** Everybody is signed in: how fast that goes is limited on purpose. */
async function writeSessions(dir: string, names: readonly string[]): Promise<void> {
  await mkdir(dir, { recursive: true });
  const day = CLOCK.now().slice(0, 10);
  const sessions = names.map((name) => [
    createHash("sha256").update(`token-${name}`).digest("hex"),
    { name, day },
  ]);
  await writeFile(path.join(dir, "sessions.json"), JSON.stringify(Object.fromEntries(sessions)));
}

/** The same server and the same events, with nothing behind them. */
function startEcho(): Promise<HttpServer> {
  const streams = new Map<string, HttpStream>();
  const routes: readonly HttpRoute[] = [
    {
      method: "GET",
      path: "/api/events",
      maxBodyBytes: 0,
      answer: ({ headers }) => ({
        status: 200,
        headers: { "content-type": "text/event-stream" },
        stream: (to) => void streams.set(headers.cookie ?? "", to),
      }),
    },
    {
      method: "POST",
      path: "/api/updates",
      maxBodyBytes: 400_000,
      answer({ headers, body }) {
        const entry = JSON.stringify({ from: "bot", text: body.toString("utf8") });
        streams.get(headers.cookie ?? "")?.write(`event: entry\nid: 1\ndata: ${entry}\n\n`);
        return { status: 200, body: "{}" };
      },
    },
  ];
  return serve(routes);
}

function serve(routes: readonly HttpRoute[]): Promise<HttpServer> {
  return startHttpServer({ host: "127.0.0.1", port: 0, routes, log: SILENT });
}

async function measure(server: HttpServer, bodies: readonly WalkStep["body"][]): Promise<Crowd> {
  const people = fork(fileURLToPath(new URL("../dist/web-people.js", import.meta.url)), {
    execArgv: [],
  });
  people.send({ port: server.port, people: PEOPLE, bodies });
  // The one message of the other process.
  const [crowd] = (await once(people, "message")) as [Crowd];
  await server.stop();
  return crowd;
}
