import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

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

/** Runs the program in an empty folder, without a terminal, with these lines as its input. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", TSX, MAIN, ...args], {
    cwd: dir,
    env: { PATH: "", DATA_DIR: path.join(dir, "data"), ...env },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, err };
}

describe("npm start", { timeout: TIMEOUT_MS }, () => {
  it("says what to set where there is neither a token nor a terminal", async () => {
    const { code, out, err } = await run([]);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(/TELEGRAM_TOKEN[^]*npm run chat/);
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
