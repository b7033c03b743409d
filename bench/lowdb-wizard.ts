import path from "node:path";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import { Scenes, session, Telegraf } from "telegraf";
import type { AsyncSessionStore } from "telegraf/session";

const QUESTIONS = 200;

type WizardContext = Scenes.WizardContext;
type Sessions = Record<string, Scenes.WizardSession>;

/**
 * What one would write first: a telegraf wizard with its sessions in one lowdb file.
 *
 * @returns answers per second
 */
export async function benchLowdbWizard(
  dir: string,
  users: number,
  answers: number,
): Promise<number> {
  const db = new Low<Sessions>(new JSONFile(path.join(dir, "wizard.json")), {});
  const bot = new Telegraf<WizardContext>("1:bench");
  bot.botInfo = {
    id: 1,
    is_bot: true,
    first_name: "bench",
    username: "bench_bot",
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  };
  bot.use((context, next) => {
    // Nobody is told: only the bookkeeping is measured.
    context.telegram.callApi = () => Promise.resolve(true as never);
    return next();
  });
  const store: AsyncSessionStore<Scenes.WizardSession> = {
    get: (key) => Promise.resolve(db.data[key]),
    async set(key, value) {
      db.data[key] = value;
      await db.write();
    },
    async delete(key) {
      db.data = Object.fromEntries(Object.entries(db.data).filter(([kept]) => kept !== key));
      await db.write();
    },
  };
  bot.use(session({ store }));
  const steps = Array.from({ length: QUESTIONS }, (_, index) => async (context: WizardContext) => {
    if (context.message !== undefined && "text" in context.message) {
      Object.assign(context.wizard.state, { [`question.${String(index)}`]: context.message.text });
    }
    await context.reply(`question ${String(index)}`);
    context.wizard.next();
  });
  const wizard = new Scenes.WizardScene<WizardContext>("report", ...steps);
  const stage = new Scenes.Stage<WizardContext>([wizard]);
  bot.use(stage.middleware());
  bot.use((context) => context.scene.enter("report"));

  const each = Math.ceil(answers / users);
  let updates = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: users }, async (_, user) => {
      for (let count = 0; count < each; count += 1) {
        updates += 1;
        await bot.handleUpdate({
          update_id: updates,
          message: {
            message_id: count + 1,
            date: 0,
            text: "462.96",
            from: { id: user + 1, is_bot: false, first_name: "clerk" },
            chat: { id: user + 1, type: "private", first_name: "clerk" },
          },
        });
      }
    }),
  );
  return (each * users) / ((performance.now() - started) / 1_000);
}
