import { AppError } from "../errors.js";
import { explainError } from "./error-texts.js";
import type { Outbox } from "./outbox.js";
import type { Log, Update } from "./ports.js";

/** Takes one update from a channel. Never rejects. */
export type Receive = (update: Update) => Promise<void>;

/** The boundary of a channel: what fails becomes one log line and one polite text. */
export function createReceive(options: {
  readonly handle: (update: Update) => Promise<void>;
  readonly outbox: Outbox;
  readonly log: Log;
}): Receive {
  const { handle, outbox, log } = options;
  return async (update) => {
    try {
      await handle(update);
    } catch (error) {
      const { id, chat } = update;
      if (error instanceof AppError) log.warn({ chat, update: id, err: error }, "an update failed");
      else log.error({ chat, update: id, err: error }, "an update hit a bug");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  };
}
