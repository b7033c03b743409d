import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { until } from "./channels/until.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = path.join(ROOT, "dist");
const MAIN = path.join(DIST, "main.js");
/** Each test starts processes, cold, perhaps on a busy machine. */
const TIMEOUT_MS = 180_000;

const SCRIPTS = z.object({ scripts: z.record(z.string(), z.string()) });

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

/** What package.json runs, by name: the arguments of node. */
async function readCommands(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { scripts } = SCRIPTS.parse(
    JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8")),
  );
  const commands = Object.entries(scripts).filter(([, command]) => command.startsWith("node "));
  return new Map(commands.map(([name, command]) => [name, command.split(" ").slice(1)]));
}

function start(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...args], {
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
  const { child, ended } = start([MAIN, ...args], env);
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

  it("compiles, opens the web chat where there is no token, and stops when told to", async () => {
    const before = await stat(MAIN);
    const leftOver = path.join(DIST, "left-over.js");
    await writeFile(leftOver, "");
    const command = (await readCommands()).get("start") ?? [];
    const { child, ended } = start(
      // From the folder of the test, not the project's.
      command.map((word) => (/^(\.|dist)\//.test(word) ? path.join(ROOT, word) : word)),
      { HTTP_PORT: "0" },
    );
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
    await until(() => err.includes("网页聊天已打开"), TIMEOUT_MS / 1_000);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(err)?.[0] ?? "";
    expect(await (await fetch(`${url}/api/me`)).json()).toMatchObject({ name: "local" });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    // Another process may run what is there: what is the same is not touched.
    expect(await stat(MAIN)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(existsSync(leftOver)).toBe(false);
  });

  it("names every wrong setting", async () => {
    const { code, err } = await run([], { LOG_LEVEL: "loud", TIME_ZONE: "Beijing" });
    expect(code).toBe(1);
    expect(err).toMatch(/LOG_LEVEL：[^]*TIME_ZONE：/);
    expect(err).not.toMatch(/at .*\.[jt]s/);
  });

  it("does not start with a broken question script", async () => {
    const { code, err } = await run(["--chat"], { PACK_DIR: dir });
    expect(code).toBe(1);
    expect(err).toContain("pack.yaml:1");
  });
});

it("has a program for every command", async () => {
  const commands = await readCommands();
  expect([...commands.keys()]).toEqual(
    expect.arrayContaining(["start", "chat", "replay", "backup", "restore", "bench"]),
  );
  for (const [name, words] of commands) {
    const program = words.find((word) => word.startsWith("dist/")) ?? "";
    expect(existsSync(path.join(ROOT, program)), name).toBe(true);
  }
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
