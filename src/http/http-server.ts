import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { PortTakenError } from "../errors.js";
import type { Log } from "../workflow/ports.js";
import { createFindRoute } from "./find-route.js";
import { openStream } from "./open-stream.js";
import type { HttpAnswer, HttpHead, HttpRoute } from "./route.js";

export interface HttpServer {
  readonly port: number;
  /** Takes no new request and ends what stays open; resolves when those under way are answered. */
  stop(): Promise<void>;
}

export interface HttpServerOptions {
  /** Address to listen on: "127.0.0.1" for this machine only. */
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  readonly log: Log;
}

/** A body that takes longer is from nobody we want. */
const REQUEST_MS = 120_000;
const STOP_MS = 5_000;
const CLOSE_EVERY_MS = 20;

/**
 * The one server: webhooks, the web chat, health.
 *
 * @throws {PortTakenError} when something else listens there
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { log } = options;
  const findRoute = createFindRoute(options.routes);
  const open = new Set<ServerResponse>();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path, query } = splitUrl(request.url ?? "/");
    const { route, ...missing } = findRoute(request.method ?? "", path);
    if (route === undefined) {
      refuse(request, response, { status: "status" in missing ? missing.status : 404 });
      return;
    }
    const head: HttpHead = {
      method: route.method,
      path,
      query,
      headers: request.headers,
      remote: request.socket.remoteAddress ?? "",
    };
    const refusal = route.refuse?.(head);
    if (refusal !== undefined) {
      refuse(request, response, refusal);
      return;
    }
    const body = await readBody(request, route.maxBodyBytes);
    if (body === undefined) {
      refuse(request, response, { status: 413 });
      return;
    }
    const answer = await route.answer({ ...head, body });
    if (request.method === "HEAD" && answer.stream !== undefined)
      refuse(request, response, { status: 405 });
    else send(response, answer, open);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      // Whoever asked has gone away: nobody to answer, nothing to mend.
      if (request.destroyed && !request.complete) return;
      log.error({ err: error }, "a request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = REQUEST_MS;
  await listen(server, options);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    stop: () => close(server, open),
  };
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      const isTaken = cause.code === "EADDRINUSE" || cause.code === "EACCES";
      reject(isTaken ? new PortTakenError(`HTTP_PORT=${port} (${host})`, { cause }) : cause);
    };
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      resolve();
    });
  });
}

function close(server: Server, open: ReadonlySet<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    // Somebody who neither reads nor hangs up must not keep the process.
    const limit = setTimeout(() => server.closeAllConnections(), STOP_MS);
    // A connection whose answer ends after this would be kept alive for the next request.
    const closing = setInterval(() => server.closeIdleConnections(), CLOSE_EVERY_MS);
    server.close(() => {
      clearTimeout(limit);
      clearInterval(closing);
      resolve();
    });
    for (const response of open) response.end();
  });
}

function splitUrl(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const mark = url.indexOf("?");
  const path = mark === -1 ? url : url.slice(0, mark);
  return { path, query: new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1)) };
}

/** The body is not read, so the connection cannot be used again unless there is none. */
function refuse(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const { status, headers, body } = answer;
  response.writeHead(status, { ...headers, ...(hasBody ? { connection: "close" } : {}) });
  response.end(body);
}

function send(response: ServerResponse, answer: HttpAnswer, open: Set<ServerResponse>): void {
  const { status, headers = {}, body, stream } = answer;
  if (stream === undefined) {
    const length = body === undefined ? 0 : Buffer.byteLength(body);
    response.writeHead(status, { ...headers, "content-length": String(length) }).end(body);
    return;
  }
  open.add(response);
  response.once("close", () => open.delete(response));
  response.writeHead(status, headers);
  stream(openStream(response));
}

/** @returns undefined when it is longer than allowed */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
