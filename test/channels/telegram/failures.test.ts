import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import { StoreUnavailableError } from "../../../src/errors.js";
import type { Jobs, Store } from "../../../src/workflow/ports.js";
import { createFakeJobs } from "../../workflow/set-up.js";
import { startBotApiEmulator, type BotApiEmulator } from "./emulator/bot-api-emulator.js";
import { CLIENTS } from "./clients.js";
import { runBot as runBotBy, type BotUnderTest } from "./run-bot.js";
import { until } from "../until.js";

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

  const texts = (chat: number): string[] => emulator.shown(chat).map((message) => message.text);
  const count = (method: string): number => emulator.calls.filter((call) => call === method).length;

  /** Lets the bot wait for what it waits for: after the messenger answered `calls` times. */
  async function passWait(ms: number): Promise<void> {
    await until(() => bot.timers.waiting().length > 0);
    await bot.timers.pass(ms);
  }

  describe("when Telegram does not take a message", () => {
    it("waits as long as a 429 asks, then sends in order", async () => {
      bot = runBot(emulator);
      emulator.failures.next("sendMessage", { kind: "answer", status: 429, retryAfter: 17 });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("12");
      await until(() => bot.timers.waiting().length > 0);
      expect(bot.timers.waiting()).toEqual([17_000]);
      expect(texts(1)).toEqual([]);
      await bot.timers.pass(17_000);
      await until(() => texts(1).length === 2);
      expect(texts(1)).toEqual(["已新建 r1", "已记录 12"]);
    });

    it.each([500, 502])("tries again after a %i", async (status) => {
      bot = runBot(emulator);
      emulator.failures.next("sendMessage", { kind: "answer", status }, { kind: "answer", status });
      emulator.person(1).says("open r1");
      await passWait(1_000);
      await passWait(2_000);
      await until(() => texts(1).length === 1);
      expect(count("sendMessage")).toBe(3);
    });

    it("takes a gateway's error page for the failure it is", async () => {
      bot = runBot(emulator);
      const page = { kind: "page", status: 502 } as const;
      emulator.failures.next("sendMessage", page, page, page);
      emulator.person(1).says("open r1");
      for (const ms of [1_000, 2_000, 4_000]) await passWait(ms);
      await until(() => texts(1).length === 1);
    });

    it("sends once more when the reply was lost, at most once", async () => {
      bot = runBot(emulator);
      emulator.failures.next(
        "sendMessage",
        { kind: "drop", when: "after" },
        { kind: "drop", when: "after" },
      );
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("12");
      await passWait(1_000);
      await until(() => texts(1).length === 3);
      expect(texts(1)).toEqual(["已新建 r1", "已新建 r1", "已记录 12"]);
    });

    it("sends what did not arrive", async () => {
      bot = runBot(emulator);
      emulator.failures.next("sendMessage", { kind: "drop", when: "before" });
      emulator.person(1).says("open r1");
      await passWait(1_000);
      await until(() => texts(1).length === 1);
    });

    it("goes on with the piece of a long message that was refused", async () => {
      const paragraphs = ["甲", "乙", "丙"].map((character) => character.repeat(3_000));
      const preview: Jobs["preview"] = async () => ({
        sections: [],
        text: paragraphs.join("\n\n"),
      });
      bot = runBot(emulator, { jobs: { ...createFakeJobs(), preview } });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      await until(() => texts(1).length === 1);
      const busy = { kind: "answer", status: 429, retryAfter: 3 } as const;
      emulator.failures.next("sendMessage", { kind: "none" }, busy);
      clerk.says("/preview");
      await passWait(3_000);
      await until(() => texts(1).length === 4);
      expect(texts(1).slice(1)).toEqual(paragraphs);
    });

    it("sends a document again whole", async () => {
      bot = runBot(emulator);
      emulator.failures.next("sendDocument", { kind: "answer", status: 500 });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("12");
      clerk.says("/report");
      await passWait(1_000);
      await until(() => emulator.shown(1).some((message) => message.document !== undefined));
      expect(emulator.shown(1).at(-1)?.document?.bytes.toString()).toContain('"text":"12"');
    });

    it("does not mind that progress is changed already, or gone", async () => {
      bot = runBot(emulator);
      emulator.failures.next("editMessageText", { kind: "drop", when: "after" });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("/report");
      await passWait(1_000);
      await until(() => emulator.shown(1).some((message) => message.document !== undefined));
      expect(count("editMessageText")).toBe(2);
      expect(bot.log.lines.filter((line) => line.startsWith("warn"))).toEqual([]);
    });

    it("drops what waits for somebody who blocked the bot, and serves the others", async () => {
      bot = runBot(emulator);
      emulator.block(1);
      emulator.person(1).says("open r1");
      emulator.person(2).says("open r2");
      await until(() => texts(2).length === 1 && bot.log.lines.length > 1);
      expect(bot.log.lines).toContain("warn: the messenger refused for good");
      expect(count("sendMessage")).toBe(2);
    });
  });

  describe("when updates come in badly", () => {
    it("answers a repeated update with the current prompt", async () => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.says("open r1");
      const said = clerk.says("12");
      await until(() => texts(1).length === 2);
      emulator.deliverAgain(said);
      await until(() => texts(1).length === 3);
      expect(texts(1)[2]).toBe("现在：12");
      expect(await bot.store.history("r1")).toHaveLength(2);
    });

    it("confirms an update only once it is committed", async () => {
      let commit = (): void => undefined;
      const memory = createMemoryStore();
      const durable = new Promise<void>((resolve) => (commit = resolve));
      let reached = false;
      const store: Store = {
        ...memory,
        commit: (one) => {
          reached = true;
          return durable.then(() => memory.commit(one));
        },
      };
      bot = runBot(emulator, { store });
      const update = emulator.person(1).says("open r1");
      await until(() => reached);
      expect(emulator.waiting()).toEqual([update.update_id]);
      commit();
      await until(() => emulator.waiting().length === 0);
    });

    it("says politely that something was not stored", async () => {
      const memory = createMemoryStore();
      let full = true;
      const store: Store = {
        ...memory,
        commit: async (one) => {
          if (full) throw new StoreUnavailableError("disk full");
          return memory.commit(one);
        },
      };
      bot = runBot(emulator, { store });
      emulator.person(1).says("open r1");
      await until(() => texts(1).length === 1);
      expect(texts(1)[0]).toContain("没能存下来");
      full = false;
      emulator.person(1).says("open r1");
      await until(() => texts(1).length === 2);
      expect(texts(1)[1]).toBe("已新建 r1");
    });

    it.each([
      ["a 500", { kind: "answer", status: 500 }, 1_000],
      ["a 429", { kind: "answer", status: 429, retryAfter: 8 }, 8_000],
      ["another poller", { kind: "answer", status: 409 }, 1_000],
      ["a broken connection", { kind: "drop", when: "before" }, 1_000],
    ] as const)("goes on polling after %s", async (_what, failure, waitMs) => {
      emulator.failures.next("getUpdates", failure);
      bot = runBot(emulator);
      emulator.person(1).says("open r1");
      await until(() => bot.timers.waiting().length > 0);
      expect(bot.timers.waiting()).toEqual([waitMs]);
      await bot.timers.pass(waitMs);
      await until(() => texts(1).length === 1);
    });

    it("starts although Telegram cannot be reached at first", async () => {
      emulator.failures.next("getMe", { kind: "drop", when: "before" });
      emulator.failures.next("deleteWebhook", { kind: "answer", status: 502 });
      bot = runBot(emulator);
      emulator.person(1).says("open r1");
      await passWait(1_000);
      await passWait(1_000);
      await until(() => texts(1).length === 1);
    });

    it("does without the menu when it cannot be set", async () => {
      emulator.failures.next("setMyCommands", { kind: "answer", status: 500 });
      bot = runBot(emulator);
      emulator.person(1).says("open r1");
      await until(() => texts(1).length === 1);
    });
  });

  describe("stop and restart", () => {
    it("ends at once while it polls, and has confirmed what it took", async () => {
      bot = runBot(emulator);
      emulator.person(1).says("open r1");
      await until(() => texts(1).length === 1);
      await bot.end();
      expect(emulator.waiting()).toEqual([]);
    });

    it("ends while it waits to reach Telegram", async () => {
      emulator.failures.next("getMe", { kind: "answer", status: 500 });
      bot = runBot(emulator);
      await until(() => bot.timers.waiting().length > 0);
      await bot.end();
      expect(bot.timers.waiting()).toEqual([]);
    });

    it("goes on where it was after a restart, buttons included", async () => {
      const store = createMemoryStore();
      bot = runBot(emulator, { store });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("12");
      await until(() => texts(1).length === 2);
      await bot.end();
      clerk.presses("清单");
      clerk.says("13");
      bot = runBot(emulator, { store });
      await until(() => texts(1).length === 4);
      expect(texts(1).slice(2)).toEqual(['按了 {"do":"list"}', "已记录 13"]);
    });

    it("takes nothing twice that was committed but not confirmed when it died", async () => {
      const store = createMemoryStore();
      bot = runBot(emulator, { store });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      const said = clerk.says("12");
      await until(() => texts(1).length === 2);
      await bot.end();
      emulator.deliverAgain(said);
      bot = runBot(emulator, { store });
      await until(() => texts(1).length === 3);
      expect(texts(1)[2]).toBe("现在：12");
      expect(await store.history("r1")).toHaveLength(2);
    });

    it("rejects with a token Telegram does not know", async () => {
      const refused = runBot(emulator, { token: "1:wrong" });
      await expect(refused.done).rejects.toMatchObject({ failure: { status: 401 } });
      bot = runBot(emulator);
    });
  });
});
