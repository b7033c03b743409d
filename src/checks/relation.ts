import type { CheckOnRow, Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { checkFigure } from "./check-figure.js";
import { type Compared, comparedBy, judgeCheck } from "./judge-check.js";

/** What a finding is about, as something that can be asked again of other answers. */
export interface Relation {
  readonly id: string;
  readonly compared: Compared;
  /** Equal means equal: no rounding. */
  readonly exact: boolean;
  /** Whether nothing but rounding is left to say. */
  holdsIn(sheet: Sheet): boolean;
}

/** Finds the relation of a finding's id again; undefined for remarks on a text or for what the pack no longer has. */
export function findRelation(sheet: Sheet, id: string): Relation | undefined {
  if (id.startsWith("near:")) return relationOfSuggestion(sheet, id.slice("near:".length));
  const place = findPlace(sheet, id);
  if (place === undefined) return undefined;
  return {
    id,
    compared: comparedBy(place),
    exact: place.check.exact,
    holdsIn(other) {
      const judgement = judgeCheck(other, place);
      return judgement.outcome === "missed"
        ? judgement.miss.severity === "note"
        : judgement.outcome !== "pending";
    },
  };
}

/** The check, and the code, that an id like "R13@205" names. */
export function findPlace(sheet: Sheet, id: string): CheckOnRow | undefined {
  for (const check of sheet.pack.checks) {
    if (check.each === undefined) {
      if (check.id === id) return { id, check };
    } else if (id.startsWith(`${check.id}@`)) {
      return { id, check, row: id.slice(check.id.length + 1) };
    }
  }
  return undefined;
}

function relationOfSuggestion(sheet: Sheet, key: Key): Relation | undefined {
  const question = sheet.pack.find(key);
  if (question?.suggest === undefined) return undefined;
  const itself = {
    source: key,
    terms: [{ factor: "1", of: { kind: "key", key }, column: 1 }],
  } as const;
  const id = `near:${key}`;
  return {
    id,
    compared: {
      clause: { kind: "figures", left: itself, comparison: "=", right: question.suggest },
      row: question.cell?.row,
    },
    exact: true,
    holdsIn: (other) =>
      checkFigure(other, key).every((verdict) => verdict.id !== id || verdict.outcome === "holds"),
  };
}
