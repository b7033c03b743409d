import type { CellPlace, Key, QuestionKind } from "../../pack/pack.js";

/** An amount or a number of things: what a table has columns of. */
export function isFigure({ kind }: Pick<PasteTarget, "kind">): boolean {
  return kind === "money" || kind === "count";
}

/** A question that a pasted block may answer. */
export interface PasteTarget {
  readonly key: Key;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Code it stands under in a table of the same group, e.g. "30101". */
  readonly code?: string;
  readonly kind: QuestionKind;
  /** Measure words of a count. */
  readonly units: readonly string[];
  /** Options of a choice or choices question. */
  readonly options: readonly string[];
  /** Its row and column in a grid that has both. */
  readonly cell?: CellPlace;
  /** A total typed on purpose: proposed like the others, but in no sum. */
  readonly control: boolean;
  /**
   * Set for a computed figure: never proposed, a pasted value is only compared with the sum of these.
   * Empty when it is no plain sum.
   */
  readonly parts?: readonly Key[];
  /** For a text: the figure whose difference from the other one it explains. */
  readonly explains?: readonly [figure: Key, other: Key];
}
