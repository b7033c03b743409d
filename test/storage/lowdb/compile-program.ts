import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** What the programs of these tests are made of. */
const SOURCES = ["src/amounts", "src/events", "src/errors.ts", "storage", "test/storage"];

/**
 * Makes plain JavaScript of the store, so that a process which uses it starts in a fraction of the time it
 * takes to translate on the way: tests start dozens of them.
 *
 * @returns the folder to find the programs in, under the same paths
 */
export async function compilePrograms(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "juesuan-programs-"));
  await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
  await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  for (const source of SOURCES) await compile(source, folder);
  return folder;
}

async function compile(source: string, to: string): Promise<void> {
  if (!source.endsWith(".ts")) {
    const entries = await readdir(path.join(ROOT, source), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.isDirectory() || /(?<!\.test)\.ts$/.test(entry.name)) {
        await compile(path.join(source, entry.name), to);
      }
    }
    return;
  }
  const { outputText } = ts.transpileModule(await readFile(path.join(ROOT, source), "utf8"), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    },
  });
  const target = path.join(to, source.replace(/\.ts$/, ".js"));
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, outputText);
}
