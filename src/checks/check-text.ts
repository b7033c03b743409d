import { formatWanExact } from "../amounts/format-money.js";
import type { Decimal } from "../amounts/decimal.js";
import type { Key, Question } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { findDirection } from "./find-direction.js";
import type { Finding } from "./finding.js";
import { saysNothingNew } from "./says-nothing-new.js";

/**
 * Looks at an explanation as it stands beside its figures: one that only repeats the change, or tells only
 * reasons for the opposite of it, is worth a question. A short true one (退休1人) is fine.
 */
export function checkExplanation(sheet: Sheet, key: Key, text: string): Finding | undefined {
  const question = sheet.pack.find(key);
  if (question?.explains === undefined) return undefined;
  if (saysNothingNew(text, namesOf(sheet, question))) {
    return remark(question, "只重复了变动本身，没有写为什么。请写一件具体的事，例：退休1人。");
  }
  const change = sheet.evaluate(question.explains, question.cell?.row);
  if (change.state !== "value" || change.value.isZero()) return undefined;
  const told = findDirection(text);
  if (told === undefined || (told === "up") === change.value.isPositive()) return undefined;
  const moved = `${change.value.isPositive() ? "增加" : "减少"}${tellAmount(sheet, question, change.value)}`;
  return remark(
    question,
    `只写了${told === "up" ? "增加" : "减少"}的原因，数却是${moved}。请核对。`,
  );
}

function namesOf(sheet: Sheet, question: Question): string[] {
  const cited = citedIn(sheet, question).map((key) => sheet.pack.find(key)?.label ?? "");
  return [question.label, ...cited];
}

function citedIn(sheet: Sheet, { explains, cell }: Question): readonly Key[] {
  return explains === undefined ? [] : sheet.keysIn(explains, cell?.row);
}

function tellAmount(sheet: Sheet, question: Question, change: Decimal): string {
  const [key] = citedIn(sheet, question);
  const cited = key === undefined ? undefined : sheet.pack.find(key);
  if (cited?.kind === "count") return `${change.abs().toFixed()}${cited.unit ?? ""}`;
  return `${formatWanExact(change.abs())}万元`;
}

function remark(question: Question, problem: string): Finding {
  return {
    id: `text:${question.key}`,
    severity: "warning",
    about: "text",
    keys: [question.key],
    left: "",
    right: "",
    difference: "",
    says: `“${question.label}”${problem}`,
    gapEquals: [],
  };
}
