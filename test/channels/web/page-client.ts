import type { Entry } from "../../../src/channels/web/transcript/entry.js";

/** What the page does, without a browser: it asks, and hears events. */
export interface PageClient {
  /** Headers of every request; a test may change them. */
  readonly headers: Record<string, string>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  upload(name: string, bytes: Buffer, id?: string): Promise<Response>;
  /** Does something; the id is made here unless given. @returns the id */
  does(done: unknown, id?: string): Promise<string>;
  /** Listens, from where it stood. */
  listen(): Promise<void>;
  /** The connection breaks. */
  hangUp(): void;
  readonly entries: ReadonlyMap<string, Entry>;
  /** "reset" and "entry", in the order they came. */
  readonly heard: readonly string[];
}

let ids = 0;

export function createPageClient(url: () => string, room = "main"): PageClient {
  const headers: Record<string, string> = {};
  const entries = new Map<string, Entry>();
  const heard: string[] = [];
  let mark = "";
  let stopper = new AbortController();

  const writing = (): Record<string, string> => ({
    origin: url(),
    "x-chat-page": "1",
    "content-type": "application/json",
    ...headers,
  });

  function hear(block: string): void {
    const field = (name: string): string | undefined =>
      new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
    const event = field("event");
    if (event === undefined) return;
    mark = field("id") ?? mark;
    const data = JSON.parse(field("data") ?? "null") as unknown;
    if (event !== "ping") heard.push(event);
    // The server's own types.
    if (event === "reset") {
      entries.clear();
      for (const entry of data as Entry[]) entries.set(entry.id, entry);
    } else if (event === "entry") {
      const entry = data as Entry;
      entries.set(entry.id, entry);
    }
  }

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    try {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) hear(block);
      }
    } catch {
      // Hung up.
    }
  }

  return {
    headers,
    entries,
    heard,
    get: (path) => fetch(url() + path, { headers }),
    post: (path, body) =>
      fetch(url() + path, { method: "POST", headers: writing(), body: JSON.stringify(body) }),
    upload(name, bytes, id = `upload${(ids += 1)}x`) {
      const query = new URLSearchParams({ room, id, name });
      return fetch(`${url()}/api/files?${query.toString()}`, {
        method: "POST",
        headers: writing(),
        body: Uint8Array.from(bytes),
      });
    },
    async does(done, id = `update${(ids += 1)}x`) {
      await this.post("/api/updates", { room, id, done });
      return id;
    },
    async listen() {
      stopper = new AbortController();
      const after = mark === "" ? "" : `&after=${mark}`;
      const response = await fetch(`${url()}/api/events?room=${room}${after}`, {
        headers,
        signal: stopper.signal,
      });
      if (response.body === null || !response.ok) throw new Error(`events ${response.status}`);
      void read(response.body);
    },
    hangUp: () => stopper.abort(),
  };
}

/** Entries in the order they stand in. */
export function inOrder(client: PageClient): readonly Entry[] {
  return [...client.entries.values()].sort((a, b) => a.order - b.order);
}
