import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { beforeAll, describe, expect, it } from "vitest";

// Said again here, on purpose not imported from the rule: a slip in one of the two shows.
const PURE = ["amounts", "wording", "pack", "checks", "events", "interview", "status"];
const FOLDERS = [
  ...PURE,
  ...["intake", "report", "drawing", "jobs", "workflow", "storage", "http", "channels", "replay"],
];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  amounts: [],
  wording: ["amounts"],
  pack: ["wording", "amounts"],
  checks: ["pack", "amounts"],
  events: ["amounts"],
  interview: ["wording", "checks", "events", "pack", "amounts"],
  status: ["events", "amounts"],
  intake: PURE,
  report: [...PURE, "drawing"],
  drawing: [],
  jobs: [...PURE, "intake", "report", "drawing"],
  workflow: PURE,
  storage: ["events"],
  http: ["workflow"],
  channels: ["workflow", "http"],
  // Types an answers file as a person would: a channel that also reads what came of it.
  replay: ["workflow", ...PURE],
};

function pathOf(folder: string): string {
  return folder === "storage" ? "storage" : `src/${folder}`;
}

/** A file two levels down, so that `..` has to be followed to the end. */
function fileIn(folder: string): string {
  return `${pathOf(folder)}/inner/snippet.ts`;
}

function importFrom(from: string, target: string): string {
  const up = from === "storage" ? "../../" : "../../../";
  return `import { thing } from "${up}${target}";\nthing();\n`;
}

let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({
    // The project's own configuration without type information: the snippets are not on the disk.
    overrideConfig: [
      { languageOptions: { parserOptions: { projectService: false } } },
      { rules: tseslint.configs.disableTypeChecked.rules ?? {} },
    ],
  });
});

async function lint(filePath: string, code: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

async function bites(filePath: string, code: string): Promise<boolean> {
  return (await lint(filePath, code)).includes("house/arrows");
}

describe("arrows between folders", () => {
  it.each(FOLDERS)("lets %s import what the design allows and nothing else", async (from) => {
    const open: string[] = [];
    for (const to of FOLDERS.filter((folder) => folder !== from)) {
      const code = importFrom(from, `${pathOf(to)}/thing.js`);
      if (!(await bites(fileIn(from), code))) open.push(to);
    }
    expect(open.sort()).toEqual([...(ALLOWED[from] ?? [])].sort());
  });

  it.each(FOLDERS)("lets %s import its own files and the coded errors", async (from) => {
    expect(await lint(fileIn(from), importFrom(from, `${pathOf(from)}/other.js`))).toEqual([]);
    expect(await lint(fileIn(from), importFrom(from, "src/errors.js"))).toEqual([]);
  });

  it.each(FOLDERS)("keeps %s away from the files that put everything together", async (from) => {
    expect(await bites(fileIn(from), importFrom(from, "src/main.js"))).toBe(true);
    expect(await bites(fileIn(from), importFrom(from, "src/config.js"))).toBe(true);
  });

  it.each([
    { from: "storage", open: true },
    { from: "jobs", open: true },
    { from: "report", open: false },
    { from: "interview", open: false },
  ])("lets $from see the ports of workflow: $open", async ({ from, open }) => {
    expect(await bites(fileIn(from), importFrom(from, "src/workflow/ports.js"))).toBe(!open);
    expect(await bites(fileIn(from), importFrom(from, "src/workflow/handle.js"))).toBe(true);
  });

  it("lets the files directly in src/ know every folder", async () => {
    for (const to of FOLDERS) {
      const code = `import { thing } from "../${pathOf(to)}/thing.js";\nthing();\n`;
      expect(await lint("src/main.ts", code)).toEqual([]);
    }
  });

  it.each([
    ["a type", `import type { Thing } from "../../workflow/ports.js";\nexport type X = Thing;\n`],
    ["an inline type", `export type X = import("../../workflow/ports.js").Thing;\n`],
    ["a re-export", `export { thing } from "../../workflow/ports.js";\n`],
    ["a star", `export * from "../../workflow/ports.js";\n`],
    ["a late import", `export const x = import("../../workflow/ports.js");\n`],
    ["a detour", `import { x } from "../../../src/amounts/../workflow/a.js";\nx();\n`],
  ])("sees %s", async (_name, code) => {
    expect(await bites("src/interview/inner/snippet.ts", code)).toBe(true);
  });
});

describe("vendors", () => {
  it.each(PURE)("keeps node and outside packages out of %s", async (folder) => {
    const packages = ["node:fs/promises", "node:crypto", "telegraf", "hucre", "unified", "pino"];
    for (const source of packages) {
      const code = `import { thing } from "${source}";\nthing();\n`;
      expect(await bites(fileIn(folder), code), source).toBe(true);
    }
  });

  it.each([
    { file: "src/pack/files/read-pack-files.ts", source: "node:fs/promises", open: true },
    { file: "src/pack/load-pack.ts", source: "node:fs/promises", open: false },
    { file: "src/amounts/decimal.ts", source: "decimal.js", open: true },
    { file: "src/checks/sum.ts", source: "decimal.js", open: false },
    { file: "src/events/from-json.ts", source: "zod", open: true },
    { file: "src/pack/files/read-yaml.ts", source: "yaml", open: true },
    { file: "src/wording/templates.ts", source: "liquidjs", open: true },
    { file: "src/amounts/parse-date.ts", source: "date-fns/isValid", open: true },
    { file: "src/channels/telegram/telegraf/start.ts", source: "telegraf", open: true },
    { file: "src/channels/terminal/start.ts", source: "telegraf", open: false },
    { file: "src/workflow/handle.ts", source: "telegraf", open: false },
    { file: "storage/lowdb/write.ts", source: "lowdb", open: true },
    { file: "storage/memory/memory-store.ts", source: "lowdb", open: false },
    { file: "src/report/xlsx/write-xlsx.ts", source: "hucre", open: true },
    { file: "src/report/build-document.ts", source: "hucre", open: false },
    { file: "src/workflow/handle.ts", source: "left-pad", open: false },
  ])("$file may import $source: $open", async ({ file, source, open }) => {
    const code = `import { thing } from "${source}";\nthing();\n`;
    expect(await bites(file, code)).toBe(!open);
  });
});

describe("bans", () => {
  const SYNTAX = "no-restricted-syntax";

  it.each([
    ["src/workflow/a.ts", "export const x = process.env;", SYNTAX],
    ["src/workflow/a.ts", 'export const x = process["env"];', SYNTAX],
    ["src/workflow/a.ts", "export const { env } = process;", SYNTAX],
    ["src/main.ts", "export const x = process.env;", SYNTAX],
    ["src/workflow/a.ts", 'export const x = parseFloat("1");', SYNTAX],
    ["src/workflow/a.ts", 'export const x = Number.parseFloat("1");', SYNTAX],
    ["src/checks/a.ts", 'export const x = Number("1");', SYNTAX],
    ["src/checks/a.ts", 'export const x = +"1";', SYNTAX],
    ["src/interview/a.ts", "export const x = new Date();", SYNTAX],
    ["src/interview/a.ts", "export const x = Date.now();", SYNTAX],
    ["src/interview/a.ts", "export const x = Math.random();", SYNTAX],
    ["src/interview/a.ts", "setTimeout(() => {}, 1);", "no-restricted-globals"],
    ["src/interview/a.ts", "export default 1;", SYNTAX],
    ["test/a.test.ts", "export default 1;", SYNTAX],
    ["src/main.ts", 'console.log("x");', "no-console"],
    ["bench/main.ts", 'console.log("x");', "no-console"],
    ["src/main.ts", "export const x: any = 1;", "@typescript-eslint/no-explicit-any"],
    [
      "src/main.ts",
      "// eslint-disable-next-line no-console\nconsole.log();",
      "house/disable-needs-reason",
    ],
  ])("in %s refuses %s", async (file, code, rule) => {
    expect(await lint(file, `${code}\n`)).toContain(rule);
  });

  it.each([
    ["src/config.ts", "export const x = process.env;"],
    ["src/amounts/parse-year.ts", 'export const x = Number("2019");'],
    ["src/pack/files/read-pack-files.ts", "export const x = process.cwd();"],
    ["vitest.config.ts", "export default 1;"],
    ["src/main.ts", "// eslint-disable-next-line no-console -- shown once\nconsole.log();"],
  ])("in %s lets %s pass", async (file, code) => {
    expect(await lint(file, `${code}\n`)).toEqual([]);
  });
});
