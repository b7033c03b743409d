import type { HttpStream } from "../../../http/route.js";
import type { Timers } from "../../../workflow/ports.js";
import type { Entry } from "./entry.js";
import type { Transcript } from "./transcript.js";

/** So often something comes, so that both sides notice a connection that died silently. */
const PING_MS = 20_000;

/** After so long a page whose connection broke comes again. */
const RETRY_MS = 1_500;

/**
 * Sends what a chat says as server-sent events: first what the reader missed, then whatever comes. Each
 * event carries the mark to go on from.
 */
export function streamEvents(options: {
  readonly to: HttpStream;
  readonly transcript: Transcript;
  /** Where the reader stands. */
  readonly mark: string | undefined;
  readonly timers: Timers;
}): void {
  const { to, transcript, mark, timers } = options;
  let cancelPing = (): void => undefined;

  function send(event: string, data: unknown, upTo?: Entry): void {
    const id = transcript.mark(upTo);
    const text = `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
    // Who reads too slowly comes again, and is given what they missed.
    if (!to.write(text)) to.end();
  }

  function ping(): void {
    cancelPing = timers.after(PING_MS, () => {
      send("ping", null);
      ping();
    });
  }

  to.write(`retry: ${RETRY_MS}\n\n`);
  const { reset, entries } = transcript.since(mark);
  if (reset) send("reset", entries);
  else for (const entry of entries) send("entry", entry, entry);
  const unsubscribe = transcript.subscribe((entry) => {
    if (entry === null) send("reset", []);
    else send("entry", entry, entry);
  });
  ping();
  to.onEnd(() => {
    cancelPing();
    unsubscribe();
  });
}
