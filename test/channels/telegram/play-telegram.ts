import { listMissing } from "../../../src/interview/answers/list-missing.js";
import { step } from "../../../src/interview/step.js";
import type { Pack } from "../../../src/pack/pack.js";
import { inviteFirstOperator } from "../../../src/workflow/access/first-operator.js";
import { until } from "../until.js";
import { createTelegrafApi } from "../../../src/channels/telegram/telegraf/telegraf-api.js";
import type { BotApiEmulator } from "./emulator/bot-api-emulator.js";
import type { Person } from "./emulator/person.js";
import { runBot, type BotUnderTest } from "./run-bot.js";

/** Somebody of the bureau in Telegram. Each call returns what their chat was told since the last one. */
export interface Talker {
  readonly chat: number;
  does(act: (person: Person) => unknown): Promise<string>;
  /** Presses the newest button whose label is, or else contains, this. */
  presses(label: string): Promise<string>;
  /** What came unasked. */
  hears(): Promise<string>;
}

export interface TelegramBureau {
  readonly bot: BotUnderTest;
  /** Once for everybody: who is the operator is settled by this code. */
  readonly operatorCode: string;
  who(name: string): Talker;
}

/** The real conversation over Telegram by telegraf; nobody is let in but by invitation. */
export async function playTelegram(emulator: BotApiEmulator, pack: Pack): Promise<TelegramBureau> {
  let minutes = 0;
  const clock = {
    now: () => new Date(Date.UTC(2020, 7, 20) + (minutes += 1) * 60_000).toISOString(),
  };
  const bot = runBot(emulator, createTelegrafApi, {
    ...{ engine: { step, listMissing }, packs: [pack], accounts: [], clock },
  });
  const operatorCode = await inviteFirstOperator({
    ...{ store: bot.store, clock, ids: { next: () => "first" } },
  });
  if (operatorCode === undefined) throw new Error("there is an operator already");
  const talkers = new Map<string, Talker>();

  async function settle(): Promise<void> {
    await until(() => emulator.waiting().length === 0);
    await bot.idle();
  }

  function talker(chat: number): Talker {
    const person = emulator.person(chat);
    let seen = 0;
    const news = (): string => {
      const all = emulator.shown(chat);
      const fresh = all.slice(seen);
      seen = all.length;
      return fresh
        .map(({ text, document, buttons }) =>
          [
            document === undefined ? text : `[${document.name}] ${text}`,
            ...buttons.map((row) => row.map(({ label }) => `〔${label}〕`).join("")),
          ].join("\n"),
        )
        .join("\n\n");
    };
    const hears = async (): Promise<string> => {
      await settle();
      return news();
    };
    return {
      chat,
      hears,
      async does(act) {
        act(person);
        return hears();
      },
      async presses(label) {
        await settle();
        const labels = emulator
          .shown(chat)
          .flatMap(({ buttons }) => buttons.flat().map((button) => button.label))
          .reverse();
        const found =
          labels.find((one) => one === label) ?? labels.find((one) => one.includes(label));
        if (found === undefined) throw new Error(`no button 〔${label}〕`);
        person.presses(found);
        return hears();
      },
    };
  }

  return {
    bot,
    operatorCode,
    who(name) {
      const known = talkers.get(name) ?? talker(101 + talkers.size);
      talkers.set(name, known);
      return known;
    },
  };
}
