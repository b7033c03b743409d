import type { Running } from "../../../src/channels/messenger.js";
import { createTelegram } from "../../../src/channels/telegram/create-telegram.js";
import { describeChannel, type Kit, type Person, type Shown, type World } from "../contract.js";
import { CLIENTS } from "./clients.js";
import { startBotApiEmulator, TOKEN, type BotApiEmulator } from "./emulator/bot-api-emulator.js";
import type { ShownMessage } from "./emulator/methods.js";
import type { EmulatedUpdate } from "./emulator/update-queue.js";

const TRAITS = {
  edits: true,
  progress: "in place",
  crowd: true,
  canFail: true,
  redelivers: true,
} as const;

for (const [name, createApi] of CLIENTS) {
  describeChannel(name, TRAITS, async (kit) => {
    const emulator = await startBotApiEmulator();
    return openWorld(kit, emulator, () => createApi(TOKEN, emulator.apiRoot));
  });
}

function openWorld(
  kit: Kit,
  emulator: BotApiEmulator,
  createApi: () => Parameters<typeof createTelegram>[0]["api"],
): World {
  const { log, timers } = kit;
  const start = (): Running & { readonly idle: () => Promise<void> } => {
    const messenger = createTelegram({ api: createApi(), webhook: null, log, timers });
    const bot = kit.connect(messenger, ["telegram:1", "telegram:2"]);
    return { ...messenger.start(bot), idle: bot.idle };
  };
  const stop = async (): Promise<void> => {
    running.stop();
    await running.done;
    await running.idle();
  };
  let running = start();
  return {
    person: (number) => personOf(emulator, number),
    async restart() {
      await stop();
      running = start();
    },
    failNext: () => emulator.failures.next("send", { kind: "answer", status: 429, retryAfter: 3 }),
    async end() {
      await stop();
      await emulator.stop();
    },
  };
}

function personOf(emulator: BotApiEmulator, number: number): Person {
  const person = emulator.person(number);
  return {
    says: async (text) => person.says(text),
    sendsFile: async (name, bytes) => person.sendsDocument(name, bytes),
    presses: async (label) => person.presses(label),
    // What `says` gave.
    edits: async (sent, text) => person.edits(sent as EmulatedUpdate, text),
    repeats: async (sent) => emulator.deliverAgain(sent as EmulatedUpdate),
    shown: () => emulator.shown(number).map(describeShown),
  };
}

function describeShown({ text, buttons, document, photo }: ShownMessage): Shown {
  return {
    text,
    labels: buttons.flat().map((button) => button.label),
    ...(document === undefined ? {} : { file: document }),
    ...(photo === undefined ? {} : { picture: { bytes: photo.bytes, says: text } }),
  };
}
