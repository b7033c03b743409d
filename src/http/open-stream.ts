import type { ServerResponse } from "node:http";
import type { HttpStream } from "./route.js";

/** Whoever leaves this much unread is let go; they come again and are given what they missed. */
const MOST_UNREAD_BYTES = 1_000_000;

/** An answer of Node's server that stays open. */
export function openStream(response: ServerResponse): HttpStream {
  // Events are small and wanted at once.
  response.socket?.setNoDelay(true);
  response.flushHeaders();
  return {
    write(text) {
      if (response.closed || response.writableEnded) return false;
      response.write(text);
      return response.writableLength < MOST_UNREAD_BYTES;
    },
    end: () => void response.end(),
    onEnd(run) {
      if (response.closed) run();
      else response.once("close", run);
    },
  };
}
