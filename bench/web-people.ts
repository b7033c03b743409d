import { Agent, request } from "node:http";
import { z } from "zod";
import type { Crowd } from "./web-chat.js";

const ORDER = z.object({
  port: z.number(),
  people: z.number(),
  bodies: z.array(
    z.union([
      z.object({ kind: z.literal("text"), text: z.string() }),
      z.object({ kind: z.literal("press"), token: z.string() }),
    ]),
  ),
});
type Order = z.infer<typeof ORDER>;
/** People who come before. */
const WARM_UP = 20;

type Body = Order["bodies"][number];

/** The people of `web-chat.ts`, in a process of their own. */
async function run({ port, people, bodies }: Order): Promise<Crowd> {
  // A bot runs for months: what the first replies cost more is not measured.
  const first = Array.from({ length: WARM_UP }, (_, index) => `w${String(index)}`);
  await Promise.all(
    first.map(async (name) => {
      const clerk = await openClerk(port, name);
      for (const body of bodies) await clerk.say(body);
      clerk.leave();
    }),
  );
  const clerks = await Promise.all(
    Array.from({ length: people }, (_, index) => openClerk(port, `p${String(index)}`)),
  );
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    clerks.map(async (clerk) => {
      for (const body of bodies) times.push(await clerk.say(body));
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  for (const clerk of clerks) clerk.leave();
  times.sort((a, b) => a - b);
  return {
    repliesPerSecond: times.length / seconds,
    p50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

interface Clerk {
  /** @returns milliseconds until the bot's answer was there */
  say(body: Body): Promise<number>;
  leave(): void;
}

async function openClerk(port: number, name: string): Promise<Clerk> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  const origin = `http://127.0.0.1:${String(port)}`;
  const headers = { cookie: `chat_session=token-${name}`, origin, "x-chat-page": "1" };
  let answered = (): void => undefined;
  let said = 0;

  const events = request(`${origin}/api/events?room=main`, { agent, headers });
  events.end();
  await new Promise<void>((resolve, reject) => {
    events.once("error", reject);
    events.once("response", (response) => {
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        if (text.includes('"from":"bot"')) answered();
      });
      // Hung up at the end.
      response.on("error", () => undefined);
      resolve();
    });
  });

  function post(body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const posting = request(`${origin}/api/updates`, { agent, headers, method: "POST" });
      posting.once("error", reject);
      posting.once("response", (response) => {
        response.resume();
        response.once("end", () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`answered ${String(response.statusCode)}`));
        });
      });
      posting.end(body);
    });
  }

  return {
    async say(body) {
      said += 1;
      const id = `${name}said${String(said).padStart(6, "0")}`;
      const start = performance.now();
      const reply = new Promise<void>((resolve) => (answered = resolve));
      await Promise.all([post(JSON.stringify({ room: "main", id, done: body })), reply]);
      return performance.now() - start;
    },
    leave() {
      events.once("error", () => undefined);
      events.destroy();
      agent.destroy();
    },
  };
}

process.once("message", (order) => {
  void run(ORDER.parse(order)).then((crowd) => {
    process.send?.(crowd);
    process.disconnect();
  });
});
