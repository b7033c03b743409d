import path from "node:path";
import { listMissing } from "../src/interview/answers/list-missing.js";
import { step } from "../src/interview/step.js";
import type { Pack } from "../src/pack/pack.js";
import type { Update } from "../src/workflow/ports.js";
import type { Workflow } from "../src/workflow/workflow.js";
import { openLowdbStore } from "../storage/lowdb/lowdb-store.js";
import type { WalkStep } from "./record-walk.js";
import { SILENT, startBot } from "./start-bot.js";

const EDITS = 3_000;
const WARM_UP = 3_000;
/** Replies played into each of the reports beside. */
const REPLIES_BESIDE = 25;

/** How much of the walk is played, and how many reports lie beside. */
export interface Setting {
  /** Key the walk is played up to, its group closed; null for the whole walk. */
  readonly upTo: string | null;
  readonly reportsBeside: number;
}

export interface ReanswerOptions {
  readonly dir: string;
  readonly pack: Pack;
  readonly walk: readonly WalkStep[];
  /** Message of the walk whose answer is changed again and again. */
  readonly message: string;
  /** Question the chat stands at meanwhile, the same in every setting. */
  readonly standAt: string;
  readonly setting: Setting;
}

/**
 * Changes one answer thousands of times.
 *
 * @returns processor microseconds per change, of all threads
 */
export async function benchReanswer(options: ReanswerOptions): Promise<number> {
  const { pack, walk, setting, message } = options;
  const dir = path.join(options.dir, "data");
  const store = await openLowdbStore({
    dir,
    clock: { now: () => "2020-08-12T01:02:03.000Z" },
    log: SILENT,
  });
  const bot = startBot({ store, packs: [pack], engine: { step, listMissing } });
  const part = takeUpTo(walk, setting.upTo);
  await Promise.all(
    Array.from({ length: setting.reportsBeside }, (_, user) =>
      play(bot, `bench:beside-${String(user)}`, walk.slice(0, REPLIES_BESIDE)),
    ),
  );
  const chat = "bench:re";
  await play(bot, chat, part);
  await send(bot, chat, "go", { kind: "text", text: `/edit ${options.standAt}`, messageId: "go" });
  const edit = (count: number): Promise<void> =>
    send(bot, chat, `e${String(count)}`, {
      kind: "edit",
      text: count % 2 === 0 ? "12.34" : "12.35",
      messageId: message,
    });
  for (let count = 0; count < WARM_UP; count += 1) await edit(count);
  const before = process.cpuUsage();
  for (let count = 0; count < EDITS; count += 1) await edit(WARM_UP + count);
  const { user, system } = process.cpuUsage(before);
  await store.close();
  return (user + system) / EDITS;
}

/** The walk up to the end of the group that holds the key. */
function takeUpTo(walk: readonly WalkStep[], key: string | null): readonly WalkStep[] {
  if (key === null) return walk;
  const prefix = `${key.split(".")[0] ?? ""}.`;
  const last = walk.findLastIndex((one) => one.key?.startsWith(prefix) === true);
  // The step behind it closes the group.
  return walk.slice(0, last + 2);
}

async function play(bot: Workflow, chat: string, walk: readonly WalkStep[]): Promise<void> {
  for (const [index, one] of walk.entries()) await send(bot, chat, String(index + 1), one.body);
}

function send(bot: Workflow, chat: string, id: string, body: Update["body"]): Promise<void> {
  return bot.handle({ id, account: chat, chat, body });
}
