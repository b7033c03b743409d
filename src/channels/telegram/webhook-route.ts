import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpRoute } from "../../http/route.js";

const SECRET_HEADER = "x-telegram-bot-api-secret-token";
const MAX_BODY_BYTES = 1_000_000;

/** The address Telegram posts updates to, and who takes them. */
export interface Webhook {
  readonly route: HttpRoute;
  /** @param takeUpdate resolves when the update is safe; never rejects */
  open(takeUpdate: (raw: unknown) => Promise<void>): void;
  /** Takes no more; resolves when those under way are safe. */
  close(): Promise<unknown>;
}

/**
 * A request is answered once the update is dealt with: one that was not comes again, and so does one
 * that comes before the bot is ready, or while it stops.
 */
export function createWebhookRoute(options: {
  readonly path: string;
  readonly secret: string;
}): Webhook {
  const { path, secret } = options;
  let taking: ((raw: unknown) => Promise<void>) | null = null;
  const underWay = new Set<Promise<void>>();

  const route: HttpRoute = {
    method: "POST",
    path,
    maxBodyBytes: MAX_BODY_BYTES,
    refuse: ({ headers }) => (isSame(headers[SECRET_HEADER], secret) ? undefined : { status: 403 }),
    async answer({ body }) {
      if (taking === null) return { status: 503 };
      const raw = parseJson(body.toString("utf8"));
      if (typeof raw !== "object" || raw === null) return { status: 400 };
      const work = taking(raw).finally(() => underWay.delete(work));
      underWay.add(work);
      await work;
      return { status: 200 };
    },
  };
  return {
    route,
    open: (takeUpdate) => void (taking = takeUpdate),
    close() {
      taking = null;
      return Promise.all(underWay);
    },
  };
}

/** Takes the same time however much is right, so that nobody can find the secret letter by letter. */
function isSame(given: string | readonly string[] | undefined, secret: string): boolean {
  return typeof given === "string" && timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
