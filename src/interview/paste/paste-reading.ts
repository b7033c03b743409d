import type { Value, Yuan } from "../../amounts/answer.js";
import type { ReplyProblem } from "../../amounts/reply-problem.js";
import type { Key } from "../../pack/pack.js";

/** Where a piece stands in a block. */
export interface Spot {
  /** Counted from 1. */
  readonly line: number;
  /** Places in the line: of its cells, or of the first sign of each figure. Left out where the whole line is meant. */
  readonly at?: readonly number[];
  /** Place of the label in the line: what has one label is of one group. */
  readonly row?: number;
  /** A code of the group stands beside the label. */
  readonly coded?: true;
  /** Its label says more than the name. */
  readonly bare?: true;
}

/** A piece that was not understood. */
export interface UnreadPiece extends Spot {
  readonly text: string;
  /** What is wrong with its figure, where its name is known. */
  readonly problem?: ReplyProblem;
}

/** Whether two pieces have a figure in common. */
export function isSameSpot(one: Spot, other: Spot): boolean {
  if (one.line !== other.line) return false;
  if (one.at === undefined || other.at === undefined) return true;
  return one.at.some((place) => other.at?.includes(place));
}

/** One answer found in a pasted block. */
export interface PasteMatch extends Spot {
  readonly key: Key;
  /** The piece of the block the value was read from. */
  readonly typed: string;
  readonly value: Value;
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
export interface PasteTotal extends Spot {
  readonly label: string;
  /** The column it stands in, where a table has several. */
  readonly column?: string;
  readonly yuan: Yuan;
  /** Sum of the matched amounts it should be the total of. */
  readonly sum: Yuan;
  /** `yuan` less `sum`. */
  readonly difference: Yuan;
  /** The answers it was compared with, where they are known. */
  readonly keys?: readonly Key[];
  /** There is no difference but 尾差. */
  readonly agrees: boolean;
}

/** A piece that may mean several questions: not matched. */
export interface PasteAmbiguity {
  readonly text: string;
  readonly spot?: Spot;
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

/** One order in which the figures of rows without a head may stand, and what the rows answer then. */
export interface PasteOrder {
  /** What each column holds, left to right; or which one of them counts. */
  readonly columns: readonly string[];
  readonly reading: Pick<PasteReading, "matched" | "totals" | "conflicts" | "unread" | "lacking">;
}

/** Rows of several figures with nothing that names their columns. */
export interface PasteUnordered {
  /** The first of them, as typed. */
  readonly text: string;
  readonly lines: readonly number[];
  /** At least one; the order they are asked in goes first. */
  readonly orders: readonly PasteOrder[];
}

/** Why a piece with figures was not taken. */
export type RefusalReason =
  /** Other rows have more columns: a blank got lost. */
  | "short"
  /** Several figures, and nothing that says what each of them is. */
  | "no-head"
  /** A column of figures that nothing is asked about here. */
  | "column"
  /** More names than figures, or fewer. */
  | "uneven"
  /** The sum of a functional class: its rows are asked for one by one. */
  | "class";

/** Pieces of a block that something was made of. */
export function countPieces(reading: PasteReading): number {
  const { matched, totals, ambiguous, conflicts, unordered = [], refused = [] } = reading;
  const rows = unordered.flatMap(({ lines }) => lines);
  const alone = matched.length + totals.length + ambiguous.length + conflicts.length;
  return alone + rows.length + refused.length;
}

export interface PasteRefusal {
  readonly text: string;
  readonly line: number;
  readonly why: RefusalReason;
}

/** What a block was read as. Nothing is guessed: what is unsure is in the lists behind `totals`. */
export interface PasteReading {
  readonly matched: readonly PasteMatch[];
  /** Rows of a repeat group, deepest codes only, in the order given. */
  readonly codes: readonly PasteCode[];
  readonly totals: readonly PasteTotal[];
  readonly ambiguous: readonly PasteAmbiguity[];
  readonly conflicts: readonly PasteConflict[];
  /** Pieces that were not understood, as typed. */
  readonly unread: readonly string[];
  /** Where pieces that were not understood stand. */
  readonly unreadAt?: readonly UnreadPiece[];
  readonly unordered?: readonly PasteUnordered[];
  readonly refused?: readonly PasteRefusal[];
  /** Figures of what the unit was said not to have: told, not taken. */
  readonly lacking?: readonly PasteMatch[];
  /** Percentages and changes of sentences that do not follow from their figures. */
  readonly contradictions?: readonly PasteContradiction[];
}
