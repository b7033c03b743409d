import { Decimal } from "../../../amounts/decimal.js";
import type { MoneyValue } from "../../../amounts/parse-money.js";
import type { PasteContradiction } from "../paste-reading.js";
import type { Base } from "./prose-words.js";
import type { ProseItem } from "./prose-item.js";

/** 增加83.97万元，增长22.16%: signed, with what it is measured against. */
export interface Change {
  readonly base: Base | undefined;
  readonly sign: 1 | -1;
  money?: { readonly value: MoneyValue; readonly typed: string };
  percent?: { readonly value: string; readonly typed: string };
}

/** What one paragraph says about one thing. */
export interface Facts {
  /** Several where the name alone does not tell which is meant. */
  readonly items: readonly ProseItem[];
  readonly label: string;
  actual?: { readonly value: MoneyValue; readonly typed: string };
  prior?: MoneyValue;
  budget?: MoneyValue;
  completion?: { readonly value: string; readonly typed: string };
  readonly changes: Change[];
  readonly line: number;
}

/** The year before, or the budget, as this year's figure less the change. */
export interface Derived {
  readonly role: "prior" | "budget";
  readonly value: MoneyValue;
  /** "462.96万元-83.97万元" */
  readonly typed: string;
  /** A percentage beside it agrees, or there is none: else it is to be asked. */
  readonly isSure: boolean;
}

export interface Weighed {
  readonly derived: readonly Derived[];
  readonly contradictions: readonly PasteContradiction[];
}

/** Half the last place of 0.01万元: what a figure of a report is rounded to. */
const REPORT_SLACK_YUAN = 50;
const HUNDRED = new Decimal(100);

/** Compares the changes and percentages of a passage with its figures, and works out what they leave open. */
export function weighFacts(facts: Facts): Weighed {
  const derived: Derived[] = [];
  const contradictions: PasteContradiction[] = [];
  const tell = (says: string, follows: string): void => {
    contradictions.push({ label: facts.label, says, follows });
  };
  const { actual, completion } = facts;
  if (actual === undefined) return { derived, contradictions };
  if (completion !== undefined && facts.budget !== undefined) {
    const right = percentOf(actual.value, facts.budget, completion.value);
    if (right?.isOff === true) tell(completion.typed, right.text);
  }
  for (const change of facts.changes) {
    const { base, sign, money, percent } = change;
    if (base !== "prior" && base !== "budget") continue;
    const known = facts[base];
    if (known !== undefined) compareKnown(change, { actual: actual.value, known }, tell);
    if (known !== undefined || money === undefined) continue;
    const other = new Decimal(actual.value.yuan).minus(new Decimal(money.value.yuan).times(sign));
    const slack = new Decimal(actual.value.precision).plus(money.value.precision);
    if (other.lt(0)) {
      tell(`${sign === 1 ? "增加" : "减少"}${money.typed}`, "不可能，比本年数还大");
      continue;
    }
    const value: MoneyValue = { kind: "money", yuan: other.toFixed(), precision: slack.toFixed() };
    const right = percent && percentOf(money.value, value, percent.value);
    if (right?.isOff === true) tell(percent?.typed ?? "", right.text);
    derived.push({
      role: base,
      value,
      typed: `${actual.typed}${sign === 1 ? "-" : "+"}${money.typed}`,
      isSure:
        right?.isClose !== true &&
        right?.isOff !== true &&
        isExact(actual.value) &&
        isExact(money.value),
    });
  }
  return { derived, contradictions };
}

function isExact({ precision }: MoneyValue): boolean {
  return new Decimal(precision).lte(REPORT_SLACK_YUAN);
}

function compareKnown(
  { sign, money, percent }: Change,
  { actual, known }: { readonly actual: MoneyValue; readonly known: MoneyValue },
  tell: (says: string, follows: string) => void,
): void {
  const gap = new Decimal(actual.yuan).minus(known.yuan).times(sign);
  const slack = new Decimal(actual.precision).plus(known.precision);
  const difference: MoneyValue = { kind: "money", yuan: gap.toFixed(), precision: slack.toFixed() };
  if (money !== undefined) {
    const off = gap.minus(money.value.yuan).abs();
    if (off.gt(slack.plus(money.value.precision)))
      tell(`${sign === 1 ? "增加" : "减少"}${money.typed}`, `${wan(gap)}万元`);
  }
  const right = percent && percentOf(difference, known, percent.value);
  if (right?.isOff === true) tell(percent?.typed ?? "", right.text);
}

interface RightPercent {
  /** "22.16%" */
  readonly text: string;
  /** Not even the rounding of the figures explains the difference. */
  readonly isOff: boolean;
  /** Another one, that the rounding of the figures may explain. */
  readonly isClose: boolean;
}

/** @returns what the percentage should be; undefined where nothing can be told */
function percentOf(part: MoneyValue, whole: MoneyValue, typed: string): RightPercent | undefined {
  const base = new Decimal(whole.yuan);
  if (base.isZero()) return undefined;
  const given = new Decimal(typed);
  const places = given.decimalPlaces();
  const right = new Decimal(part.yuan).div(base).times(HUNDRED);
  const half = new Decimal(10).pow(-places).div(2);
  const blur = new Decimal(part.precision)
    .plus(right.div(HUNDRED).abs().times(whole.precision))
    .div(base)
    .times(HUNDRED);
  const gap = right.minus(given).abs();
  const text = `${right.toFixed(Math.max(places, 2))}%`;
  const isOff = gap.gt(half.plus(blur));
  return { text, isOff, isClose: !isOff && gap.gt(half) };
}

function wan(yuan: Decimal): string {
  return yuan.div(10_000).toFixed(2);
}
