import type { QuestionKind, Key } from "../../pack/pack.js";

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
  readonly unit?: string;
  /** Options of a choice or choices question. */
  readonly options?: readonly string[];
  /** For a cell of a grid: the labels of its row and column. */
  readonly row?: string;
  readonly column?: string;
  /** A total typed on purpose: proposed like the others, but in no sum. */
  readonly control?: boolean;
  /**
   * Set for a computed figure: never proposed, a pasted value is only compared with the sum of these.
   * Empty when it is no plain sum.
   */
  readonly parts?: readonly Key[];
}
