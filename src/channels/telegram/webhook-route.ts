import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpRoute } from "../../http/http-server.js";

const SECRET_HEADER = "x-telegram-bot-api-secret-token";
const MAX_BODY_BYTES = 1_000_000;

/**
 * The address Telegram posts updates to. It is answered once the update is dealt with: one that was not
 * comes again.
 */
export function createWebhookRoute(options: {
  readonly path: string;
  readonly secret: string;
  readonly takeUpdate: (raw: unknown) => Promise<void>;
}): HttpRoute {
  const { path, secret, takeUpdate } = options;
  return {
    path,
    maxBodyBytes: MAX_BODY_BYTES,
    refuse: (headers) => (isSame(headers[SECRET_HEADER], secret) ? undefined : 403),
    async answer({ body }) {
      const raw = parseJson(body);
      if (typeof raw !== "object" || raw === null) return 400;
      await takeUpdate(raw);
      return 200;
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
