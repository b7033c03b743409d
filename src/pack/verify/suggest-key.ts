import { didYouMean, findNear } from "../files/did-you-mean.js";
import type { PackModel } from "../build/pack-model.js";
import type { RowsModel } from "../build/plan.js";

const LISTED = 12;

/** What to write instead of an unknown key. */
export function suggestKey(model: PackModel, key: string): string {
  const rows = model.rowsOf(key);
  if (rows) return suggestCell(rows, key);
  const near = findNear(key, model.fixed.keys());
  if (near !== undefined) return `是不是“${near}”？`;
  const family = findFamily(model, key);
  if (family.length > 0) return `相近的有：${family.slice(0, LISTED).join("、")}`;
  return "先在 parts/ 里写出这一题，或改用已有的键";
}

export function suggestColumn(rows: RowsModel, name: string): string {
  return didYouMean(name, rows.columnsByName.keys());
}

function suggestCell(rows: RowsModel, key: string): string {
  const [code = "", name] = key.slice(rows.prefix.length + 1).split(".");
  if (name === undefined) return `例：${rows.prefix}.${code}.${rows.columns[0]?.name ?? ""}`;
  if (!rows.columnsByName.has(name)) return suggestColumn(rows, name);
  if (rows.group.names.size > 0) return didYouMean(code, rows.group.names.keys());
  return `编码的位数是${rows.group.codeLengths.join("、")}`;
}

/** Keys that share the most leading segments. */
function findFamily(model: PackModel, key: string): readonly string[] {
  const segments = key.split(".");
  for (let count = segments.length - 1; count > 0; count -= 1) {
    const start = `${segments.slice(0, count).join(".")}.`;
    const family = [...model.fixed.keys()].filter((known) => known.startsWith(start));
    if (family.length > 0) return family;
  }
  return [];
}
