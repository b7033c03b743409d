import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { PortTakenError } from "../../src/errors.js";
import { createHealthRoutes } from "../../src/http/health-routes.js";
import { startHttpServer, type HttpServer } from "../../src/http/http-server.js";
import type { HttpRoute, HttpStream } from "../../src/http/route.js";
import { createRecordingLog } from "../workflow/recording-log.js";

const log = createRecordingLog();
const servers: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function serve(...routes: readonly HttpRoute[]): Promise<string> {
  const server = await startHttpServer({ host: "127.0.0.1", port: 0, routes, log });
  servers.push(server);
  return `http://127.0.0.1:${server.port}`;
}

const echo: HttpRoute = {
  method: "POST",
  path: "/echo",
  maxBodyBytes: 8,
  refuse: ({ headers }) =>
    headers["x-no"] === undefined ? undefined : { status: 418, body: "no" },
  answer: ({ body, query }) => ({ status: 200, body: `${query.get("q") ?? ""}${body.toString()}` }),
};
const below: HttpRoute = {
  method: "GET",
  path: "/files/*",
  maxBodyBytes: 0,
  answer: ({ path }) => ({ status: 200, body: path }),
};

describe("the HTTP server", () => {
  it.each([
    ["what a route answers, the query beside the body", "POST", "/echo?q=1", "abc", 200, "1abc"],
    ["everything below a path", "GET", "/files/a%2Fb", undefined, 200, "/files/a%2Fb"],
    ["nothing under an unknown path", "GET", "/nothing", undefined, 404, ""],
    ["nothing above a path", "GET", "/files", undefined, 404, ""],
    ["no other method", "GET", "/echo", undefined, 405, ""],
    ["no longer body", "POST", "/echo", "123456789", 413, ""],
  ])("answers %s", async (_what, method, path, body, status, text) => {
    const url = await serve(echo, below);
    const response = await fetch(url + path, { method, ...(body === undefined ? {} : { body }) });
    expect([response.status, await response.text()]).toEqual([status, text]);
  });

  it("asks whether to refuse before it reads the body", async () => {
    const url = await serve(echo);
    const body = "x".repeat(100_000);
    const response = await fetch(`${url}/echo`, { method: "POST", body, headers: { "x-no": "1" } });
    expect([response.status, await response.text()]).toEqual([418, "no"]);
  });

  it("answers a bug with 500 and one log line, and lives on", async () => {
    const broken: HttpRoute = {
      ...below,
      answer: () => {
        throw new Error("a bug");
      },
    };
    const url = await serve(broken, echo);
    expect((await fetch(`${url}/files/x`)).status).toBe(500);
    expect(log.lines).toContain("error: a request failed");
    expect((await fetch(`${url}/echo`, { method: "POST" })).status).toBe(200);
  });

  it("tells health to whoever asks, also by HEAD", async () => {
    let isReady = true;
    const url = await serve(...createHealthRoutes(() => isReady));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`, { method: "HEAD" })).status).toBe(200);
    isReady = false;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });

  it("keeps a stream open, and ends it at a stop", async () => {
    let stream: HttpStream | undefined;
    const route: HttpRoute = {
      ...below,
      answer: () => ({ status: 200, stream: (to) => void (stream = to) }),
    };
    const url = await serve(route);
    const response = await fetch(`${url}/files/x`);
    const ended = new Promise<void>((resolve) => stream?.onEnd(resolve));
    expect(stream?.write("one ")).toBe(true);
    stream?.write("two");
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    expect(await response.text()).toBe("one two");
    await ended;
    expect(stream?.write("three")).toBe(false);
  });

  it("lets go who reads nothing of what is written", async () => {
    let stream: HttpStream | undefined;
    const route: HttpRoute = {
      ...below,
      answer: () => ({ status: 200, stream: (to) => void (stream = to) }),
    };
    const url = await serve(route);
    const lazy = connect(Number(new URL(url).port), "127.0.0.1");
    lazy.pause();
    lazy.write("GET /files/x HTTP/1.1\r\nhost: x\r\n\r\n");
    while (stream === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
    let pieces = 0;
    while (stream.write("x".repeat(500_000)) && pieces < 100) pieces += 1;
    expect(pieces).toBeLessThan(100);
    lazy.destroy();
  });

  it("tells which port is taken", async () => {
    const url = await serve(echo);
    const port = Number(new URL(url).port);
    const again = startHttpServer({ host: "127.0.0.1", port, routes: [], log });
    await expect(again).rejects.toThrow(PortTakenError);
    await expect(again).rejects.toThrow(String(port));
  });
});
