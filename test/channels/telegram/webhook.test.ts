import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import type { Store } from "../../../src/workflow/ports.js";
import { startBotApiEmulator, type BotApiEmulator } from "./emulator/bot-api-emulator.js";
import { CLIENTS } from "./clients.js";
import { runBot as runBotBy, type BotUnderTest } from "./run-bot.js";
import { until } from "../until.js";

const webhook = { url: "https://bot.example.org/telegram/hook", secret: "s".repeat(32) };

type Given = [emulator: Parameters<typeof runBotBy>[0], given?: Parameters<typeof runBotBy>[2]];

describe.each(CLIENTS)("by %s", (_name, createApi) => {
  const runBot = (...[at, given]: Given): BotUnderTest => runBotBy(at, createApi, given);
  let emulator: BotApiEmulator;
  let bot: BotUnderTest;

  beforeEach(async () => {
    emulator = await startBotApiEmulator();
  });

  afterEach(async () => {
    await bot.end();
    await emulator.stop();
  });

  async function run(store?: Store): Promise<string> {
    bot = runBot(emulator, { webhook, ...(store === undefined ? {} : { store }) });
    await until(() => emulator.webhook !== null);
    return bot.url;
  }

  const texts = (chat: number): string[] => emulator.shown(chat).map((message) => message.text);

  it("takes updates that carry the secret", async () => {
    const to = await run();
    emulator.person(1).says("open r1");
    expect(await emulator.postUpdates(to)).toEqual([200]);
    await until(() => texts(1).length === 1);
    expect(emulator.webhook).toEqual(webhook);
    expect(emulator.calls).not.toContain("getUpdates");
  });

  it.each(["x".repeat(32), "s".repeat(31), ""])(
    "refuses the secret %j and decides nothing",
    async (secret) => {
      const to = await run();
      emulator.person(1).says("open r1");
      expect(await emulator.postUpdates(to, secret)).toEqual([403]);
      expect(await bot.store.summaries({})).toEqual([]);
      expect(emulator.waiting()).toHaveLength(1);
    },
  );

  it("is answered once the update is committed", async () => {
    const memory = createMemoryStore();
    let commit = (): void => undefined;
    const durable = new Promise<void>((resolve) => (commit = resolve));
    let reached = false;
    const to = await run({
      ...memory,
      commit: (one) => {
        reached = true;
        return durable.then(() => memory.commit(one));
      },
    });
    emulator.person(1).says("open r1");
    let answered = false;
    const posted = emulator.postUpdates(to).then((statuses) => {
      answered = true;
      return statuses;
    });
    await until(() => reached);
    expect(answered).toBe(false);
    commit();
    expect(await posted).toEqual([200]);
  });

  it("recognises an update that comes again", async () => {
    const to = await run();
    const clerk = emulator.person(1);
    clerk.says("open r1");
    const said = clerk.says("12");
    expect(await emulator.postUpdates(to)).toEqual([200, 200]);
    emulator.deliverAgain(said);
    expect(await emulator.postUpdates(to)).toEqual([200]);
    await until(() => texts(1).length === 3);
    expect(texts(1)).toEqual(["已新建 r1", "已记录 12", "现在：12"]);
  });

  it.each([
    ["another address", "/", {}, 404],
    ["another method", "/telegram/hook", { method: "GET" }, 405],
    ["no JSON", "/telegram/hook", { body: "{" }, 400],
    ["no object", "/telegram/hook", { body: "null" }, 400],
    ["no update", "/telegram/hook", { body: "{}" }, 200],
    ["a body without end", "/telegram/hook", { body: "x".repeat(2_000_000) }, 413],
  ])("answers %s with a status and lives on", async (_what, path, init, status) => {
    const to = await run();
    const headers = { "x-telegram-bot-api-secret-token": webhook.secret };
    const response = await fetch(to + path, { method: "POST", headers, ...init });
    expect(response.status).toBe(status);
    emulator.person(1).says("open r1");
    expect(await emulator.postUpdates(to)).toEqual([200]);
  });

  it("stops listening when stopped", async () => {
    const to = await run();
    await bot.end();
    await expect(fetch(to)).rejects.toThrow();
  });
});
