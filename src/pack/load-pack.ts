import { PackInvalidError } from "../errors.js";
import { buildPack } from "./build/build-pack.js";
import { formatMistake } from "./mistakes.js";
import type { Pack } from "./pack.js";
import { readPackFiles } from "./files/read-pack-files.js";

/** What a folder needs before a report can come of it. */
const NEEDED = ["pack.yaml", "checks.yaml", "tables.yaml", "report.md"];

/**
 * Loads the pack of a folder, e.g. conversations/final-accounts.
 *
 * @throws {PackInvalidError} that lists every mistake with file, line and what would be right
 */
export async function loadPack(dir: string): Promise<Pack> {
  const files = await readPackFiles(dir);
  const missing = NEEDED.filter((name) => !files.has(name)).map((file) =>
    formatMistake({
      file,
      line: 1,
      wrong: "没有这个文件",
      right: "写出它，写法见 docs/pack-format.md",
    }),
  );
  if (missing.length === 0) return buildPack(files);
  throw new PackInvalidError([...missing, ...mistakesOf(() => buildPack(files))].join("\n"));
}

/** The rest is read too: all mistakes are told together. */
function mistakesOf(build: () => unknown): readonly string[] {
  try {
    build();
    return [];
  } catch (mistake) {
    if (mistake instanceof PackInvalidError) return [mistake.message];
    throw mistake;
  }
}
