/** What goes wrong with a call of the bot. */
export type Failure =
  | { readonly kind: "answer"; readonly status: number; readonly retryAfter?: number }
  /** A gateway before Telegram answers, with a page of its own. */
  | { readonly kind: "page"; readonly status: number }
  /** The connection breaks before the call has an effect, or after it. */
  | { readonly kind: "drop"; readonly when: "before" | "after" }
  /** This call goes well: the next failure is meant for the one after it. */
  | { readonly kind: "none" };

/** Failures ordered for the next calls of a method, one each. */
export interface Failures {
  /** @param method name of a method, or "send" for whatever shows something to people */
  next(method: string, ...failures: Failure[]): void;
  take(method: string): Failure | undefined;
}

const SENDS = new Set(["sendMessage", "sendDocument", "sendPhoto", "editMessageText"]);

export function createFailures(): Failures {
  const ordered = new Map<string, Failure[]>();
  return {
    next(method, ...failures) {
      ordered.set(method, [...(ordered.get(method) ?? []), ...failures]);
    },
    take: (method) =>
      ordered.get(method)?.shift() ??
      (SENDS.has(method) ? ordered.get("send")?.shift() : undefined),
  };
}
