import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ApiError } from "./api-error.js";
import { createFailures, type Failure, type Failures } from "./failures.js";
import { createMethods, type BotState, type ShownMessage } from "./methods.js";
import { parseMultipart } from "./parse-multipart.js";
import { createPerson, type Person } from "./person.js";
import { createUpdateQueue, type EmulatedUpdate } from "./update-queue.js";

export const TOKEN = "123456:emulated-token-of-thirty-five-chars";

/**
 * Telegram's Bot API over real HTTP, for one bot and no network: as strict as the real one, and as
 * unreliable as a test wants it.
 */
export interface BotApiEmulator {
  readonly apiRoot: string;
  readonly failures: Failures;
  /** "sendMessage", "getUpdates" …: every call that arrived, those that failed included. */
  readonly calls: readonly string[];
  /** Ids of presses the bot answered. */
  readonly answered: readonly string[];
  readonly commands: BotState["commands"];
  readonly webhook: BotState["webhook"];
  /** Somebody in a private chat, or in a group. */
  person(id: number, group?: number): Person;
  /** Messages the bot sent to a chat, in order. */
  shown(chat: number): readonly ShownMessage[];
  /** Ids of updates nobody confirmed. */
  waiting(): readonly number[];
  /** Hands an update out once more. */
  deliverAgain(update: EmulatedUpdate): void;
  block(chat: number): void;
  /** Makes every press so far too old to answer. */
  expirePresses(): void;
  /** Posts what waits to the webhook, in order, until one is not taken; `to` stands for the public host. */
  postUpdates(to: string, secret?: string): Promise<readonly number[]>;
  stop(): Promise<void>;
}

export async function startBotApiEmulator(): Promise<BotApiEmulator> {
  let messageId = 0;
  const state: BotState = {
    queue: createUpdateQueue(),
    chats: new Set(),
    blocked: new Set(),
    messages: new Map(),
    files: new Map(),
    presses: new Set(),
    answered: [],
    commands: [],
    webhook: null,
    nextMessageId: () => (messageId += 1),
  };
  const calls: string[] = [];
  const failures = createFailures();
  const methods = createMethods(state);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, token, rest = ""] =
      /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(request.url ?? "") ?? [];
    const body = await readBody(request);
    if (token !== TOKEN) throw new ApiError(401, "Unauthorized");
    if (kind !== undefined) {
      sendFile(state, rest, response);
      return;
    }
    calls.push(rest);
    const failure = failures.take(rest);
    if (failure?.kind === "answer") throw failed(failure);
    if (failure?.kind === "page") {
      response.writeHead(failure.status, { "content-type": "text/html" }).end("<h1>Oops</h1>");
      return;
    }
    const isDropped = failure?.kind === "drop";
    const result =
      isDropped && failure.when === "before"
        ? null
        : await methods.call(rest, readParams(request, body));
    if (isDropped) request.socket.destroy();
    else send(response, 200, { ok: true, result });
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      const known = error instanceof ApiError ? error : new ApiError(500, String(error));
      send(response, known.status, known.toJson());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    failures,
    calls,
    answered: state.answered,
    get commands() {
      return state.commands;
    },
    get webhook() {
      return state.webhook;
    },
    person: (id, group) => createPerson(state, id, group),
    shown: (chat) => [...state.messages.values()].filter((message) => message.chat === chat),
    waiting: () => state.queue.waiting().map((update) => update.update_id),
    deliverAgain: (update) => state.queue.addAgain(update),
    block: (chat) => void state.blocked.add(chat),
    expirePresses: () => state.presses.clear(),
    postUpdates: (to, secret) => postUpdates(state, to, secret),
    stop: () =>
      new Promise((resolve) => {
        state.queue.endPoll();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function failed({ status, retryAfter }: Extract<Failure, { kind: "answer" }>): ApiError {
  const text = status === 429 ? `Too Many Requests: retry after ${retryAfter ?? 1}` : "Failed";
  return new ApiError(status, text, retryAfter);
}

function readParams(request: IncomingMessage, body: Buffer): unknown {
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/")) return readForm(parseMultipart(body, type));
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return readForm(Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  }
  return body.length === 0 ? {} : (JSON.parse(body.toString("utf8")) as unknown);
}

/** Parameters a form writes as JSON, or as a number. */
const WRITTEN_AS_JSON = new Set([
  "allowed_updates",
  "commands",
  "limit",
  "link_preview_options",
  "message_id",
  "offset",
  "reply_markup",
  "scope",
  "timeout",
]);

function readForm(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      WRITTEN_AS_JSON.has(name) ? (JSON.parse(String(value)) as unknown) : value,
    ]),
  );
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function sendFile(state: BotState, path: string, response: ServerResponse): void {
  const bytes = state.files.get(path.replace("documents/", ""));
  response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
}

async function postUpdates(
  state: BotState,
  to: string,
  secret: string | undefined,
): Promise<readonly number[]> {
  const statuses: number[] = [];
  if (state.webhook === null) return statuses;
  const path = new URL(state.webhook.url).pathname;
  const token = secret ?? state.webhook.secret;
  for (const update of state.queue.waiting()) {
    const { status } = await fetch(to + path, {
      method: "POST",
      body: JSON.stringify(update),
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { "x-telegram-bot-api-secret-token": token }),
      },
    });
    statuses.push(status);
    if (status !== 200) break;
    state.queue.confirm(update);
  }
  return statuses;
}
