import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Entry } from "../../../src/channels/web/transcript/entry.js";
import { describeChannel, type Kit, type Person, type Shown, type World } from "../contract.js";
import { until } from "../until.js";
import { createPageClient, inOrder, type PageClient } from "./page-client.js";
import { runWebChat } from "./run-web-chat.js";

const TRAITS = {
  edits: true,
  progress: "in place",
  crowd: true,
  // What is said is kept until somebody looks: it always arrives.
  canFail: false,
  redelivers: true,
} as const;

const CODES = [1, 2, 3].map((name) => ({ name: String(name), code: `CODE-OF-PERSON-${name}` }));

describeChannel("web", TRAITS, openWorld);

/** Three people in front of the page, signed in; the third is not listed. */
async function openWorld(kit: Kit): Promise<World> {
  const dir = await mkdtemp(path.join(tmpdir(), "web-"));
  const start = () =>
    runWebChat((messenger) => kit.connect(messenger, ["web:1", "web:2"]), {
      ...kit,
      dir,
      codes: CODES,
    });
  let running = await start();
  const clients = await Promise.all(
    CODES.map(async ({ code }) => {
      const client = createPageClient(() => running.url);
      const signedIn = await client.post("/api/sign-in", { code });
      client.headers["cookie"] = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
      await client.listen();
      return client;
    }),
  );
  const files = new Map<string, Uint8Array>();
  const people = clients.map((client) => personOf(client, files, () => running.url));

  return {
    person: (number) => people[number - 1] ?? never(),
    async restart() {
      await running.stop();
      running = await start();
      for (const client of clients) {
        const before = client.heard.length;
        await client.listen();
        await until(() => client.heard.length > before);
      }
    },
    failNext: () => undefined,
    async end() {
      for (const client of clients) client.hangUp();
      await running.stop();
      await rm(dir, { recursive: true });
    },
  };
}

function personOf(client: PageClient, files: Map<string, Uint8Array>, url: () => string): Person {
  const loading = new Set<string>();

  /** Loads down what was sent, once. */
  function bytesOf(id: string): Uint8Array | undefined {
    if (loading.has(id)) return files.get(id);
    loading.add(id);
    void fetch(`${url()}/api/kept/${id}`, { headers: client.headers })
      .then((response) => response.arrayBuffer())
      .then((bytes) => files.set(id, new Uint8Array(bytes)));
    return undefined;
  }

  function readShown(entry: Entry): Shown {
    const { text, file, kind, alt = "" } = entry;
    const shown = { text, labels: entry.buttons?.flat().map((button) => button.label) ?? [] };
    const bytes = file === undefined ? undefined : bytesOf(file.id);
    if (file === undefined || bytes === undefined) return shown;
    if (kind === "picture") return { ...shown, picture: { bytes, says: alt } };
    return { ...shown, file: { name: file.name, bytes } };
  }

  return {
    says: async (text) => ({ id: await client.does({ kind: "text", text }), text }),
    async sendsFile(name, bytes) {
      // A server that takes no more hangs up while it is being written to.
      await client.upload(name, bytes).catch(() => undefined);
    },
    async presses(label) {
      const buttons = inOrder(client).flatMap((entry) => entry.buttons?.flat() ?? []);
      const token = buttons.findLast((button) => button.label === label)?.token;
      await client.does({ kind: "press", token });
    },
    edits: (sent, text) => client.does({ kind: "edit", messageId: idOf(sent), text }),
    repeats: (sent) =>
      client.does({ kind: "text", text: (sent as { text: string }).text }, idOf(sent)),
    shown: () =>
      inOrder(client)
        .filter((entry) => entry.from === "bot")
        .map(readShown),
  };
}

/** What `says` gave. */
function idOf(sent: unknown): string {
  return (sent as { readonly id: string }).id;
}

function never(): never {
  throw new Error("there are three people");
}
