import { Decimal } from "../amounts/decimal.js";
import type { Key, Question } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import type { Finding, Verdict } from "./finding.js";
import { readGiven } from "./given-figure.js";
import { nearMiss } from "./slips/look-alike.js";
import { nameOf, wanFor } from "./tell-finding.js";
import type { TypedAmount } from "./typed-amount.js";

/** What can be said of one typed figure by itself: a negative amount, a near miss of its suggestion. */
export function checkFigure(sheet: Sheet, key: Key): readonly Verdict[] {
  const question = sheet.pack.find(key);
  if (question === undefined || question.value !== undefined) return [];
  const asksSign = question.kind === "money" && !question.negative;
  if (!asksSign && question.suggest === undefined) return [];
  const verdicts: Verdict[] = [];
  if (asksSign) verdicts.push(checkSign(sheet, key));
  if (question.suggest !== undefined) verdicts.push(checkNear(sheet, question));
  return verdicts;
}

function checkSign(sheet: Sheet, key: Key): Verdict {
  const id = `negative:${key}`;
  const stored = sheet.stored.answer(key);
  if (stored?.state !== "value") return { id, outcome: "idle" };
  const isNegative = stored.value.kind === "money" && stored.value.yuan.startsWith("-");
  const typed = isNegative ? readGiven(sheet, key) : undefined;
  if (typed === undefined) return { id, outcome: "holds" };
  const zero = new Decimal(0);
  const show = wanFor(typed.value, zero);
  return warn({
    id,
    about: "money",
    keys: [key],
    left: typed.value,
    right: zero,
    says: `${nameOf(sheet, key)}是负数：${show(typed.value)}，一般不会小于0。`,
  });
}

function checkNear(sheet: Sheet, question: Question): Verdict {
  const { key, suggest, cell } = question;
  const id = `near:${key}`;
  const typed = readGiven(sheet, key);
  const suggested = typed === undefined ? undefined : sheet.suggestion(key);
  if (typed === undefined || suggested?.state !== "value") return { id, outcome: "idle" };
  const { value } = suggested;
  if (value.eq(typed.value) || nearMiss(typed, value) === undefined)
    return { id, outcome: "holds" };
  const sources = suggest === undefined ? [] : sheet.inputsIn(suggest, cell?.row);
  return warn({
    id,
    about: typed.about,
    keys: [key, ...sources.filter((source) => source !== key)],
    left: typed.value,
    right: value,
    says: tellNear(sheet, question, { typed, suggested: value }),
  });
}

function tellNear(
  sheet: Sheet,
  question: Question,
  { typed, suggested }: { readonly typed: TypedAmount; readonly suggested: Decimal },
): string {
  const wan = wanFor(typed.value, suggested);
  const show =
    typed.about === "money"
      ? wan
      : (amount: Decimal) => `${amount.toFixed()}${question.unit ?? ""}`;
  const gap = typed.value.minus(suggested);
  const name = nameOf(sheet, question.key);
  const compared = `${gap.isPositive() ? "多" : "少"}${show(gap.abs())}`;
  return `${name}${show(typed.value)}，比带出的${show(suggested)}${compared}，像是录入时写错了。`;
}

function warn(
  found: Pick<Finding, "id" | "about" | "keys" | "says"> & {
    readonly left: Decimal;
    readonly right: Decimal;
  },
): Verdict {
  const { id, about, keys, says } = found;
  return {
    id,
    outcome: "finding",
    finding: {
      id,
      severity: "warning",
      about,
      keys,
      left: found.left.toFixed(),
      right: found.right.toFixed(),
      difference: found.left.minus(found.right).toFixed(),
      says,
      gapEquals: [],
    },
  };
}
