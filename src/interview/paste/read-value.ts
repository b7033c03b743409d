import type { Value } from "../../amounts/answer.js";
import { parseCount } from "../../amounts/parse-count.js";
import { parseDate } from "../../amounts/parse-date.js";
import { type MoneyValue, parseMoney } from "../../amounts/parse-money.js";
import type { ReplyProblem } from "../../amounts/reply-problem.js";
import { parseYear } from "../../amounts/parse-year.js";
import { splitItems } from "../replies/split-items.js";
import { type BlockUnit, withUnit } from "./block-unit.js";
import { labelKey } from "./labels/label-text.js";
import type { PasteTarget } from "./paste-target.js";

const BETWEEN_CHOICES = /[、，,;；\s]+/;

/** Reads one value of a block; undefined when it is not surely a value of this question. */
export function readValue(target: PasteTarget, typed: string, unit: BlockUnit): Value | undefined {
  switch (target.kind) {
    case "money":
      return readMoney(typed, unit);
    case "count":
      return valueOf(parseCount(typed, target.units));
    case "year":
      return valueOf(parseYear(typed));
    case "date":
      return valueOf(parseDate(typed));
    case "text":
      return typed.trim() === "" ? undefined : { kind: "text", text: typed.trim() };
    case "list":
      return readList(typed);
    case "choice": {
      const choice = findOption(target, typed);
      return choice === undefined ? undefined : { kind: "choice", choice };
    }
    case "choices":
      return readChoices(target, typed);
    default:
      throw new Error(`unknown kind: ${JSON.stringify(target.kind satisfies never)}`);
  }
}

/** Why what is typed is no value of a question; undefined where it is one, or no more can be said. */
export function findProblem(
  target: PasteTarget,
  typed: string,
  unit: BlockUnit,
): ReplyProblem | undefined {
  if (target.kind !== "money" && target.kind !== "count") return undefined;
  const parsed =
    target.kind === "money"
      ? parseMoney(withUnit(typed, unit), unit.bare)
      : parseCount(typed, target.units);
  return parsed.ok ? undefined : parsed.problem;
}

/** An amount that belongs to no single question: a total. */
export function readMoney(typed: string, unit: BlockUnit): MoneyValue | undefined {
  const parsed = parseMoney(withUnit(typed, unit), unit.bare);
  return parsed.ok ? parsed.value : undefined;
}

type Parsed = { readonly ok: true; readonly value: Value } | { readonly ok: false };

function valueOf(parsed: Parsed): Value | undefined {
  return parsed.ok ? parsed.value : undefined;
}

function readList(typed: string): Value | undefined {
  const items = splitItems(typed);
  return items.length === 0 ? undefined : { kind: "list", items };
}

function findOption(target: PasteTarget, typed: string): string | undefined {
  const key = labelKey(typed);
  return target.options.find((option) => labelKey(option) === key);
}

function readChoices(target: PasteTarget, typed: string): Value | undefined {
  const choices: string[] = [];
  for (const word of typed.split(BETWEEN_CHOICES).filter((piece) => piece !== "")) {
    const option = findOption(target, word);
    if (option === undefined) return undefined;
    if (!choices.includes(option)) choices.push(option);
  }
  return choices.length === 0 ? undefined : { kind: "choices", choices };
}
