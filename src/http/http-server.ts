import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Log } from "../workflow/ports.js";

export interface HttpRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** One address of the server. Takes POST only. */
export interface HttpRoute {
  readonly path: string;
  readonly maxBodyBytes: number;
  /** Asked before the body is read; the status to refuse with, or undefined. */
  refuse(headers: HttpRequest["headers"]): number | undefined;
  /** @returns the status to answer with */
  answer(request: HttpRequest): Promise<number>;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no new request; resolves when those under way are answered. */
  stop(): Promise<void>;
}

/** @param port 0: any free one */
export async function startHttpServer(options: {
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  readonly log: Log;
}): Promise<HttpServer> {
  const { port, log } = options;
  const routes = new Map(options.routes.map((route) => [route.path, route]));
  const server = createServer((request, response) => {
    respond(routes, request, response).catch((error: unknown) => {
      log.error({ err: error }, "a request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function respond(
  routes: ReadonlyMap<string, HttpRoute>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // No query: none of our addresses has one.
  const route = routes.get(request.url ?? "");
  const refused = route === undefined ? 404 : refusal(route, request);
  if (route === undefined || refused !== undefined) {
    // The body is not read, so the connection cannot be used again.
    response.writeHead(refused ?? 404, { connection: "close" }).end();
    return;
  }
  const body = await readBody(request, route.maxBodyBytes);
  if (body === undefined) {
    response.writeHead(413, { connection: "close" }).end();
    return;
  }
  const status = await route.answer({ headers: request.headers, body });
  response.writeHead(status).end();
}

function refusal(route: HttpRoute, request: IncomingMessage): number | undefined {
  return request.method === "POST" ? route.refuse(request.headers) : 405;
}

/** @returns undefined when it is longer than allowed */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
