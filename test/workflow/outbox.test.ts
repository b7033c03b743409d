import { describe, expect, it } from "vitest";
import { ChatBusyError, ChatRejectedError } from "../../src/errors.js";
import { createOutbox, type OutboxOptions } from "../../src/workflow/outbox.js";
import type { ChatChannel, Out } from "../../src/workflow/ports.js";
import { createManualTimers, settlePromises } from "./manual-timers.js";
import { createRecordingLog } from "./recording-log.js";

const say = (text: string): Out => ({ kind: "message", text, buttons: [] });
const refused = (retryAfterSeconds = 0) =>
  new ChatBusyError("busy", { outcome: "refused", retryAfterSeconds });
const lost = () => new ChatBusyError("lost", { outcome: "lost", retryAfterSeconds: 0 });

/** A messenger that fails with what stands next in `failures`, one a delivery; "hang" never answers. */
function setUp(options: Partial<OutboxOptions> = {}) {
  const failures: (Error | "hang" | null)[] = [];
  const tried: string[] = [];
  const arrived: string[] = [];
  const channel: ChatChannel = {
    name: "fake",
    async deliver(chat, out) {
      const what = `${chat} ${"bytes" in out ? out.name : out.text}`;
      tried.push(what);
      const failure = failures.shift() ?? null;
      if (failure === "hang") return new Promise<string>(() => undefined);
      if (failure !== null) throw failure;
      arrived.push(what);
      return String(arrived.length);
    },
  };
  const timers = createManualTimers();
  const log = createRecordingLog();
  const outbox = createOutbox({ channels: [channel], timers, log, ...options });
  return { outbox, timers, log, failures, tried, arrived };
}

describe("outbox", () => {
  it("sends in order and tells where each message went", async () => {
    const { outbox, arrived } = setUp();
    const refs = await Promise.all([
      outbox.post("fake:1", say("a")),
      outbox.post("fake:1", say("b")),
    ]);
    expect(arrived).toEqual(["1 a", "1 b"]);
    expect(refs).toEqual(["1", "2"]);
  });

  it("waits as long as the messenger asks, and keeps the order", async () => {
    const { outbox, timers, failures, arrived } = setUp();
    failures.push(refused(7));
    void outbox.post("fake:1", say("a"));
    void outbox.post("fake:1", say("b"));
    await timers.pass(6_999);
    expect(arrived).toEqual([]);
    await timers.pass(1);
    expect(arrived).toEqual(["1 a", "1 b"]);
  });

  it("waits longer each time, up to a minute, and never gives up by itself", async () => {
    const { outbox, timers, failures, arrived } = setUp();
    failures.push(...Array.from({ length: 8 }, () => refused()));
    void outbox.post("fake:1", say("a"));
    const waits: number[] = [];
    await settlePromises();
    for (let wait = timers.waiting()[0]; wait !== undefined; wait = timers.waiting()[0]) {
      waits.push(wait);
      await timers.pass(wait);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000));
    expect(arrived).toEqual(["1 a"]);
  });

  it("lets no chat wait for another", async () => {
    const { outbox, failures, arrived } = setUp();
    failures.push(refused(60));
    void outbox.post("fake:1", say("a"));
    await outbox.post("fake:2", say("b"));
    expect(arrived).toEqual(["2 b"]);
  });

  it("tries a lost message once more and then goes on", async () => {
    const { outbox, timers, failures, tried, arrived, log } = setUp();
    failures.push(lost(), lost());
    const first = outbox.post("fake:1", say("a"));
    void outbox.post("fake:1", say("b"));
    await timers.pass(60_000);
    expect(tried).toEqual(["1 a", "1 a", "1 b"]);
    expect(arrived).toEqual(["1 b"]);
    expect(await first).toBeUndefined();
    expect(log.lines).toEqual(["warn: a message was lost twice"]);
  });

  it("drops everything for a chat that is gone, and serves it again later", async () => {
    const { outbox, failures, tried, arrived, log } = setUp();
    failures.push(new ChatRejectedError("blocked"));
    const refs = [outbox.post("fake:1", say("a")), outbox.post("fake:1", say("b"))];
    expect(await Promise.all(refs)).toEqual([undefined, undefined]);
    expect(tried).toEqual(["1 a"]);
    expect(log.lines).toHaveLength(1);
    await outbox.post("fake:1", say("c"));
    expect(arrived).toEqual(["1 c"]);
  });

  it("drops a message that was refused by itself and sends the next", async () => {
    const { outbox, failures, arrived } = setUp();
    failures.push(new ChatRejectedError("bad", { scope: "message" }));
    void outbox.post("fake:1", say("a"));
    await outbox.post("fake:1", say("b"));
    expect(arrived).toEqual(["1 b"]);
  });

  it("survives a bug in a channel and an unknown channel", async () => {
    const { outbox, failures, arrived, log } = setUp();
    failures.push(new TypeError("bug"));
    void outbox.post("fake:1", say("a"));
    await outbox.post("fake:1", say("b"));
    expect(await outbox.post("nowhere:1", say("c"))).toBeUndefined();
    expect(arrived).toEqual(["1 b"]);
    expect(log.lines).toEqual([
      "error: a message could not be sent",
      "error: no channel for this chat",
    ]);
  });

  it("keeps a bounded number of messages for a chat that does not take them", async () => {
    const { outbox, timers, failures, arrived } = setUp({ maxWaiting: 3 });
    failures.push(refused(30));
    for (const text of ["a", "b", "c", "d", "e"]) void outbox.post("fake:1", say(text));
    await timers.pass(30_000);
    expect(arrived).toEqual(["1 a", "1 d", "1 e"]);
  });

  it("keeps a bounded number of bytes, but always the newest", async () => {
    const { outbox, timers, failures, arrived } = setUp({ maxWaitingBytes: 100 });
    failures.push(refused(30));
    const file = (name: string): Out => ({
      kind: "file",
      name,
      mime: "x/y",
      bytes: new Uint8Array(80),
      caption: "",
    });
    for (const name of ["a", "b", "c"]) void outbox.post("fake:1", file(name));
    await timers.pass(30_000);
    expect(arrived).toEqual(["1 a", "1 c"]);
  });

  it("tells when a chat, and when all, have been served", async () => {
    const { outbox, timers, failures, arrived } = setUp();
    failures.push(refused(5));
    void outbox.post("fake:1", say("a"));
    void outbox.post("fake:2", say("b"));
    await outbox.idle("fake:2");
    expect(arrived).toEqual(["2 b"]);
    const all = outbox.idle();
    await timers.pass(5_000);
    await all;
    expect(arrived).toEqual(["2 b", "1 a"]);
  });

  it("sends what waits when stopped, and takes nothing more", async () => {
    const { outbox, timers, failures, arrived } = setUp();
    failures.push(refused(3));
    void outbox.post("fake:1", say("a"));
    void outbox.post("fake:1", say("b"));
    const drained = outbox.drain(10_000);
    expect(await outbox.post("fake:1", say("late"))).toBeUndefined();
    await timers.pass(3_000);
    await drained;
    expect(arrived).toEqual(["1 a", "1 b"]);
    expect(timers.waiting()).toEqual([]);
  });

  it.each([
    ["refused", refused(60)],
    ["silent", "hang"],
  ] as const)("stops at the deadline although the messenger is %s", async (_how, failure) => {
    const { outbox, timers, failures, arrived } = setUp();
    failures.push(failure);
    const ref = outbox.post("fake:1", say("a"));
    const drained = outbox.drain(10_000);
    await timers.pass(10_000);
    await drained;
    expect(arrived).toEqual([]);
    if (failure !== "hang") expect(await ref).toBeUndefined();
  });
});
