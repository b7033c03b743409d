import type { CheckOnRow, Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { checkFigure } from "./check-figure.js";
import type { Finding, Verdict } from "./finding.js";
import { comparedBy, judgeCheck, type Miss, prefixOf } from "./judge-check.js";
import { keysWithAmount, storedKeys } from "./known-figures.js";
import { tellFinding } from "./tell-finding.js";

/**
 * Runs every check that contains one of the keys, also through computed figures, and what is asked of each
 * of these figures by itself. The cost depends on those checks, not on how much is stored.
 */
export function runChecks(sheet: Sheet, keys: readonly Key[]): readonly Verdict[] {
  const verdicts = new Map<string, Verdict>();
  for (const key of keys) {
    for (const place of sheet.pack.checksOf(key)) {
      if (!verdicts.has(place.id)) verdicts.set(place.id, runCheck(sheet, place));
    }
    for (const verdict of checkFigure(sheet, key)) verdicts.set(verdict.id, verdict);
  }
  return [...verdicts.values()];
}

/** Runs every check of the pack, once a code where it is meant so, and looks at every figure given. */
export function runAllChecks(sheet: Sheet): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  for (const check of sheet.pack.checks) {
    const { id, each } = check;
    const places: readonly CheckOnRow[] =
      each === undefined
        ? [{ id, check }]
        : sheet.leaves(each).map((row) => ({ id: `${id}@${row}`, check, row }));
    for (const place of places) verdicts.push(settled(runCheck(sheet, place)));
  }
  for (const key of storedKeys(sheet)) verdicts.push(...checkFigure(sheet, key));
  return verdicts;
}

/** Which checks of these keys would be told as more than rounding, and which were run: without a word about them. */
export function findTroubles(
  sheet: Sheet,
  keys: readonly Key[],
): { readonly run: ReadonlySet<string>; readonly troubles: ReadonlySet<string> } {
  const run = new Set<string>();
  const troubles = new Set<string>();
  for (const key of keys) {
    for (const place of sheet.pack.checksOf(key)) {
      const { id } = place;
      if (run.has(id)) continue;
      run.add(id);
      const judgement = judgeCheck(sheet, place);
      if (judgement.outcome === "missed" && judgement.miss.severity !== "note") troubles.add(id);
    }
    for (const { id, outcome } of checkFigure(sheet, key)) {
      run.add(id);
      if (outcome === "finding") troubles.add(id);
    }
  }
  return { run, troubles };
}

/** Worked out whole: a check that nothing a person does can bring about is idle. */
function settled(verdict: Verdict): Verdict {
  if (!mayCome(verdict)) return { id: verdict.id, outcome: "idle" };
  if (verdict.outcome !== "pending") return verdict;
  const { id, outcome, keys, open } = verdict;
  return { id, outcome, keys, open };
}

export function runCheck(sheet: Sheet, place: CheckOnRow): Verdict {
  const { id } = place;
  const judgement = judgeCheck(sheet, place);
  switch (judgement.outcome) {
    case "holds":
    case "idle":
      return { id, outcome: judgement.outcome };
    case "pending":
      return new PendingVerdict(sheet, place);
    case "missed":
      return { id, outcome: "finding", finding: makeFinding(sheet, place, judgement.miss) };
    default:
      throw new Error(`unknown outcome: ${JSON.stringify(judgement satisfies never)}`);
  }
}

/** Waits for what is open; which that is, is worked out only when somebody asks: a reply never does. */
class PendingVerdict {
  readonly id: string;
  readonly outcome = "pending";
  readonly #sheet: Sheet;
  readonly #place: CheckOnRow;

  constructor(sheet: Sheet, place: CheckOnRow) {
    this.id = place.id;
    this.#sheet = sheet;
    this.#place = place;
  }

  get keys(): readonly Key[] {
    return keysOf(this.#sheet, this.#place);
  }

  get open(): readonly Key[] {
    return waitsFor(this.#sheet, this.#place);
  }
}

function waitsFor(sheet: Sheet, place: CheckOnRow): readonly Key[] {
  const { clause, row } = comparedBy(place);
  return [
    ...new Set([
      ...openIn(sheet, place),
      ...sheet.evaluateParts(clause.left, row).open,
      ...sheet.evaluateParts(clause.right, row).open,
    ]),
  ];
}

/** With nothing open, a withheld figure keeps a condition from being known; nobody can answer for last year here. */
function mayCome(verdict: Verdict): boolean {
  if (verdict.outcome !== "pending") return true;
  const { open } = verdict;
  return open.length > 0 && !open.some((key) => key.startsWith("last_year("));
}

/** What the condition of a check waits for. */
function openIn(sheet: Sheet, { check, row }: CheckOnRow): readonly Key[] {
  if (check.when === undefined || sheet.holds(check.when, row) !== undefined) return [];
  const questions = sheet.inputsIn(check.when, row);
  return [
    ...questions.filter((key) => sheet.answer(key).state === "open"),
    ...check.when.clauses.flatMap((clause) =>
      clause.kind === "choice"
        ? []
        : [clause.left, clause.right].flatMap(
            (side) => sheet.evaluateParts(side, prefixOf(check, row)).open,
          ),
    ),
  ];
}

function keysOf(sheet: Sheet, { check, row }: CheckOnRow): readonly Key[] {
  return sheet.inputsIn(check.equation, row);
}

function makeFinding(sheet: Sheet, place: CheckOnRow, miss: Miss): Finding {
  const keys = keysOf(sheet, place);
  const { left, right } = miss.gap;
  const isMoney = keys.some((key) => sheet.pack.find(key)?.kind === "money");
  const gapEquals = isMoney ? figuresOfGap(sheet, keys, miss) : [];
  return {
    id: place.id,
    severity: miss.severity,
    about: isMoney ? "money" : "count",
    keys,
    left: left.toFixed(),
    right: right.toFixed(),
    difference: left.minus(right).toFixed(),
    says: tellFinding(sheet, { ...place, gap: miss.gap, gapEquals }),
    gapEquals,
  };
}

/** Figures equal to the gap, those of the check first. Beside a side of 0 the gap is the other side: no news. */
function figuresOfGap(sheet: Sheet, keys: readonly Key[], { gap }: Miss): Key[] {
  if (gap.left.isZero() || gap.right.isZero()) return [];
  const equal = keysWithAmount(sheet, gap.left.minus(gap.right).abs());
  const cited = new Set(keys);
  return [...equal.filter((key) => cited.has(key)), ...equal.filter((key) => !cited.has(key))];
}
