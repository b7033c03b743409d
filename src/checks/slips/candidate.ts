import { Decimal } from "../../amounts/decimal.js";
import type { Correction } from "./correction.js";
import type { SlipKind } from "../finding.js";

/** A correction with the slip that would explain it. */
export interface Candidate extends Correction {
  readonly kind: SlipKind;
  /** Orders candidates of one kind; 0 first. */
  readonly oddness: number;
  /** 1 when both sides become equal, less the further they stay apart. */
  readonly closeness: Decimal;
}

/** Both sides become equal. */
export const CLOSED = new Decimal(1);
/** Equal but for rounding, or equal to a figure that stands elsewhere. */
export const NEARLY_CLOSED = new Decimal("0.99");
