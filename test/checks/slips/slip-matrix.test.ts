import { expect, it } from "vitest";
import { Decimal } from "../../../src/amounts/decimal.js";
import type { Verdict } from "../../../src/checks/finding.js";
import { findSlips } from "../../../src/checks/slips/find-slips.js";
import { runAllChecks } from "../../../src/checks/run-checks.js";
import type { Key } from "../../../src/pack/pack.js";
import {
  EXAMPLE,
  find,
  findingsOf,
  loadFinalAccounts,
  readReplies,
  type Replies,
  sheetOf,
} from "../../conversations/department.js";

/** What a hurried clerk makes of an amount; undefined leaves it out. */
const SLIPS: Readonly<Record<string, (typed: string) => string | undefined>> = {
  "digits-swapped": swapFirst,
  unit: (typed) => `${typed}元`,
  sign: (typed) => `-${typed}`,
  "point to the right": (typed) => shift(typed, 1),
  "point to the left": (typed) => shift(typed, -1),
  "first digit lost": (typed) => (/^[1-9]\d+\./u.test(typed) ? typed.slice(1) : typed),
  "last digit lost": (typed) => (/\.\d\d$/u.test(typed) ? typed.slice(0, -1) : typed),
  "digit doubled": (typed) => typed.replace(/[1-9]/u, (digit) => digit + digit),
  "left out": () => undefined,
};

const example = readReplies(EXAMPLE);
const pack = await loadFinalAccounts();
const usual = new Map(findingsOf(sheetOf(pack, example)).map(({ id, says }) => [id, says]));
const figures = Object.entries(example).flatMap(([key, reply]) => {
  if (find(pack, key).kind !== "money" || typeof reply !== "string") return [];
  return new Decimal(reply).isZero() ? [] : [{ key, reply }];
});

interface Outcome {
  readonly place: string;
  readonly seen: boolean;
  readonly named: boolean;
}

it.each(Object.entries(SLIPS))(
  "every figure of the example with one slip: %s",
  { timeout: 120_000 },
  (_, slip) => {
    const outcomes = figures.flatMap(({ key, reply }): Outcome[] => {
      const typed = slip(reply);
      if (typed !== undefined && isHardlyWrong(typed, reply)) return [];
      return [tryOut(key, typed)];
    });
    const seen = outcomes.filter((outcome) => outcome.seen);
    const named = seen.filter((outcome) => outcome.named);
    const lost = outcomes.filter((outcome) => !outcome.named).map(({ place }) => place);
    const told = `${seen.length} of ${outcomes.length} seen, ${named.length} named; not ${lost.join(", ")}`;
    expect(outcomes.length, told).toBeGreaterThan(10);
    // What no relation holds, as a figure of last year, can be wrong unseen.
    expect(seen.length / outcomes.length, told).toBeGreaterThanOrEqual(0.85);
    expect(named.length / seen.length, told).toBeGreaterThanOrEqual(0.8);
  },
);

function tryOut(key: Key, typed: string | undefined): Outcome {
  const rest = Object.fromEntries(Object.entries(example).filter(([other]) => other !== key));
  const replies: Replies = typed === undefined ? rest : { ...rest, [key]: typed };
  const sheet = sheetOf(pack, replies);
  const verdicts = runAllChecks(sheet);
  const all = verdicts.flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
  const news = verdicts.filter(isNews);
  const named = news.some((verdict) =>
    findSlips(sheet, verdict.outcome === "finding" ? verdict.finding : verdict, all).some(
      (slip) => slip.key === key,
    ),
  );
  return { place: `${key} ${typed ?? "left out"}`, seen: news.length > 0, named };
}

type News = Extract<Verdict, { outcome: "finding" | "pending" }>;

function isNews(verdict: Verdict): verdict is News {
  if (verdict.outcome === "finding") {
    return verdict.finding.severity !== "note" && usual.get(verdict.id) !== verdict.finding.says;
  }
  return verdict.outcome === "pending";
}

/** Unchanged, or off by no more than sums allow for rounding. */
function isHardlyWrong(typed: string, right: string): boolean {
  return !typed.endsWith("元") && new Decimal(typed).minus(right).abs().lte("0.02");
}

function swapFirst(typed: string): string {
  const digits = typed.replace(".", "");
  const at = Array.from(digits).findIndex((digit, index) => {
    const next = digits[index + 1];
    return next !== undefined && next !== digit && !(index === 0 && next === "0");
  });
  if (at < 0) return typed;
  const moved = `${digits.slice(0, at)}${digits.charAt(at + 1)}${digits.charAt(at)}${digits.slice(at + 2)}`;
  const point = typed.indexOf(".");
  return point < 0 ? moved : `${moved.slice(0, point)}.${moved.slice(point)}`;
}

function shift(typed: string, places: number): string {
  const decimals = typed.split(".")[1]?.length ?? 0;
  return new Decimal(typed)
    .times(new Decimal(10).pow(places))
    .toFixed(Math.max(0, decimals - places));
}
