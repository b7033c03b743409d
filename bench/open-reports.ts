import path from "node:path";
import { listMissing } from "../src/interview/answers/list-missing.js";
import { step } from "../src/interview/step.js";
import type { Pack } from "../src/pack/pack.js";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import type { WalkStep } from "./record-walk.js";
import { SILENT, startBot } from "./start-bot.js";

/** Heap that open reports with all their answers take, in bytes. Needs --expose-gc. */
export async function benchMemory(
  folder: string,
  pack: Pack,
  walk: readonly WalkStep[],
): Promise<{ readonly hundred: number; readonly twoHundred: number }> {
  const dir = path.join(folder, "memory");
  const store = await openLowdbStore({
    dir,
    clock: { now: () => "2020-08-12T01:02:03.000Z" },
    log: SILENT,
  });
  const bot = startBot({ store, packs: [pack], engine: { step, listMissing } });
  const fill = async (from: number, to: number): Promise<void> => {
    for (let user = from; user < to; user += 1) {
      const chat = `bench:${String(user)}`;
      for (const [index, one] of walk.entries()) {
        await bot.handle({ id: String(index + 1), account: chat, chat, body: one.body });
      }
    }
  };
  await fill(0, 1);
  const before = heap();
  await fill(1, 101);
  const hundred = heap() - before;
  await fill(101, 201);
  const twoHundred = heap() - before;
  await store.close();
  return { hundred, twoHundred };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
