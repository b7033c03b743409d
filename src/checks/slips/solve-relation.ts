import { Decimal, ZERO } from "../../amounts/decimal.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { type Candidate, CLOSED, NEARLY_CLOSED } from "./candidate.js";
import { classifySlip } from "./classify-slip.js";
import { figureNow, readGiven } from "../given-figure.js";
import { keysWithAmount } from "../known-figures.js";
import type { Compared } from "../judge-check.js";
import { measureGap, measureWeight } from "../measure-relation.js";
import type { TypedAmount } from "../typed-amount.js";

/** Closures tried in 元: exactly, then within 0.02万元, which rounding may leave. */
const EXACT = [ZERO];
const ROUNDED = [0, 100, -100, 200, -200].map((yuan) => new Decimal(yuan));

/** A figure of a relation with the value that would make both sides equal. */
export interface Unknown {
  readonly key: Key;
  /** Undefined where nobody gave one: open, or closed as 0. */
  readonly typed: TypedAmount | undefined;
  /** Undefined where it cannot be that: a fraction of 分, a negative amount. */
  readonly needed: Decimal | undefined;
  /** By how much left minus right grows with it. */
  readonly weight: Decimal;
}

/** What each figure behind a comparison would have to be for both sides to be equal, the others as they are. */
export function solveRelation(sheet: Sheet, compared: Compared): readonly Unknown[] {
  const { clause, row } = compared;
  const gap = measureGap(sheet, compared);
  const keys = new Set<Key>();
  for (const side of [clause.left, clause.right]) {
    for (const key of sheet.inputsIn(side, row)) collectSources(sheet, key, keys);
  }
  return [...keys].flatMap((key) => {
    const weight = measureWeight(sheet, key, compared);
    if (weight.isZero()) return [];
    const typed = readGiven(sheet, key);
    const needed = figureNow(sheet, key).minus(gap.div(weight));
    return [{ key, typed, weight, needed: canBe(sheet, key, needed) ? needed : undefined }];
  });
}

/** What a person typed behind a figure: itself, or what it takes as its suggestion while nobody gave it. */
function collectSources(sheet: Sheet, key: Key, into: Set<Key>): void {
  const question = sheet.pack.find(key);
  if (question === undefined || into.has(key)) return;
  const answer = sheet.answer(key);
  if (answer.state !== "value" && answer.state !== "open") return;
  const given = readGiven(sheet, key) !== undefined;
  // A cell of a row that follows its neighbour is not what was forgotten.
  const follows = !given && question.suggest !== undefined;
  if (!follows || !isRowCell(sheet, question) || figureNow(sheet, key).isZero()) into.add(key);
  if (!follows) return;
  for (const source of sheet.inputsIn(question.suggest, question.cell?.row)) {
    collectSources(sheet, source, into);
  }
}

function isRowCell(sheet: Sheet, { cell }: Question): boolean {
  return cell !== undefined && sheet.pack.groups.get(cell.of)?.rows !== undefined;
}

function canBe(sheet: Sheet, key: Key, value: Decimal): boolean {
  const question = sheet.pack.find(key);
  const places = question?.kind === "count" ? 0 : 2;
  return value.decimalPlaces() <= places && (!value.isNegative() || question?.negative === true);
}

/** Slips of the keyboard that account for the whole gap. */
export function findTypingSlips(
  { key, typed, needed }: Unknown,
  options: { readonly exact: boolean },
): readonly Candidate[] {
  if (typed === undefined || typed.value.isZero() || needed === undefined) return [];
  const offsets = options.exact || typed.about === "count" ? EXACT : ROUNDED;
  for (const offset of offsets) {
    const value = needed.plus(offset);
    const shape = classifySlip(typed, value) ?? classifyDouble(typed, value);
    const closeness = offset.isZero() ? CLOSED : NEARLY_CLOSED;
    if (shape !== undefined) return [{ key, value, ...shape, closeness }];
  }
  return [];
}

/** An item added to itself. */
function classifyDouble(
  typed: TypedAmount,
  needed: Decimal,
): Pick<Candidate, "kind" | "oddness"> | undefined {
  return needed.times(2).eq(typed.value) ? { kind: "entered-twice", oddness: 4 } : undefined;
}

/** An item that closes the gap when it goes, and stands elsewhere too. */
export function findRepeated(
  sheet: Sheet,
  { key, typed, needed }: Unknown,
  relation: readonly Unknown[],
): readonly Candidate[] {
  if (typed === undefined || typed.value.isZero() || needed?.isZero() !== true) return [];
  const beside = relation.some(
    (other) => other.key !== key && other.typed?.value.eq(typed.value) === true,
  );
  const elsewhere =
    typed.about === "money" && keysWithAmount(sheet, typed.value).some((other) => other !== key);
  if (!beside && !elsewhere) return [];
  return [{ key, value: ZERO, kind: "entered-twice", oddness: beside ? 1 : 3, closeness: CLOSED }];
}

/** Two figures that should differ and do not: either may be the other entered again. */
export function findAlike(unknowns: readonly Unknown[]): readonly Candidate[] {
  const given = unknowns.filter(({ typed }) => typed !== undefined && !typed.value.isZero());
  // Whichever comes last was likelier entered by mistake.
  return given
    .map(({ key }, index): Candidate => {
      const oddness = given.length - index;
      return { key, value: ZERO, kind: "entered-twice", oddness, closeness: CLOSED };
    })
    .reverse();
}
