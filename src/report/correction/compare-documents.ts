import type { ChangedSentence, Comparison } from "../../events/review/comparison.js";
import type { ReportDocument } from "../document.js";

const SENTENCE = /[^。；;！？!?\n]+[。；;！？!?]?/g;

/** Which tables of two versions of a report differ, and which sentences outside them, in the order printed. */
export function compareDocuments(before: ReportDocument, after: ReportDocument): Comparison {
  return {
    tables: changedTables(before, after),
    sentences: changedSentences(sentencesOf(before), sentencesOf(after)),
  };
}

function changedTables(before: ReportDocument, after: ReportDocument): readonly string[] {
  const [was, is] = [tablesOf(before), tablesOf(after)];
  const ids = [...new Set([...was.keys(), ...is.keys()])];
  return ids.filter((id) => was.get(id) !== is.get(id));
}

/** What each table prints, by its name. */
function tablesOf({ blocks }: ReportDocument): ReadonlyMap<string, string> {
  const tables = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind !== "table") continue;
    const { header, body, notes } = block;
    const texts = [...header, ...body].map(({ cells }) => cells.map(({ text }) => text));
    tables.set(block.id, JSON.stringify([texts, notes]));
  }
  return tables;
}

type Sentences = ReadonlyMap<string, readonly string[]>;

/** Sentences by the headings they stand under: "第三部分 > 一、……". */
function sentencesOf({ blocks }: ReportDocument): Sentences {
  const found = new Map<string, string[]>();
  const above: string[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      above.length = block.level - 1;
      above[block.level - 1] = block.text;
    }
    if (block.kind !== "paragraph") continue;
    const where = above.filter((text) => text !== "").join(" > ");
    const text = block.runs.map((run) => run.text).join("");
    const sentences = (text.match(SENTENCE) ?? []).map((one) => one.trim());
    found.set(where, [...(found.get(where) ?? []), ...sentences]);
  }
  return found;
}

/** Under one heading what went and what came, paired in order. */
function changedSentences(before: Sentences, after: Sentences): readonly ChangedSentence[] {
  const changed: ChangedSentence[] = [];
  for (const path of new Set([...after.keys(), ...before.keys()])) {
    const gone = without(before.get(path) ?? [], after.get(path) ?? []);
    const come = without(after.get(path) ?? [], before.get(path) ?? []);
    const where = path.split(" > ").at(-1) ?? "";
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      changed.push({ where, was: gone[index] ?? "", is: come[index] ?? "" });
    }
  }
  return changed;
}

/** Sentences that are not among the others, each as often as it is too many. */
function without(sentences: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return sentences.filter((sentence) => {
    const count = left.get(sentence) ?? 0;
    if (count === 0) return true;
    left.set(sentence, count - 1);
    return false;
  });
}
