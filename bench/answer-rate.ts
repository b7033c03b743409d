import path from "node:path";
import { listMissing } from "../src/interview/answers/list-missing.js";
import { step } from "../src/interview/step.js";
import type { Pack } from "../src/pack/pack.js";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import type { WalkStep } from "./record-walk.js";
import { SILENT, startBot } from "./start-bot.js";

const WARM_UP = 15;

/**
 * Plays the walk for so many users at once, each waiting for one reply before the next, into a durable store.
 *
 * @returns answers made durable per second; replies that store nothing of the report take their time but do not count
 */
export async function benchAnswers(options: {
  readonly dir: string;
  readonly pack: Pack;
  readonly walk: readonly WalkStep[];
  readonly users: number;
  /** How often each user fills a report. */
  readonly rounds: number;
}): Promise<number> {
  const { pack, walk, users, rounds } = options;
  const dir = path.join(options.dir, `answers-${String(users)}`);
  const store = await openLowdbStore({
    dir,
    clock: { now: () => "2020-08-12T01:02:03.000Z" },
    log: SILENT,
  });
  const bot = startBot({ store, packs: [pack], engine: { step, listMissing } });
  let stored = 0;
  const play = async (user: number, round: number): Promise<void> => {
    const chat = `bench:${String(round)}-${String(user)}`;
    for (const [index, one] of walk.entries()) {
      await bot.handle({ id: String(index + 1), account: chat, chat, body: one.body });
      if (one.stored) stored += 1;
    }
  };
  // A bot runs for months: what the first reports cost more, while the code is compiled, is not measured.
  for (let round = 0; round < WARM_UP; round += 1) await play(0, rounds + round);
  stored = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      for (let round = 0; round < rounds; round += 1) await play(user, round);
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  await store.close();
  return stored / seconds;
}
