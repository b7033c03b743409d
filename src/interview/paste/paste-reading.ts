import type { Value, Yuan } from "../../amounts/answer.js";
import type { Key } from "../../pack/pack.js";

/** One answer found in a pasted block. */
export interface PasteMatch {
  readonly key: Key;
  /** The piece of the block the value was read from. */
  readonly typed: string;
  readonly value: Value;
  /** Line of the block, counted from 1. */
  readonly line: number;
  /** Worked out from figures beside it. */
  readonly computed?: boolean;
}

/** A row of a repeat group. */
export interface PasteCode {
  readonly code: string;
  /** The name typed beside it, when the pack does not know the code. */
  readonly name?: string;
}

/** A total of the block, compared with what the block itself adds up to. Amounts in exact 元. */
export interface PasteTotal {
  readonly label: string;
  /** The column it stands in, where a table has several. */
  readonly column?: string;
  readonly yuan: Yuan;
  /** Sum of the matched amounts it should be the total of. */
  readonly sum: Yuan;
  /** `yuan` less `sum`. */
  readonly difference: Yuan;
  /** There is no difference but 尾差. */
  readonly agrees: boolean;
  readonly line: number;
}

/** A piece that may mean several questions: not matched. */
export interface PasteAmbiguity {
  readonly text: string;
  readonly keys: readonly Key[];
  /** What it would answer of each: left out where no choice alone would settle it. */
  readonly choices?: readonly PasteMatch[];
}

/** One question given twice with different values: not matched. */
export interface PasteConflict {
  readonly key: Key;
  readonly label: string;
  readonly given: readonly PasteMatch[];
}

/** What a sentence says beside what follows from its figures. */
export interface PasteContradiction {
  readonly label: string;
  /** "增长18.14%" */
  readonly says: string;
  /** "22.16%" */
  readonly follows: string;
}

/** What a block was read as. Nothing is guessed: what is unsure is in the last three lists. */
export interface PasteReading {
  readonly matched: readonly PasteMatch[];
  /** Rows of a repeat group, deepest codes only, in the order given. */
  readonly codes: readonly PasteCode[];
  readonly totals: readonly PasteTotal[];
  readonly ambiguous: readonly PasteAmbiguity[];
  readonly conflicts: readonly PasteConflict[];
  /** Pieces that were not understood, as typed. */
  readonly unread: readonly string[];
  /** Figures of what the unit was said not to have: told, not taken. */
  readonly lacking?: readonly PasteMatch[];
  /** Percentages and changes of sentences that do not follow from their figures. */
  readonly contradictions?: readonly PasteContradiction[];
}
