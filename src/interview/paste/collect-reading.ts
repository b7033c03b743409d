import type { Value } from "../../amounts/answer.js";
import type { MoneyValue } from "../../amounts/parse-money.js";
import { isSameValue } from "../../amounts/same-answer.js";
import type { Key } from "../../pack/pack.js";
import { compareTotal } from "./compare-total.js";
import type {
  PasteAmbiguity,
  PasteConflict,
  PasteMatch,
  PasteReading,
  PasteRefusal,
  PasteTotal,
  Spot,
  UnreadPiece,
} from "./paste-reading.js";
import type { PasteTarget } from "./paste-target.js";

interface Found {
  readonly target: PasteTarget;
  readonly match: PasteMatch;
}

type TotalPlace = Pick<PasteTotal, "label" | "column"> & Spot;

interface FoundTotal {
  readonly place: TotalPlace;
  readonly money: MoneyValue;
  /** What it should be the sum of; without it, everything above, or everything since the total before. */
  readonly has?: (target: PasteTarget) => boolean;
  /** How many answers had been found before it. */
  readonly after: number;
}

/** Gathers what is found in a block and sets apart what contradicts itself. */
export interface Collector {
  /** A computed figure is taken as a total of its parts. */
  add(target: PasteTarget, typed: string, value: Value, spot: Spot, computed?: boolean): void;
  addTotal(place: TotalPlace, money: MoneyValue, has?: (target: PasteTarget) => boolean): void;
  addAmbiguous(
    text: string,
    targets: readonly PasteTarget[],
    how?: { readonly spot?: Spot; readonly choices?: readonly PasteMatch[] },
  ): void;
  addUnread(text: string, spot?: Omit<UnreadPiece, "text">): void;
  /** Told once for one text. */
  addRefused(refusal: PasteRefusal): void;
  finish(): PasteReading;
}

/** @param targets the group's, so that a total of totals is compared with the answers behind them */
export function createCollector(targets: readonly PasteTarget[] = []): Collector {
  const found: Found[] = [];
  const totals: FoundTotal[] = [];
  const ambiguous: PasteAmbiguity[] = [];
  const unread = new Set<string>();
  const unreadAt: UnreadPiece[] = [];
  const refused = new Map<string, PasteRefusal>();

  const addTotal: Collector["addTotal"] = (place, money, has) => {
    totals.push({ place, money, ...(has && { has }), after: found.length });
  };

  return {
    add(target, typed, value, spot, computed = false) {
      if (target.parts === undefined) {
        const how = computed ? { computed } : {};
        const match = { key: target.key, typed: typed.trim(), value, ...spot, ...how };
        if (!found.some((item) => isSameMatch(item.match, match))) found.push({ target, match });
      } else if (value.kind === "money" && target.parts.length > 0) {
        const parts = new Set(partsBehind(target, targets));
        addTotal({ label: target.label, ...spot }, value, (part) => parts.has(part.key));
      }
    },
    addTotal,
    addAmbiguous(text, candidates, { spot, choices = [] } = {}) {
      const keys = candidates.map(({ key }) => key);
      const told = choices.length === 0 ? {} : { choices };
      ambiguous.push({ text: tidyPiece(text), ...(spot && { spot }), keys, ...told });
    },
    addUnread(text, spot) {
      const piece = tidyPiece(text);
      if (piece === "") return;
      unread.add(piece);
      if (spot !== undefined) unreadAt.push({ text: piece, ...spot });
    },
    addRefused(refusal) {
      const id = `${refusal.why} ${refusal.text}`;
      if (!refused.has(id)) refused.set(id, refusal);
    },
    finish() {
      const { matched, conflicts } = settle(found);
      const disputed = new Set(conflicts.map(({ key }) => key));
      return {
        matched,
        codes: [],
        totals: compareTotals(totals, found, disputed),
        ambiguous,
        conflicts,
        unread: [...unread],
        ...(unreadAt.length === 0 ? {} : { unreadAt }),
        ...(refused.size === 0 ? {} : { refused: [...refused.values()] }),
      };
    },
  };
}

/** A piece as it is shown: without the signs that parted it from the one before. */
function tidyPiece(text: string): string {
  return text.replace(/^[\s,，、。;；:：]+/, "").trim();
}

/** The answers a computed figure is the sum of, through computed figures between. */
function partsBehind(target: PasteTarget, targets: readonly PasteTarget[]): readonly Key[] {
  return (target.parts ?? []).flatMap((key) => {
    const part = targets.find((one) => one.key === key);
    return part?.parts === undefined ? [key] : partsBehind(part, targets);
  });
}

/** The same answer to the same question, whatever place it was rounded at. */
export function isSameMatch(one: PasteMatch, other: PasteMatch): boolean {
  return one.key === other.key && isSameValue(one.value, other.value);
}

/** One answer a question; a question given two different ones has none. */
function settle(found: readonly Found[]): Pick<PasteReading, "matched" | "conflicts"> {
  const matched: PasteMatch[] = [];
  const conflicts = new Map<string, PasteConflict>();
  for (const { target, match } of found) {
    const given = found.filter((item) => item.match.key === match.key);
    if (given.length === 1) matched.push(match);
    else {
      conflicts.set(match.key, {
        key: match.key,
        label: target.label,
        given: given.map((item) => item.match),
      });
    }
  }
  return { matched, conflicts: [...conflicts.values()] };
}

/**
 * Compares each total with its parts. One with a disputed part is left out: it waits for the clerk's
 * choice.
 */
function compareTotals(
  totals: readonly FoundTotal[],
  found: readonly Found[],
  disputed: ReadonlySet<Key>,
): readonly PasteTotal[] {
  const compared: PasteTotal[] = [];
  let since = 0;
  for (const total of totals) {
    const { place, money, has, after } = total;
    const candidates = has
      ? [found.filter(({ target }) => has(target))]
      : [
          ...inOwnHalf(totals, total, found),
          found.slice(since, after),
          found.slice(0, after),
          found,
        ];
    if (has === undefined) since = after;
    const results = candidates
      .map((items) => items.filter(({ target }) => !target.control))
      .filter((items) => items.length > 0 && !items.some(({ target }) => disputed.has(target.key)))
      .map((items) => ({
        ...compareTotal(place, money, amountsOf(items)),
        keys: items.map(({ match }) => match.key),
      }));
    const best = results.find((result) => result.agrees) ?? results[0];
    if (best !== undefined) compared.push(best);
  }
  return compared;
}

/** Of two totals side by side the left one is of what stands left in each line, the right one of the rest. */
function inOwnHalf(
  totals: readonly FoundTotal[],
  total: FoundTotal,
  found: readonly Found[],
): readonly (readonly Found[])[] {
  const beside = totals.filter(({ has, place }) => !has && place.line === total.place.line);
  if (beside.length < 2) return [];
  const half = beside.indexOf(total);
  const inLine = ({ match }: Found): readonly Found[] =>
    found.filter((one) => one.match.line === match.line);
  return [found.filter((one) => inLine(one).indexOf(one) === half)];
}

function amountsOf(items: readonly Found[]): readonly MoneyValue[] {
  return items.flatMap(({ match }) => (match.value.kind === "money" ? [match.value] : []));
}
