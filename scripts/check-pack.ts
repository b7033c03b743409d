import { PackInvalidError } from "../src/errors.js";
import { loadPack } from "../src/pack/load-pack.js";
import type { Pack } from "../src/pack/pack.js";

/** Loads a pack and tells its mistakes, or what is in it: `npm run check-pack -- FOLDER`. */
async function checkPack(dir: string): Promise<number> {
  try {
    process.stdout.write(`${describe(await loadPack(dir))}\n`);
    return 0;
  } catch (mistake) {
    if (!(mistake instanceof PackInvalidError)) throw mistake;
    process.stderr.write(`${mistake.message}\n`);
    return 1;
  }
}

function describe({
  title,
  version,
  parts,
  groups,
  questions,
  checks,
  tables,
  charts,
}: Pack): string {
  const all = [...questions.values()];
  const computed = all.filter(({ value }) => value !== undefined).length;
  const rows = [...groups.values()].flatMap((group) => group.rows ?? []);
  const lines = [
    `${title} ${version}：没有发现错误`,
    `部分 ${parts.length}，组 ${groups.size}，题 ${all.length - computed}，算出的数 ${computed}`,
    `按编码填的组：${rows.map(({ prefix, columns }) => `${prefix}（${columns.length}列）`).join("、")}`,
    `核对 ${checks.length}，表 ${tables.length}，图 ${charts.length}`,
  ];
  return lines.join("\n");
}

process.exitCode = await checkPack(process.argv[2] ?? "conversations/final-accounts");
