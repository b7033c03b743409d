import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runReplayCommand } from "../../src/replay-command.js";
import { openDocx } from "../report/docx/open-docx.js";
import { EXAMPLE } from "./replaying.js";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "replay-"));
});
afterAll(() => rm(dir, { recursive: true }));

async function run(...args: string[]) {
  const said = { out: "", err: "" };
  const code = await runReplayCommand(args, {
    out: (line) => (said.out += line),
    err: (line) => (said.err += line),
  });
  return { code, ...said };
}

describe("npm run replay", () => {
  it("types the file and writes what came of it, with what was not taken on stderr", async () => {
    const file = path.join(dir, "answers.yaml");
    const replies = await readFile(EXAMPLE, "utf8");
    const slip = replies.replace("procurement.micro: '0'", "procurement.micro: '约0.5'");
    await writeFile(file, `${slip}\nno.such.key: '7'\n`);
    const out = path.join(dir, "new", "out");

    const child = spawn(process.execPath, ["dist/replay.js", file, "--out", out], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = new Promise((resolve) => child.once("exit", resolve));
    const [code, stdout, stderr] = await Promise.all([
      exited,
      text(child.stdout),
      text(child.stderr),
    ]);

    expect(stderr).toBe("没有这个键 no.such.key: 7\n没有记录 procurement.micro: 约0.5\n");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^未询问 income\.carried_forward\n/);
    expect(stdout).toContain(out);
    const report = "2019年度部门决算公开-株洲职业教育科技园管理办公室";
    const docx = `${report}（草稿）.docx`;
    const names = await readdir(out);
    const reports = ["docx", "xlsx", "pdf"].map((format) => `${report}（草稿）.${format}`);
    const data = ["answers.json", "findings.json", "transcript.txt"];
    expect(names.filter((name) => !name.endsWith(".png")).sort()).toEqual(
      [...reports, ...data].sort(),
    );
    expect(names.filter((name) => name.endsWith("（草稿）.png"))).toHaveLength(3);
    expect(openDocx(await readFile(path.join(out, docx))).tables).toHaveLength(8);
    const findings: unknown = JSON.parse(await readFile(path.join(out, "findings.json"), "utf8"));
    expect(findings).toContainEqual(expect.objectContaining({ id: "R29a", status: "pending" }));
    const answers: unknown = JSON.parse(await readFile(path.join(out, "answers.json"), "utf8"));
    expect(answers).toMatchObject({ "basic.30101": { state: "value", value: "677000" } });
    expect(await readFile(path.join(out, "transcript.txt"), "utf8")).toContain("没看懂“约0.5”");
  }, 120_000);

  it.each([[], ["a.yaml", "b.yaml"], ["a.yaml", "--quiet"], ["--out"]])(
    "tells how it is used: %s",
    async (...args: string[]) => {
      expect(await run(...args)).toEqual({
        code: 2,
        out: "",
        err: "用法：npm run replay -- 答案文件.yaml [--out 文件夹]\n",
      });
    },
  );

  it("says that there is no such file", async () => {
    const { code, err } = await run(path.join(dir, "none.yaml"));
    expect(code).toBe(2);
    expect(err).toMatch(/答案文件读不出来.*\n打不开 .*none\.yaml\n$/);
  });

  it("says on which line a file is broken", async () => {
    const file = path.join(dir, "broken.yaml");
    await writeFile(file, "income.total: '1'\nincome.fiscal: [\n");
    const { code, err } = await run(file);
    expect(code).toBe(2);
    expect(err).toMatch(/答案文件读不出来.*\n第[23]行不是合格的YAML/);
  });
});
