import { mkdtemp, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/**
 * Makes plain JavaScript of `clerks-program.ts` and the store: tests start it dozens of times.
 *
 * @returns a folder of its own with `clerks-program.mjs` in it
 */
export async function compileClerks(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "juesuan-programs-"));
  await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  await build({
    entryPoints: [path.join(import.meta.dirname, "clerks-program.ts")],
    outfile: path.join(folder, "clerks-program.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
  return folder;
}
