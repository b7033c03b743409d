import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import type { WebChatOptions } from "../../../src/channels/web/create-web-chat.js";
import type { Outcome, StepContext } from "../../../src/interview/context.js";
import type { OutMessage } from "../../../src/interview/message.js";
import type { Engine } from "../../../src/workflow/engine.js";
import { inviteFirstOperator } from "../../../src/workflow/access/first-operator.js";
import type { Store } from "../../../src/workflow/ports.js";
import { createFakeEngine } from "../../workflow/fake-engine.js";
import { createManualTimers } from "../../workflow/manual-timers.js";
import { createRecordingLog, type RecordingLog } from "../../workflow/recording-log.js";
import { createBot } from "../create-bot.js";
import { until } from "../until.js";
import { createPageClient, inOrder, type PageClient } from "./page-client.js";
import { runWebChat, type RunningWebChat } from "./run-web-chat.js";

const CODE = "K7QM-2XNP-84TD";
const CODES = [
  { name: "zhang", code: CODE },
  { name: "li", code: "PW3R-6HVC-9JKS" },
];

let dir: string;
let log: RecordingLog;
let web: RunningWebChat;
let client: PageClient;
let now: string;
let store: Store;
const engine = createFakeEngine();

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "web-"));
  log = createRecordingLog();
  now = "2026-11-24T04:00:00.000Z";
  engine.steps.length = 0;
  client = createPageClient(() => web.url);
});

afterEach(async () => {
  client.hangUp();
  await web.stop();
  await rm(dir, { recursive: true });
});

async function open(given: Partial<WebChatOptions> = {}, step?: Engine["step"]): Promise<void> {
  const timers = createManualTimers();
  const accounts = ["web:local", "web:zhang", "web:li"];
  store = createMemoryStore();
  web = await runWebChat(
    ({ channel }) =>
      createBot(channel, {
        ...{ store, timers, log, accounts },
        engine: step === undefined ? engine : { ...engine, step },
      }),
    { dir, log, timers, clock: { now: () => now }, ...given },
  );
}

/** A request as somebody else's program may make it. */
function raw(options: {
  path?: string;
  method?: string;
  headers: Record<string, string>;
}): Promise<number> {
  const { hostname, port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    const { path: at = "/api/me", ...rest } = options;
    const asked = request({ hostname, port, path: at, ...rest }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

/** A turn that says one thing. */
function answerWith(context: StepContext, said: string, buttons: OutMessage["buttons"]): Outcome {
  const { account: by, now: at, update: batch, chat } = context;
  const turned = {
    type: "turned",
    report: null,
    position: { at: "home" },
    turn: chat.turn + 1,
    actions: [],
  } as const;
  return {
    reportId: null,
    reportEvents: [],
    officeEvents: [],
    chatEvents: [{ batch, by, at, event: turned }],
    messages: [{ kind: "message", text: said, buttons }],
    requests: [],
  };
}

const update = (done: unknown, id = "abcdefgh1", room = "main") => ({ room, id, done });
const text = (said: string) => ({ kind: "text", text: said });

describe("on this machine", () => {
  it("answers its own names only, whatever a name elsewhere was made to point to", async () => {
    await open();
    const { port } = new URL(web.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, "[::1]:9", "localhost"]) {
      expect(await raw({ headers: { host } })).toBe(200);
    }
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1.evil.example",
      "0.0.0.0",
    ]) {
      expect(await raw({ headers: { host } })).toBe(403);
    }
  });

  it.each([
    ["no origin", { origin: "" }],
    ["another origin", { origin: "http://evil.example" }],
    ["an origin that is none", { origin: "null" }],
    ["no header of ours", { "x-chat-page": "" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another page of this machine", { origin: "http://127.0.0.1:1" }],
  ])("takes nothing from %s", async (_what, headers) => {
    await open();
    Object.assign(client.headers, headers);
    expect((await client.post("/api/updates", update(text("open r1")))).status).toBe(403);
    expect((await client.upload("a.xls", Buffer.from("x"))).status).toBe(403);
    expect((await client.post("/api/sample", {})).status).toBe(403);
    expect(engine.steps).toEqual([]);
  });

  it("shows nothing to a page of another site", async () => {
    await open();
    client.headers["sec-fetch-site"] = "cross-site";
    for (const at of ["/api/me", "/api/events", "/api/desk", "/api/excerpt", "/api/kept/x"]) {
      expect((await client.get(at)).status, at).toBe(403);
    }
  });

  it.each([
    ["no JSON", "x"],
    ["nothing", null],
    ["no room", { room: "attic", id: "abcdefgh1", done: text("x") }],
    ["an id of somebody's own making", update(text("x"), "../x")],
    ["another kind", update({ kind: "file", name: "x" })],
    ["a text that is none", update({ kind: "text", text: 12 })],
    ["a text without end", update(text("x".repeat(100_001)))],
    ["a token without end", update({ kind: "press", token: "x".repeat(65) })],
    ["an edit of nothing", update({ kind: "edit", text: "x" })],
  ])("takes no %s", async (_what, body) => {
    await open();
    expect((await client.post("/api/updates", body)).status).toBe(400);
    expect(engine.steps).toEqual([]);
  });

  it("takes no body without end", async () => {
    await open();
    const posting = client.post("/api/updates", update(text("x".repeat(500_000))));
    expect(
      await posting.then(
        (response) => response.status,
        () => 413,
      ),
    ).toBe(413);
  });

  it("gives out its page with nothing in it that runs or loads from elsewhere", async () => {
    await open();
    const response = await client.get("/");
    const html = await response.text();
    expect(response.headers.get("content-security-policy")).toMatch(
      /default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
    );
    expect(response.headers.get("content-security-policy")).not.toMatch(/unsafe|\*|https?:/);
    expect(html).not.toMatch(/<script(?![^>]*src="\/page\/)|<style|\son\w+=|style="|https?:\/\//);
    const files = [...html.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(
      ([, file]) => file ?? "",
    );
    for (const file of [...files, "/page/log.js"]) {
      const got = await client.get(file);
      expect([got.status, got.headers.get("x-content-type-options")], file).toEqual([
        200,
        "nosniff",
      ]);
    }
    expect((await client.get("/page/tsconfig.json")).status).toBe(404);
    expect((await client.get("/page/../create-web-chat.ts")).status).toBe(404);
  });

  it("gives a page it has not changed once", async () => {
    await open();
    const etag = (await client.get("/page/app.css")).headers.get("etag") ?? "";
    client.headers["if-none-match"] = etag;
    expect((await client.get("/page/app.css")).status).toBe(304);
  });

  it("sends files as files: nothing in them is a page", async () => {
    await open();
    await client.listen();
    const name = '<script>"x".html';
    const bytes = Buffer.from("<script>alert(1)</script>");
    const out = { kind: "file", name, mime: "text/html", bytes, caption: "" } as const;
    await web.bot.outbox.post("web:local", out);
    await until(() => client.entries.size === 1);
    const response = await client.get(`/api/kept/${inOrder(client)[0]?.file?.id ?? ""}`);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename\*=UTF-8''[\w%.-]+$/,
    );
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    expect((await client.get("/api/kept/..%2f..%2fetc")).status).toBe(404);
  });

  it("takes so many updates of one person, and says when to come again", async () => {
    await open({ updateRate: { burst: 2, perSecond: 0.5 } });
    const statuses: number[] = [];
    for (const id of ["aaaaaaaa1", "aaaaaaaa2", "aaaaaaaa3"]) {
      statuses.push((await client.post("/api/updates", update(text("open r1"), id))).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await client.post("/api/updates", update(text("x"), "aaaaaaaa4"));
    expect(refused.headers.get("retry-after")).toBe("2");
    now = "2026-11-24T04:00:02.000Z";
    expect((await client.post("/api/updates", update(text("x"), "aaaaaaaa4"))).status).toBe(200);
  });

  it("opens so many streams for one person, and forgets those that ended", async () => {
    await open();
    const many = Array.from({ length: 20 }, () => createPageClient(() => web.url));
    for (const one of many) await one.listen();
    expect((await client.get("/api/events")).status).toBe(429);
    for (const one of many) one.hangUp();
    await until(() => many.every((one) => one.heard.length > 0));
    let status = 429;
    while (status === 429) {
      const response = await client.get("/api/events");
      status = response.status;
      await response.body?.cancel();
    }
    expect(status).toBe(200);
  });

  it("takes nothing while it stops, and what comes again later", async () => {
    await open();
    await web.stop();
    await expect(client.post("/api/updates", update(text("x")))).rejects.toThrow();
    await open();
    expect((await client.post("/api/updates", update(text("open r1")))).status).toBe(200);
  });
});

describe("for others", () => {
  const signIn = async (code: string, who = client): Promise<Response> => {
    const response = await who.post("/api/sign-in", { code });
    const cookie = response.headers.get("set-cookie");
    if (cookie !== null) who.headers["cookie"] = cookie.split(";")[0] ?? "";
    return response;
  };

  it("shows and takes nothing before somebody signed in", async () => {
    await open({ codes: CODES });
    for (const at of ["/api/events", "/api/desk", "/api/excerpt", "/api/kept/x"]) {
      expect((await client.get(at)).status, at).toBe(401);
    }
    for (const at of ["/api/updates", "/api/sample", "/api/sign-out"]) {
      expect((await client.post(at, update(text("x")))).status, at).toBe(401);
    }
    expect((await client.upload("a.xls", Buffer.from("x"))).status).toBe(401);
    expect(await (await client.get("/api/me")).json()).toMatchObject({
      name: null,
      isLocal: false,
    });
    expect(engine.steps).toEqual([]);
  });

  it("lets in by a code once, however it was copied, for as long as the browser is used", async () => {
    await open({ codes: CODES });
    const signedIn = await signIn(` k7qm-2xnp-84td `);
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.get("set-cookie")).toMatch(
      /; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
    expect((await client.get("/api/desk")).status).toBe(200);
    expect(
      (
        await signIn(
          CODE,
          createPageClient(() => web.url),
        )
      ).status,
    ).toBe(403);

    await web.stop();
    await open({ codes: CODES });
    expect(await (await client.get("/api/me")).json()).toMatchObject({ name: "zhang" });
    expect(
      (
        await signIn(
          CODE,
          createPageClient(() => web.url),
        )
      ).status,
    ).toBe(403);
    now = "2026-12-20T04:00:00.000Z";
    expect((await client.get("/api/desk")).status).toBe(200);
    now = "2027-01-25T04:00:00.000Z";
    expect((await client.get("/api/desk")).status).toBe(401);
  });

  it("lets in by an invitation once, and welcomes whoever came", async () => {
    await open({ codes: [] });
    const clock = { now: () => now };
    const code = (await inviteFirstOperator({ store, clock, ids: { next: () => "first1" } })) ?? "";
    expect((await signIn(code.toLowerCase().replaceAll("-", " "))).status).toBe(200);
    await client.listen();
    await until(() => inOrder(client).some(({ text: said }) => said.includes("已登记：管理员")));
    expect(inOrder(client).every(({ from }) => from === "bot")).toBe(true);
    const again = createPageClient(() => web.url);
    expect((await signIn(code, again)).status).toBe(403);
    expect((await again.get("/api/desk")).status).toBe(401);
  });

  it("shows nothing any more to somebody who lost their last role, or left", async () => {
    await open({ codes: [] });
    const clock = { now: () => now };
    const code = (await inviteFirstOperator({ store, clock, ids: { next: () => "first1" } })) ?? "";
    await signIn(code);
    await client.listen();
    await until(() => inOrder(client).some(({ text: said }) => said.includes("已登记：管理员")));
    const [person] = store.office().people.keys();
    const grant = { role: "operator", department: null } as const;
    const { chat } = await store.load("system:test", null);
    await store.commit({
      ...{ update: "taken", chat: "system:test", chatEvents: [], reportEvents: [] },
      expected: { chat: chat.version, office: store.office().version },
      officeEvents: [
        {
          ...{ batch: "taken", by: "system:test", at: now },
          event: { type: "revoked", person: person ?? "", grant },
        },
      ],
    });
    for (const path of ["/api/desk", "/api/events?room=main", "/api/excerpt", "/api/kept/abc"])
      expect([path, (await client.get(path)).status]).toEqual([path, 401]);
  });

  it.each(["", "A", "K7QM-2XNP-84T", "K7QM-2XNP-84TDX", "K7QM-2XNP-84TD", "<b>", "x".repeat(200)])(
    "leaves no trace of %j, which is no invitation",
    async (code) => {
      await open({ codes: [] });
      expect((await signIn(code)).status).toBe(403);
      expect(await readdir(dir)).toEqual([]);
      expect(engine.steps).toEqual([]);
    },
  );

  it("keeps no token and no code where they could be read", async () => {
    await open({ codes: CODES });
    await signIn(CODE);
    const token = client.headers["cookie"]?.split("=")[1] ?? "";
    for (const name of ["sessions.json", "used-codes.json"]) {
      const kept = await readFile(path.join(dir, name), "utf8");
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(CODE.slice(0, 4));
    }
  });

  it("is over after a sign-out, and for whoever is listed no more", async () => {
    await open({ codes: CODES });
    await signIn(CODE);
    const other = createPageClient(() => web.url);
    await signIn("PW3R-6HVC-9JKS", other);
    expect((await client.post("/api/sign-out", {})).headers.get("set-cookie")).toContain(
      "Max-Age=0",
    );
    expect((await client.get("/api/desk")).status).toBe(401);
    expect((await other.get("/api/desk")).status).toBe(200);
    await web.stop();
    await open({ codes: CODES.filter(({ name }) => name !== "li") });
    expect((await other.get("/api/desk")).status).toBe(401);
  });

  it("lets a whole bureau sign in from one address, and counts the wrong codes only", async () => {
    const many = Array.from({ length: 8 }, (_, index) => ({
      ...{ name: `clerk${String(index)}`, code: `K7QM-2XNP-84T${"346789AC".charAt(index)}` },
    }));
    await open({ codes: many });
    for (const { code } of many)
      expect(
        (
          await signIn(
            code,
            createPageClient(() => web.url),
          )
        ).status,
      ).toBe(200);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await signIn("WRONG-CODE-0000")).status).toBe(403);
    expect((await signIn("WRONG-CODE-0000")).status).toBe(429);
  });

  it("slows down and logs whoever guesses, without the code, and keeps nobody else out", async () => {
    await open({ codes: CODES, origin: "https://bot.example.org" });
    client.headers["origin"] = "https://bot.example.org";
    client.headers["x-forwarded-for"] = "10.0.0.66, 203.0.113.9";
    const guess = async (code = "WRONG-CODE-0000"): Promise<number> => (await signIn(code)).status;
    expect([await guess(), await guess(), await guess(), await guess(), await guess()]).toEqual(
      Array(5).fill(403),
    );
    expect(await guess(CODE)).toBe(429);
    expect(log.lines.filter((line) => line.includes("wrong code"))).toHaveLength(5);
    expect(log.lines).toContain("warn: too many codes were tried");
    client.headers["x-forwarded-for"] = "198.51.100.7";
    const signedIn = await signIn(CODE);
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.get("set-cookie")).toMatch(/; Secure$/);
    client.headers["x-forwarded-for"] = "203.0.113.9";
    now = "2026-11-24T04:00:31.000Z";
    expect(await guess()).toBe(403);
  });

  it("believes nobody about where they come from where there is no proxy", async () => {
    await open({ codes: CODES });
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      client.headers["x-forwarded-for"] = `203.0.113.${count}`;
      statuses.push((await signIn("WRONG-CODE-0000")).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it("takes what comes from the address people type, and from no other", async () => {
    await open({ codes: CODES, origin: "https://bot.example.org" });
    client.headers["origin"] = "https://bot.example.org";
    await signIn(CODE);
    expect((await client.post("/api/updates", update(text("open r1")))).status).toBe(200);
    client.headers["origin"] = web.url;
    expect((await client.post("/api/updates", update(text("12"), "abcdefgh2"))).status).toBe(403);
  });
});

describe("what is done on the page", () => {
  it("is taken once, however often the page asks, and shown once", async () => {
    await open();
    await client.listen();
    const asked = [1, 2, 3].map(() => client.post("/api/updates", update(text("open r1"))));
    for (const response of await Promise.all(asked)) expect(response.status).toBe(200);
    await client.post("/api/updates", update(text("open r1")));
    await until(() => client.entries.size === 2);
    expect(engine.steps).toEqual(["text open r1"]);
    expect(inOrder(client).map(({ from }) => from)).toEqual(["me", "bot"]);
  });

  it("shows what was tapped instead of the command behind it, and a quiet one not at all", async () => {
    await open();
    await client.listen();
    await client.does({ kind: "text", text: "open r1", quiet: true });
    await client.does({ kind: "text", text: "/list 收入", shown: "收入" });
    await until(() => client.entries.size === 3);
    expect(inOrder(client).filter(({ from }) => from === "me")).toMatchObject([
      { kind: "press", text: "收入" },
    ]);
    expect(engine.steps.at(-1)).toBe("text /list 收入");
  });

  it("draws a ticked box where it stands", async () => {
    let ticked = false;
    await open({}, (context, input) => {
      ticked = input.kind === "press" && input.token !== "ok" ? !ticked : ticked;
      const label = `${ticked ? "☑" : "☐"}公务接待`;
      return answerWith(context, input.kind === "press" && input.token === "ok" ? "好" : label, [
        [{ token: String(context.chat.turn), label }],
        [{ token: "ok", label: "确定" }],
      ]);
    });
    await client.listen();
    await client.does(text("/start"));
    await until(() => client.entries.size === 2);
    for (const label of ["☑公务接待", "☐公务接待", "☑公务接待"]) {
      await client.does({ kind: "press", token: inOrder(client)[1]?.buttons?.[0]?.[0]?.token });
      await until(() => inOrder(client)[1]?.text === label);
    }
    expect(client.entries.size).toBe(2);
    await client.does({ kind: "press", token: "ok" });
    await until(() => client.entries.size === 4);
    expect(inOrder(client).map((entry) => entry.text)).toEqual([
      "/start",
      "☑公务接待",
      "确定",
      "好",
    ]);
  });

  it("goes on from the last event when the connection broke", async () => {
    await open();
    await client.listen();
    await client.does(text("open r1"));
    await until(() => client.entries.size === 2);
    client.hangUp();
    await client.does(text("12"));
    const heard = client.heard.length;
    await client.listen();
    await until(() => client.entries.size === 4);
    expect(client.heard.slice(heard)).toEqual(["entry", "entry"]);
    expect(inOrder(client).map((entry) => entry.text)).toEqual([
      "open r1",
      "已新建 r1",
      "12",
      "已记录 12",
    ]);
  });
});
