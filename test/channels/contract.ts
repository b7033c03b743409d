import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../storage/memory/memory-store.js";
import { MAX_FILE_BYTES } from "../../src/channels/file-limit.js";
import type { Bot, Messenger } from "../../src/channels/messenger.js";
import type { Jobs, Store, Update } from "../../src/workflow/ports.js";
import { createFakeEngine, type FakeEngine } from "../workflow/fake-engine.js";
import { createManualTimers, type ManualTimers } from "../workflow/manual-timers.js";
import { createRecordingLog, type RecordingLog } from "../workflow/recording-log.js";
import { createFakeJobs } from "../workflow/set-up.js";
import { createBot } from "./create-bot.js";
import { until } from "./until.js";

/** What a channel can do. Everything else is asked of all of them. */
export interface Traits {
  /** People can change what they sent. */
  readonly edits: boolean;
  /** A progress message changes in place, or the next one stands below it. */
  readonly progress: "in place" | "below";
  /** More than one person talks through it. */
  readonly crowd: boolean;
  /** The way to people can fail; what is on it is kept and sent again. */
  readonly canFail: boolean;
  /** The same update can come twice. */
  readonly redelivers: boolean;
}

/** One message as a person sees it. */
export interface Shown {
  readonly text: string;
  readonly labels: readonly string[];
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  readonly picture?: { readonly bytes: Uint8Array; readonly says: string };
}

/** Somebody who sent something can point at it again. */
export type Sent = unknown;

/** Somebody in front of the channel. */
export interface Person {
  says(text: string): Promise<Sent>;
  sendsFile(name: string, bytes: Buffer): Promise<unknown>;
  /** Takes a choice by what is written on it, the way this channel has for it. */
  presses(label: string): Promise<unknown>;
  edits(sent: Sent, text: string): Promise<unknown>;
  /** The same update comes again, as it was. */
  repeats(sent: Sent): Promise<unknown>;
  /** What this person sees, the oldest first. */
  shown(): readonly Shown[];
}

/** Everything around one channel: the people, and what carries their words. */
export interface World {
  /** Persons 1 and 2 are let in, 3 is not. */
  person(number: 1 | 2 | 3): Person;
  /** Stops the bot and starts it again on what was kept. */
  restart(): Promise<void>;
  /** The next thing sent to a person does not arrive. */
  failNext(): void;
  end(): Promise<void>;
}

/** What a world is built from. */
export interface Kit {
  readonly timers: ManualTimers;
  readonly log: RecordingLog;
  /** Connects a messenger with a bot: persons 1 and 2 of that channel are let in. */
  connect(messenger: Messenger, accounts: readonly string[]): Bot;
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

/** What every channel keeps to. Run it against a new one before anything else. */
export function describeChannel(
  name: string,
  traits: Traits,
  open: (kit: Kit) => Promise<World>,
): void {
  describe(`the channel ${name}`, () => {
    let world: World;
    let kit: Kit;
    let store: Store;
    let jobs: Jobs;
    let engine: FakeEngine;
    let updates: Update[];
    let bot: Bot;

    beforeEach(async () => {
      store = createMemoryStore();
      jobs = createFakeJobs();
      engine = createFakeEngine();
      updates = [];
      const timers = createManualTimers();
      const log = createRecordingLog();
      kit = {
        timers,
        log,
        connect(messenger, accounts) {
          const made = createBot(messenger.channel, {
            ...{ store, engine, timers, log, accounts },
            jobs: { ...jobs, compile: (...order) => jobs.compile(...order) },
          });
          bot = {
            ...made,
            receive(update) {
              updates.push(update);
              return made.receive(update);
            },
          };
          return bot;
        },
      };
      world = await open(kit);
    });

    afterEach(() => world.end());

    const texts = (number: 1 | 2 | 3 = 1): readonly string[] =>
      world
        .person(number)
        .shown()
        .map((shown) => shown.text);
    const showed = (text: string, number: 1 | 2 | 3 = 1): Promise<void> =>
      until(() => texts(number).some((one) => one.includes(text)));
    /** Account and chat of person 1, as the bot knows them. */
    const chat = (): string => updates[0]?.chat ?? "";

    async function begin(number: 1 | 2 = 1): Promise<Person> {
      const person = world.person(number);
      await person.says(`open r${number}`);
      await showed(`已新建 r${number}`, number);
      return person;
    }

    it("carries a text there and the reply back, with its choices", async () => {
      const clerk = await begin();
      expect(clerk.shown().at(-1)).toMatchObject({ text: "已新建 r1", labels: ["清单"] });
      expect(updates.at(-1)).toMatchObject({
        account: expect.stringMatching(/^[a-z]+:/) as string,
        body: { kind: "text", text: "open r1" },
      });
    });

    it("takes a choice, by whatever way it has", async () => {
      const clerk = await begin();
      await clerk.presses("清单");
      await showed('按了 {"do":"list"}');
      expect(updates.at(-1)?.body.kind).toBe("press");
    });

    it("keeps a pasted block one message, tabs and all", async () => {
      const clerk = await begin();
      const block = "205\t教育支出\t384.99\n208\t社会保障\t0.40\n210\t卫生健康\t30.00";
      await clerk.says(block);
      await until(() => updates.length === 2 || texts().some((text) => text.includes("384.99")));
      await until(() => updates.at(-1)?.body.kind === "text");
      const { body } = updates.at(-1) ?? {};
      expect(body).toMatchObject({ text: block });
    });

    it.runIf(traits.edits)("tells an edit from a text, and which text it changes", async () => {
      const clerk = await begin();
      const sent = await clerk.says("14.74");
      await showed("已记录 14.74");
      await clerk.edits(sent, "14.47");
      await until(() => updates.length === 3);
      const [, said, edited] = updates.map((update) => update.body);
      expect(edited).toMatchObject({ kind: "edit", text: "14.47" });
      expect(edited).toMatchObject({ messageId: said?.kind === "text" ? said.messageId : "" });
    });

    it("hands a file over, name, size and bytes", async () => {
      const clerk = await begin();
      const bytes = Buffer.from([0, 255, 13, 10, 26, 9, 0]);
      await clerk.sendsFile("决算 表.xls", bytes);
      await until(() => updates.at(-1)?.body.kind === "file");
      const body = updates.at(-1)?.body;
      if (body?.kind !== "file") throw new Error("no file came");
      expect(body).toMatchObject({ name: "决算 表.xls", size: bytes.length });
      expect(Buffer.from(await body.open())).toEqual(bytes);
    });

    it("takes in no file above the limit", async () => {
      const clerk = await begin();
      await clerk.sendsFile("大.xls", Buffer.alloc(MAX_FILE_BYTES + 1));
      await clerk.says("12");
      await showed("已记录 12");
      const body = updates.find((update) => update.body.kind === "file")?.body;
      if (body?.kind === "file") await expect(body.open()).rejects.toThrow();
    });

    it("brings the report, its bytes as they are", async () => {
      const bytes = Buffer.from([80, 75, 3, 4, 0, 255, 10, 13]);
      const file = { name: "2019年度部门决算公开-城南办.docx", mime: "a/b", bytes };
      jobs = { ...jobs, compile: async () => ({ files: [file], hash: "", missingGlyphs: [] }) };
      const clerk = await begin();
      await clerk.says("/report");
      await until(() => clerk.shown().some((shown) => shown.file !== undefined));
      const shown = clerk.shown().find((one) => one.file !== undefined);
      expect(shown?.text).toContain("11月24日");
      expect(shown?.file?.name).toBe(file.name);
      expect(Buffer.from(shown?.file?.bytes ?? [])).toEqual(bytes);
    });

    it.each([
      'x"\r\nContent-Type: text/html\r\n\r\n<b>.docx',
      "../../etc/passwd",
      "..",
      "a/b\\c:d.docx",
    ])("lets no file name out of its place: %j", async (hostile) => {
      const clerk = await begin();
      const bytes = Buffer.from("docx");
      const out = { kind: "file", name: hostile, mime: "a/b", bytes, caption: "文件" } as const;
      await bot.outbox.post(chat(), out);
      await until(() => clerk.shown().some((shown) => shown.file !== undefined));
      const file = clerk.shown().find((one) => one.file !== undefined)?.file;
      expect(file?.name).not.toMatch(/[/\\\r\n]/);
      expect(file?.name).not.toBe("..");
      expect(Buffer.from(file?.bytes ?? [])).toEqual(bytes);
    });

    it("shows a picture, and says what is on it", async () => {
      const clerk = await begin();
      const alt = "120家：已公开61，待公开12";
      await bot.outbox.post(chat(), {
        kind: "picture",
        name: "进度.png",
        bytes: PNG,
        caption: "",
        alt,
      });
      await until(() => clerk.shown().some((shown) => shown.picture !== undefined));
      const picture = clerk.shown().find((one) => one.picture !== undefined)?.picture;
      expect(picture?.says).toContain(alt);
      expect(Buffer.from(picture?.bytes ?? [])).toEqual(PNG);
    });

    it("shows progress, in place where it can", async () => {
      await begin();
      const replaces = await bot.outbox.post(chat(), { kind: "progress", text: "正在生成" });
      expect(replaces).toBeDefined();
      await bot.outbox.post(chat(), {
        ...{ kind: "progress", text: "已完成" },
        ...(replaces === undefined ? {} : { replaces }),
      });
      await showed("已完成");
      const isLeft = texts().some((text) => text.includes("正在生成"));
      expect(isLeft).toBe(traits.progress === "below");
    });

    it("keeps the order of what one person is told", async () => {
      await begin();
      const lines = Array.from({ length: 30 }, (_, index) => `第${index}条`);
      for (const text of lines) {
        void bot.outbox.post(chat(), { kind: "message", text, buttons: [] });
      }
      await showed("第29条");
      expect(texts().filter((text) => text.startsWith("第"))).toEqual(lines);
    });

    it("answers what one person says in its order", async () => {
      const clerk = await begin();
      const figures = Array.from({ length: 10 }, (_, index) => `${index}.50`);
      for (const figure of figures) await clerk.says(figure);
      await showed("已记录 9.50");
      const answers = texts().filter((text) => text.startsWith("已记录"));
      expect(answers).toEqual(figures.map((figure) => `已记录 ${figure}`));
    });

    it.runIf(traits.crowd)("shows nobody what another is told", async () => {
      await begin(1);
      await begin(2);
      expect(texts(1).some((text) => text.includes("r2"))).toBe(false);
      expect(texts(2)).toEqual(["已新建 r2"]);
      expect(updates[0]?.account).not.toBe(updates[1]?.account);
      expect(updates[0]?.chat).not.toBe(updates[1]?.chat);
    });

    it.runIf(traits.crowd)("lets one slow report hold up nobody", async () => {
      let end = (): void => undefined;
      const slow = new Promise<void>((resolve) => (end = resolve));
      const before = jobs;
      jobs = { ...jobs, compile: (...order) => slow.then(() => before.compile(...order)) };
      const clerk = await begin(1);
      await clerk.says("/report");
      await begin(2);
      await clerk.says("12");
      await showed("已记录 12");
      expect(clerk.shown().every((shown) => shown.file === undefined)).toBe(true);
      end();
      await until(() => clerk.shown().some((shown) => shown.file !== undefined));
    });

    it.runIf(traits.crowd)("lets nobody in who is not listed", async () => {
      await world.person(3).says("open r3");
      await showed("管理员", 3);
      expect(await store.summaries({})).toEqual([]);
    });

    it.runIf(traits.canFail)("sends what did not arrive, before what comes after it", async () => {
      await begin();
      world.failNext();
      const first = bot.outbox.post(chat(), { kind: "message", text: "甲", buttons: [] });
      void bot.outbox.post(chat(), { kind: "message", text: "乙", buttons: [] });
      await until(() => kit.timers.waiting().length > 0);
      expect(texts()).not.toContain("乙");
      await kit.timers.pass(60_000);
      expect(await first).toBeDefined();
      await showed("乙");
      expect(texts().slice(-2)).toEqual(["甲", "乙"]);
    });

    it.runIf(traits.redelivers)("takes the same update once", async () => {
      const clerk = await begin();
      const sent = await clerk.says("12");
      await showed("已记录 12");
      await clerk.says("13");
      await showed("已记录 13");
      await clerk.repeats(sent);
      await clerk.says("14");
      await showed("已记录 14");
      const stored = (await store.history("r1")).flatMap(({ event }) =>
        event.type === "answered" ? [event.typed] : [],
      );
      expect(stored).toEqual(["12", "13", "14"]);
      expect(texts().filter((text) => text === "已记录 12")).toHaveLength(1);
    });

    it("goes on after a restart, with the choices that were shown", async () => {
      const clerk = await begin();
      await world.restart();
      await clerk.says("12");
      await showed("已记录 12");
      await clerk.presses("清单");
      await showed('按了 {"do":"list"}');
      expect(await store.summaries({})).toMatchObject([{ report: "r1" }]);
    });

    it.each([
      ["markup", '<b>1</b> & "2" &amp; <script>alert(1)</script> &#60; [x](y) *z* _q_ `r`'],
      ["marks of another kind", "1. # > --- :x ＜3 \\ %00 %3Cb%3E"],
      ["text from right to left, and what has no width", "年末\u202eabc\u200b末\u2066保有"],
      ["characters of two units", "𠮷野家👨‍👩‍👧预算🧾"],
    ])("shows %s as it was typed", async (_what, typed) => {
      const clerk = await begin();
      await clerk.says(typed);
      await showed("已记录");
      expect(texts().at(-1)).toBe(`已记录 ${typed}`);
    });

    it("brings a long text whole, its choices with the end", async () => {
      const clerk = await begin();
      const paragraphs = Array.from({ length: 9 }, (_, i) => `${i}<&>${"决算".repeat(500)}。`);
      const text = paragraphs.join("\n\n");
      const buttons = [[{ token: "t", label: "<好>" }]];
      await bot.outbox.post(chat(), { kind: "message", text, buttons });
      await until(() => clerk.shown().some((shown) => shown.labels.includes("<好>")));
      const pieces = clerk.shown().slice(1);
      expect(pieces.map((piece) => piece.text).join("\n\n")).toBe(text);
      expect(pieces.at(-1)?.labels).toEqual(["<好>"]);
    });

    it("stops without losing what it took", async () => {
      const clerk = await begin();
      await clerk.says("12");
      await world.restart();
      await until(() => engine.steps.includes("text 12"));
      const typed = (await store.history("r1")).map(({ event }) => "typed" in event && event.typed);
      expect(typed).toContain("12");
    });
  });
}
