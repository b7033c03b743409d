import type { ChatChannel } from "../../workflow/ports.js";
import type { Bot } from "../messenger.js";
import { WEB } from "./web-channel.js";

/** A person has two chats: their own reports, and a sample to look at and play with. */
export const ROOMS = ["main", "sample"] as const;
export type Room = (typeof ROOMS)[number];

const SAMPLE_END = "/sample";

/** The channel's own id of a chat. A name has no slash in it. */
export function chatOf(name: string, room: Room): string {
  return room === "main" ? name : `${name}${SAMPLE_END}`;
}

export function isSample(chat: string): boolean {
  return chat.endsWith(SAMPLE_END);
}

/** What the sample is played on. */
export interface Stage {
  /** "web:zhang" and "web:zhang/sample", as the bot knows them. */
  readonly account: string;
  readonly chat: string;
  /** Speaks to the person who looks. */
  readonly deliver: ChatChannel["deliver"];
  /** Shows what the clerk of the sample types or presses. */
  say(text: string): Promise<void>;
}

/** A bot of its own for one sample: nothing in it counts as a report of anybody. */
export interface Sample {
  readonly bot: Bot;
  /** Resolves when the sample's report is filled. */
  readonly filled: Promise<void>;
}

/** Begins a sample, which goes on by itself. */
export type OpenSample = (stage: Stage) => Sample;

/** The bot behind each chat. */
export interface Rooms {
  /** @returns undefined while there is none: not started, or a sample nobody opened in this run */
  botOf(name: string, room: Room): Bot | undefined;
  readonly hasSample: boolean;
  /** Begins a person's sample, or begins it anew. */
  openSample(name: string): Promise<void>;
  start(bot: Bot): void;
  stop(): void;
}

/** Samples of those who looked longest ago are dropped. */
const MOST_SAMPLES = 50;

export function createRooms(options: {
  readonly openSample: OpenSample | null;
  readonly deliver: ChatChannel["deliver"];
  /** Wipes what was said in a chat. */
  readonly begin: (chat: string) => Promise<void>;
  readonly say: (chat: string, text: string) => Promise<void>;
}): Rooms {
  const { openSample, deliver, begin, say } = options;
  const samples = new Map<string, Sample>();
  let main: Bot | undefined;

  return {
    hasSample: openSample !== null,
    botOf: (name, room) => (room === "main" ? main : samples.get(name)?.bot),
    async openSample(name) {
      if (openSample === null || main === undefined) return;
      const chat = chatOf(name, "sample");
      await begin(chat);
      const stage: Stage = {
        account: `${WEB}:${name}`,
        chat: `${WEB}:${chat}`,
        deliver: (_chat, out) => deliver(chat, out),
        say: (text) => say(chat, text),
      };
      samples.delete(name);
      samples.set(name, openSample(stage));
      const [oldest] = samples.keys();
      if (samples.size > MOST_SAMPLES && oldest !== undefined) samples.delete(oldest);
    },
    start: (bot) => void (main = bot),
    stop() {
      main = undefined;
      samples.clear();
    },
  };
}
