import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { KeptJson } from "../transcript/kept-json.js";
import type { Visitor } from "./sign-in.js";

const SESSION = z.object({
  name: z.string(),
  /** ISO day it was used last. */
  day: z.string(),
});
/** By the hash of its token: whoever reads the file can come in with nothing. */
export const SESSIONS = z.record(z.string(), SESSION);
export type KeptSessions = z.infer<typeof SESSIONS>;

/** Who is signed in. */
export interface Sessions {
  /** @returns the token, which nobody else knows */
  begin(visitor: Visitor): Promise<string>;
  find(token: string): Visitor | undefined;
  end(token: string): Promise<void>;
}

/** Unused for so long, a session lapses. */
const DAYS = 30;
export const SESSION_SECONDS = DAYS * 86_400;
const MOST_A_NAME = 10;

export async function createSessions(
  kept: KeptJson<KeptSessions>,
  now: () => string,
): Promise<Sessions> {
  const sessions = new Map(Object.entries(await kept.load()));
  const today = (): string => now().slice(0, 10);
  const save = (): Promise<void> => kept.save(Object.fromEntries(sessions));

  /** Whoever lost ten devices loses the first of them. */
  function makeRoom(name: string): void {
    const own = [...sessions].filter(([, session]) => session.name === name);
    for (const [key] of own.slice(0, Math.max(0, own.length - MOST_A_NAME + 1)))
      sessions.delete(key);
  }

  return {
    async begin({ name }) {
      const token = randomBytes(32).toString("base64url");
      makeRoom(name);
      sessions.set(hash(token), { name, day: today() });
      await save();
      return token;
    },
    find(token) {
      const key = hash(token);
      const session = sessions.get(key);
      if (session === undefined) return undefined;
      const day = today();
      if (daysBetween(session.day, day) > DAYS) {
        sessions.delete(key);
        return undefined;
      }
      if (session.day !== day) {
        sessions.set(key, { ...session, day });
        // A day more or less is no matter.
        void save().catch(() => undefined);
      }
      return { name: session.name };
    },
    async end(token) {
      sessions.delete(hash(token));
      await save();
    },
  };
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
