import { createHash } from "node:crypto";
import type { Answer } from "../amounts/answer.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { Pack } from "../pack/pack.js";

/** What people are shown of a hash: enough to tell two versions of a report apart. */
const SHOWN = 12;

/**
 * Names the content of a report: SHA-256, in hexadecimal, over year, department, script and answers. Equal
 * answers have equal hashes, in whatever order and on whatever day they were given; how exactly an amount
 * was typed does not count, nor does what is open.
 */
export function hashAnswers(
  pack: Pick<Pack, "name" | "version">,
  snapshot: Pick<ReportSnapshot, "year" | "answers" | "rows" | "closures">,
  department: string,
): string {
  const answers = snapshot.answers
    .filter(([, answer]) => answer.state !== "open")
    .map(([key, answer]) => [key, canonical(answer)] as const);
  const rows = snapshot.rows.map(([group, codes]) => [group, [...codes].sort()] as const);
  const content = [
    ...[pack.name, pack.version, snapshot.year, department],
    ...[answers, rows, snapshot.closures].map(byName),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** The first twelve digits, as captions and files show it. */
export function shortHash(hash: string): string {
  return hash.slice(0, SHOWN);
}

function canonical(answer: Answer): unknown {
  if (answer.state !== "value") return answer.state;
  const { value } = answer;
  switch (value.kind) {
    case "money":
      return ["money", value.yuan];
    case "count":
      return ["count", value.count];
    case "text":
      return ["text", value.text];
    case "list":
      return ["list", value.items];
    case "choice":
      return ["choice", value.choice];
    case "choices":
      return ["choices", [...value.choices].sort()];
    case "year":
      return ["year", value.year];
    case "date":
      return ["date", value.date];
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}

function byName(
  entries: readonly (readonly [name: string, rest: unknown])[],
): readonly (readonly [name: string, rest: unknown])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
