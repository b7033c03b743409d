import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "./channels/until.js";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
/** Each test starts processes, cold, perhaps on a busy machine. */
const TIMEOUT_MS = 180_000;
const TSX = import.meta.resolve("tsx");

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "main-"));
});

afterEach(() => rm(dir, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--import", TSX, MAIN, ...args], {
    cwd: dir,
    env: { PATH: "", DATA_DIR: path.join(dir, "data"), ...env },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended };
}

/** Runs the program in an empty folder, without a terminal, with these lines as its input. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<Ended> {
  const { child, ended } = start(args, env);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  child.stdin.end(input);
  return { code: await ended, out, err };
}

describe("npm start", { timeout: TIMEOUT_MS }, () => {
  it("says what to set where nobody is let in by any way", async () => {
    const { code, out, err } = await run([], { WEB_CHAT: "off" });
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(/TELEGRAM_TOKEN[^]*WEB_CHAT=off[^]*npm run chat/);
  });

  it("opens the web chat where there is no token, and stops when told to", async () => {
    const { child, ended } = start([], { HTTP_PORT: "0" });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
    await until(() => err.includes("网页聊天已打开"), TIMEOUT_MS / 1_000);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(err)?.[0] ?? "";
    expect(await (await fetch(`${url}/api/me`)).json()).toMatchObject({ name: "local" });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("names every wrong setting", async () => {
    const { code, err } = await run([], { LOG_LEVEL: "loud", TIME_ZONE: "Beijing" });
    expect(code).toBe(1);
    expect(err).toMatch(/LOG_LEVEL：[^]*TIME_ZONE：/);
    expect(err).not.toMatch(/at .*\.ts/);
  });

  it("does not start with a broken question script", async () => {
    const { code, err } = await run(["--chat"], { PACK_DIR: dir });
    expect(code).toBe(1);
    expect(err).toContain("pack.yaml:1");
  });
});

describe("npm run chat", { timeout: TIMEOUT_MS }, () => {
  it("talks through a pipe, keeps the answers and saves the file", async () => {
    const first = await run(["--chat"], {}, "/new 2019\n/report word\n");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toContain("涉密内容请不要输入");
    const saved = await readdir(path.join(dir, "data", "out"));
    expect(saved).toEqual([expect.stringMatching(/草稿.*\.docx$/)]);
    expect(first.out).toContain(path.join(dir, "data", "out", saved[0] ?? ""));

    const second = await run(["--chat"], {}, "/continue\n");
    expect(second.code).toBe(0);
    expect(second.out).toContain("单位性质");
  });
});
