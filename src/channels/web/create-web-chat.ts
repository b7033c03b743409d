import path from "node:path";
import { z } from "zod";
import type { Clock, Ids, Log, Timers } from "../../workflow/ports.js";
import type { Messenger } from "../messenger.js";
import { createApiRoutes } from "./api-routes.js";
import { createGuard } from "./guard.js";
import { createKeptFiles } from "./transcript/kept-files.js";
import { createKeptJson } from "./transcript/kept-json.js";
import { anyOf, createLobby } from "./sign-in/invitation-sign-in.js";
import type { SignIn } from "./sign-in/sign-in.js";
import { createListedSignIn, type ListedCode } from "./sign-in/listed-sign-in.js";
import { createPageRoutes } from "./page-files.js";
import { createRateLimit, type Rate } from "./rate-limit.js";
import { createRooms, isSample, type OpenSample } from "./rooms.js";
import { createSessions, SESSIONS } from "./sign-in/sessions.js";
import { createTaking } from "./taking.js";
import { createTicks } from "./transcript/ticks.js";
import { createTranscriptFiles } from "./transcript/transcript-files.js";
import { createTranscripts } from "./transcript/transcripts.js";
import {
  createLocalVisitors,
  createSignedVisitors,
  LOCAL,
  type Visitors,
} from "./sign-in/visitors.js";
import { createWebChannel, WEB } from "./web-channel.js";

/** The person at this machine, where nobody signs in. */
export const LOCAL_WEB_ACCOUNT = `${WEB}:${LOCAL.name}`;

export interface WebChatOptions {
  /** Folder of what is shown again after a restart: messages, files, who is signed in. */
  readonly dir: string;
  /** The address people type: "https://bot.example.org"; null: the one the server listens on. */
  readonly origin: string | null;
  /** One-time codes of people let in by the settings, beside those invited; null: for the one person at this machine. */
  readonly codes: readonly ListedCode[] | null;
  /** null: there is no sample. */
  readonly openSample: OpenSample | null;
  /** Updates of one person; generous when left out. */
  readonly updateRate?: Rate;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
}

/** Nobody types as fast; a paste of forty lines is one update. */
const UPDATE_RATE: Rate = { burst: 40, perSecond: 10 };

/** A chat in the browser: one page, and what it asks for. */
export async function createWebChat(options: WebChatOptions): Promise<Messenger> {
  const { dir, origin, clock, timers, ids, log, updateRate = UPDATE_RATE } = options;
  const transcripts = createTranscripts({
    keeper: createTranscriptFiles(path.join(dir, "chats"), log),
    run: ids.next(),
    now: () => clock.now(),
    // A sample does not outlive its bot, and neither does what was said in it.
    isKept: (chat) => !isSample(chat),
  });
  const files = createKeptFiles(path.join(dir, "files"), () => ids.next());
  const ticks = createTicks();
  const channel = createWebChannel({ transcripts, files, ticks });
  const rooms = createRooms({
    openSample: options.openSample,
    deliver: (chat, out) => channel.deliver(chat, out),
    begin: async (chat) => (await transcripts.open(chat)).clear(),
    async say(chat, text) {
      await transcripts.add(chat, { from: "me", kind: "text", text });
    },
  });
  const lobby = createLobby({ channel, ids, bot: () => rooms.botOf("", "main") });
  const visitors = await createVisitors(options, lobby.signIn);
  const taking = createTaking({ transcripts, ticks });
  const api = createApiRoutes({
    guard: createGuard({ origin, isLocal: visitors.isLocal }),
    visitors,
    rooms,
    transcripts,
    files,
    taking,
    updateRate: createRateLimit(updateRate, () => Date.parse(clock.now())),
    timers,
  });
  return {
    channel: lobby.channel,
    routes: [...createPageRoutes(), ...api],
    linkFor: (code) => (origin === null ? undefined : `${origin}/#${code}`),
    start(bot) {
      rooms.start(bot);
      let end = (): void => undefined;
      const done = new Promise<void>((resolve) => (end = resolve));
      return {
        done,
        stop() {
          rooms.stop();
          void taking.settle().then(end);
        },
      };
    },
  };
}

async function createVisitors(options: WebChatOptions, invited: SignIn): Promise<Visitors> {
  const { codes, clock, log, origin, dir } = options;
  if (codes === null) return createLocalVisitors();
  const used = createKeptJson(path.join(dir, "used-codes.json"), z.array(z.string()), []);
  const sessions = createKeptJson(path.join(dir, "sessions.json"), SESSIONS, {});
  return createSignedVisitors({
    signIn: anyOf(await createListedSignIn(codes, used), invited),
    sessions: await createSessions(sessions, () => clock.now()),
    origin,
    clock,
    log,
  });
}
