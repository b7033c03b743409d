import type { HttpHead } from "../../../http/route.js";
import type { Clock, Log } from "../../../workflow/ports.js";
import { createRateLimit, type Rate } from "../rate-limit.js";
import { SESSION_SECONDS, type Sessions } from "./sessions.js";
import type { SignIn, Visitor } from "./sign-in.js";

/** Who is at the page, and how they come and go. */
export interface Visitors {
  /** Nobody signs in: whoever sits at this machine is let in. */
  readonly isLocal: boolean;
  find(head: HttpHead): Visitor | undefined;
  signIn(head: HttpHead, code: string): Promise<SignedIn>;
  /** @returns the cookie that takes the session away */
  signOut(head: HttpHead): Promise<string>;
}

export type SignedIn =
  | { readonly result: "in"; readonly visitor: Visitor; readonly cookie: string }
  | { readonly result: "wrong" }
  | { readonly result: "wait"; readonly seconds: number };

const COOKIE = "chat_session";

/** The one person of this machine. */
export const LOCAL: Visitor = { name: "local" };

export function createLocalVisitors(): Visitors {
  return {
    isLocal: true,
    find: () => LOCAL,
    signIn: async () => ({ result: "wrong" }),
    signOut: async () => "",
  };
}

/** A person mistypes a code a few times; a guesser needs millions. */
const GUESSES: Rate = { burst: 5, perSecond: 1 / 30 };
/** From everywhere together, so that many machines guess no faster. */
const ALL_GUESSES: Rate = { burst: 60, perSecond: 1 };

export interface SignedVisitorsOptions {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  /** The address people type, or null when they type this machine's. */
  readonly origin: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

export function createSignedVisitors(options: SignedVisitorsOptions): Visitors {
  const { sessions, origin, clock, log } = options;
  const nowMs = (): number => Date.parse(clock.now());
  const guesses = createRateLimit(GUESSES, nowMs);
  const allGuesses = createRateLimit(ALL_GUESSES, nowMs);
  const isSecure = origin?.startsWith("https:") === true;

  function cookie(token: string, seconds: number): string {
    const always = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
    return `${COOKIE}=${token}; ${always}${isSecure ? "; Secure" : ""}`;
  }

  return {
    isLocal: false,
    find(head) {
      const token = readCookie(head.headers.cookie);
      const visitor = token === undefined ? undefined : sessions.find(token);
      return visitor !== undefined && options.signIn.isWelcome(visitor) ? visitor : undefined;
    },
    async signIn(head, code) {
      const remote = remoteOf(head, origin !== null);
      const seconds = Math.max(guesses.take(remote), allGuesses.take(""));
      if (seconds > 0) {
        log.warn({ remote, seconds }, "too many codes were tried");
        return { result: "wait", seconds };
      }
      const visitor = await options.signIn.redeem(code);
      if (visitor === undefined) {
        log.warn({ remote }, "a wrong code was tried");
        return { result: "wrong" };
      }
      // Counted until it is known to be right, so that no two guesses at once pass as one.
      guesses.giveBack(remote);
      allGuesses.giveBack("");
      log.info({ remote, account: visitor.name }, "somebody signed in");
      const token = await sessions.begin(visitor);
      return { result: "in", visitor, cookie: cookie(token, SESSION_SECONDS) };
    },
    async signOut(head) {
      const token = readCookie(head.headers.cookie);
      if (token !== undefined) await sessions.end(token);
      return cookie("", 0);
    },
  };
}

function readCookie(header: string | undefined): string | undefined {
  const pairs = header?.split(/;\s*/) ?? [];
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Behind a proxy of this machine, it tells last whom it speaks for. */
function remoteOf({ headers, remote }: HttpHead, isProxied: boolean): string {
  const forwarded = headers["x-forwarded-for"];
  if (!isProxied || !LOOPBACK.test(remote) || forwarded === undefined) return remote;
  const list = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
  return list.split(",").at(-1)?.trim() ?? remote;
}
