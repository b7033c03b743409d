/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Room} Room */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** The server says something every twenty seconds. */
const SILENCE_MS = 50_000;
/** A window nobody looks at gives its connection to those that are looked at: a browser has six. */
const HIDDEN_MS = 20_000;

/**
 * What the chat says, as it is said. Breaks are mended: every event has a mark, and the next connection
 * goes on from the last one.
 *
 * @param {object} on
 * @param {(entries: Entry[]) => void} on.reset what there was before counts no more
 * @param {(entry: Entry) => void} on.entry new, or changed
 * @param {(isOpen: boolean) => void} on.net
 * @param {() => void} on.refused asked before a connection is tried again
 */
export function createStream(on) {
  /** @type {Room} */
  let room = "main";
  /** @type {EventSource | undefined} */
  let source;
  let mark = "";
  let waitMs = FIRST_WAIT_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hiding;

  function close() {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = undefined;
  }

  function open() {
    close();
    const after = mark === "" ? "" : `&after=${encodeURIComponent(mark)}`;
    const opened = new EventSource(`/api/events?room=${room}${after}`);
    source = opened;
    opened.addEventListener("reset", (event) => {
      heard(event);
      on.reset(JSON.parse(event.data));
    });
    opened.addEventListener("entry", (event) => {
      heard(event);
      on.entry(JSON.parse(event.data));
    });
    opened.addEventListener("ping", heard);
    opened.addEventListener("open", () => {
      waitMs = FIRST_WAIT_MS;
      on.net(true);
      watch();
    });
    // The browser would try again itself, but not after every failure, and not sooner when told to.
    opened.addEventListener("error", () => {
      on.net(false);
      on.refused();
      close();
      retry = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  }

  /** @param {MessageEvent} event */
  function heard(event) {
    mark = event.lastEventId;
    watch();
  }

  function watch() {
    clearTimeout(silence);
    silence = setTimeout(open, SILENCE_MS);
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") hiding = setTimeout(close, HIDDEN_MS);
    else if (source === undefined) open();
  });

  return {
    /** @param {Room} next */
    enter(next) {
      room = next;
      mark = "";
      open();
    },
    /** The network is back, or may be. */
    hurry() {
      waitMs = FIRST_WAIT_MS;
      if (source?.readyState !== EventSource.OPEN) open();
    },
    close,
  };
}
