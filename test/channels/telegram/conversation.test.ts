import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
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

  describe("a conversation over Telegram", () => {
    it("answers a text, with buttons", async () => {
      bot = runBot(emulator);
      emulator.person(1).says("open r1");
      await until(() => texts(1).length === 1);
      expect(emulator.shown(1)[0]).toMatchObject({
        text: "已新建 r1",
        buttons: [[{ label: "清单" }]],
      });
    });

    it.each(['<b>1</b> & "2" &amp; <', "1. # *x* _y_ `z` --- :x", "年末保有1辆 ＜3"])(
      "shows what was typed as it was typed: %s",
      async (typed) => {
        bot = runBot(emulator);
        const clerk = emulator.person(1);
        clerk.says("open r1");
        clerk.says(typed);
        await until(() => texts(1).length === 2);
        expect(texts(1)[1]).toBe(`已记录 ${typed}`);
      },
    );

    it("does what a button says and ends its spinner", async () => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.says("open r1");
      await until(() => texts(1).length === 1);
      clerk.presses("清单");
      await until(() => texts(1).length === 2);
      expect(texts(1)[1]).toBe('按了 {"do":"list"}');
      await until(() => emulator.answered.length === 1);
    });

    it("answers a stale press politely, and one that is too old to be answered", async () => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.pressesToken("forged");
      await until(() => texts(1).length === 2 && emulator.answered.length === 1);
      clerk.pressesToken("old");
      emulator.expirePresses();
      await until(() => texts(1).length === 3);
      expect(texts(1).slice(1)).toEqual(["过时的按钮", "过时的按钮"]);
    });

    it("finds the answer of an edited message", async () => {
      const inputs: string[] = [];
      const memory = createMemoryStore();
      bot = runBot(emulator, {
        store: memory,
        engine: {
          listMissing: () => [],
          step(context, input) {
            inputs.push(JSON.stringify(input));
            return {
              reportId: null,
              reportEvents: [],
              officeEvents: [],
              chatEvents: [],
              messages: [{ kind: "message", text: context.update, buttons: [] }],
              requests: [],
            };
          },
        },
      });
      const clerk = emulator.person(1);
      const said = clerk.says("14.74");
      clerk.edits(said, "14.47");
      await until(() => inputs.length === 2);
      expect(inputs).toEqual([
        '{"kind":"text","text":"14.74","messageId":"1"}',
        '{"kind":"edit","text":"14.47","messageId":"1"}',
      ]);
    });

    it("sends the report, its progress changed in place", async () => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("/report");
      await until(() => emulator.shown(1).some((message) => message.document !== undefined));
      const shown = emulator.shown(1);
      expect(shown.slice(-2)).toMatchObject([
        { text: "已完成，文件在下面。", before: ["正在生成Word文件，请稍候…"] },
        { text: expect.stringContaining("11月24日") as string, document: { name: "2019.docx" } },
      ]);
      expect(shown.at(-1)?.document?.bytes.toString()).toBe("[]");
    });

    it("keeps a hostile file name inside its header", async () => {
      const name = 'x"\r\nContent-Type: text/html\r\n\r\n<b>.docx';
      const compile: Jobs["compile"] = async () => ({
        files: [{ name, mime: "a/b", bytes: Buffer.from("docx") }],
        hash: "0123456789ab",
        missingGlyphs: [],
      });
      bot = runBot(emulator, { jobs: { ...createFakeJobs(), compile } });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("/report");
      await until(() => emulator.shown(1).some((message) => message.document !== undefined));
      const document = emulator.shown(1).at(-1)?.document;
      expect(document?.bytes.toString()).toBe("docx");
      expect(document?.name).toMatch(/^x_+Content-Type_ text_html_+b_\.docx$/);
    });

    it("goes on answering everybody while a report is being compiled", async () => {
      let end = (): void => undefined;
      const compiled = new Promise<void>((resolve) => (end = resolve));
      const jobs = createFakeJobs();
      const compile: Jobs["compile"] = async (...order) =>
        compiled.then(() => jobs.compile(...order));
      bot = runBot(emulator, { jobs: { ...jobs, compile } });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("/report");
      clerk.says("12");
      emulator.person(2).says("open r2");
      await until(() => texts(1).includes("已记录 12") && texts(2).includes("已新建 r2"));
      expect(emulator.shown(1).every((message) => message.document === undefined)).toBe(true);
      end();
      await until(() => emulator.shown(1).some((message) => message.document !== undefined));
    });

    it("splits a long text at the ends of paragraphs, the buttons under the last piece", async () => {
      const paragraphs = Array.from(
        { length: 9 },
        (_, index) => `${index}<&>${"决算".repeat(500)}。`,
      );
      const preview: Jobs["preview"] = async () => ({
        sections: [{ id: "p1", title: "第一部分" }],
        text: paragraphs.join("\n\n"),
      });
      bot = runBot(emulator, { jobs: { ...createFakeJobs(), preview } });
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("/preview");
      await until(() => texts(1).some((text) => text.startsWith("8")));
      const pieces = emulator.shown(1).slice(1);
      expect(pieces.map((piece) => piece.text).join("\n\n")).toBe(paragraphs.join("\n\n"));
      expect(pieces.map((piece) => piece.buttons.length)).toEqual([0, 0, 1]);
    });

    it("lets nobody in who is not listed, and tells them their account", async () => {
      bot = runBot(emulator);
      emulator.person(7).says("open r1");
      await until(() => texts(7).length === 1);
      expect(texts(7)[0]).toContain("telegram:7");
      expect(await bot.store.summaries({})).toEqual([]);
    });

    it.each([
      ["a sticker", { sticker: { file_id: "s" } }],
      ["a photo", { photo: [{ file_id: "p" }], caption: "12.3" }],
      ["a voice message", { voice: { file_id: "v" } }],
      ["an animation", { animation: { file_id: "a" }, document: { file_id: "a" } }],
      ["a place", { location: { latitude: 1, longitude: 2 } }],
    ])("says a polite line to %s and changes nothing", async (_what, content) => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.sends(content);
      await until(() => texts(1).length === 3);
      expect(texts(1).slice(1)).toEqual([expect.stringContaining("看不懂"), "现在：没有答案"]);
    });

    it("takes a forwarded message as text", async () => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("12", { forward_origin: { type: "hidden_user", sender_user_name: "x", date: 0 } });
      await until(() => texts(1).length === 2);
      expect(texts(1)[1]).toBe("已记录 12");
    });

    it("says nothing to service messages and other bots", async () => {
      bot = runBot(emulator);
      const clerk = emulator.person(1);
      clerk.sends({ pinned_message: { message_id: 1 } });
      clerk.sends({ text: "open r1", from: { id: 9, is_bot: true, first_name: "bot" } });
      clerk.says("open r1");
      await until(() => texts(1).length === 1);
      expect(texts(1)).toEqual(["已新建 r1"]);
    });

    it("works in private chats only: a group gets one polite line", async () => {
      bot = runBot(emulator);
      const talker = emulator.person(1, -50);
      talker.says("open r1");
      talker.says("12");
      talker.pressesToken("1");
      emulator.person(1).says("open r2");
      await until(() => texts(1).length === 1 && emulator.answered.length === 1);
      expect(texts(-50)).toEqual([expect.stringContaining("私聊")]);
      expect(await bot.store.summaries({})).toMatchObject([{ report: "r2" }]);
    });

    it("offers the commands in Chinese", async () => {
      bot = runBot(emulator);
      await until(() => emulator.commands.length > 0);
      expect(emulator.commands.map(({ command }) => command)).toEqual([
        "start",
        "new",
        "continue",
        "list",
        "edit",
        "undo",
        "preview",
        "report",
        "paste",
        "template",
        "lastyear",
        "status",
        "help",
      ]);
      for (const { description } of emulator.commands) expect(description).toMatch(/^[一-鿿]/);
    });

    it("answers the updates of one batch in their order, whatever their kind", async () => {
      const clerk = emulator.person(1);
      clerk.says("open r1");
      clerk.says("1");
      clerk.pressesToken("x");
      clerk.edits(clerk.says("2"), "3");
      bot = runBot(emulator);
      await until(() => texts(1).length === 5);
      expect(texts(1)).toEqual(["已新建 r1", "已记录 1", "过时的按钮", "已记录 2", "现在：2"]);
    });

    it("lets no chat wait for another within a batch", async () => {
      let commit = (): void => undefined;
      const memory = createMemoryStore();
      const durable = new Promise<void>((resolve) => (commit = resolve));
      const store: Store = {
        ...memory,
        commit: async (one) => {
          if (one.chat === "telegram:1") await durable;
          return memory.commit(one);
        },
      };
      emulator.person(1).says("open r1");
      emulator.person(2).says("open r2");
      bot = runBot(emulator, { store });
      await until(() => texts(2).length === 1);
      expect(texts(1)).toEqual([]);
      commit();
      await until(() => texts(1).length === 1);
    });
  });
});
