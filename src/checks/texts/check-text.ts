import { formatWanExact } from "../../amounts/format-money.js";
import type { Decimal } from "../../amounts/decimal.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Figure, Sheet } from "../../pack/sheet/sheet.js";
import { findDirection } from "./find-direction.js";
import type { Finding } from "../finding.js";
import { saysNothingNew } from "./says-nothing-new.js";
import { findToldChanges } from "./told-change.js";

/**
 * Looks at an explanation as it stands beside its figures: one that only repeats the change, tells another
 * one than the figures, or only reasons for the opposite of it, is worth a question. A short true one (退休1人) is fine.
 */
export function checkExplanation(sheet: Sheet, key: Key, text: string): Finding | undefined {
  const question = sheet.pack.find(key);
  if (question?.explains === undefined) return undefined;
  if (saysNothingNew(text, namesOf(sheet, question))) {
    return remark(question, "只重复了变动本身，没有写为什么。请写一件具体的事，例：退休1人。");
  }
  const change = sheet.evaluate(question.explains, question.cell?.row);
  if (change.state !== "value" || change.value.isZero()) return undefined;
  const other = findOtherChange(sheet, question, text, change);
  if (other !== undefined) return contradiction(question, other);
  const told = findDirection(text);
  if (told === undefined || (told === "up") === change.value.isPositive()) return undefined;
  const moved = `${change.value.isPositive() ? "增加" : "减少"}${tellAmount(sheet, question, change.value)}`;
  return contradiction(
    question,
    `只写了${told === "up" ? "增加" : "减少"}的原因，数却是${moved}。请核对。`,
  );
}

/** A text that tells the change itself, but another one than the figures do, which the report prints beside it. */
function findOtherChange(
  sheet: Sheet,
  question: Question,
  text: string,
  { value, precision }: { readonly value: Decimal; readonly precision: Decimal },
): string | undefined {
  const [key, baseKey] = citedIn(sheet, question);
  if (key === undefined || baseKey === undefined || sheet.pack.find(key)?.kind !== "money")
    return undefined;
  const base = sheet.figure(baseKey);
  const isPrior = sheet.pack.find(baseKey)?.label.includes("上年") === true;
  for (const told of findToldChanges(text, isPrior ? "prior" : "budget")) {
    const isUp = value.isPositive();
    const size = told.kind === "amount" ? value.abs() : percentOf(value, base);
    if (size === undefined) continue;
    const slack = told.kind === "amount" ? told.slack.plus(precision) : told.slack;
    if (told.isUp === isUp && told.size.minus(size).abs().lessThanOrEqualTo(slack)) continue;
    const words = isUp ? ["增加", "增长"] : ["减少", "下降"];
    const right =
      told.kind === "amount"
        ? `${words[0] ?? ""}${formatWanExact(size)}万元`
        : `${words[1] ?? ""}${size.toFixed(2)}%`;
    return `写的是“${told.words}”，按所填的数是${right}，报告会印上。请改一致，或删去这几个字。`;
  }
  return undefined;
}

function percentOf(change: Decimal, base: Figure): Decimal | undefined {
  if (base.state !== "value" || !base.value.isPositive() || base.value.isZero()) return undefined;
  return change.abs().dividedBy(base.value).times(100);
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

function contradiction(question: Question, problem: string): Finding {
  return { ...remark(question, problem), contradicts: true };
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
