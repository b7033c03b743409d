import type { Yuan } from "../amounts/answer.js";
import type { Key, Severity } from "../pack/pack.js";

export const SLIP_KINDS = [
  "digits-swapped",
  "unit",
  "sign",
  "decimal-shift",
  "digit-lost",
  "missing-item",
  "entered-twice",
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** A likely typing slip and what would mend it. `suggestion` is in 元 for money, plain for counts. */
export interface Slip {
  readonly kind: SlipKind;
  readonly key: Key;
  readonly suggestion: string;
}

/**
 * Something about the answers that a person has to look at. `id` is stable for the relation and row
 * ("R13@205"), so an acceptance finds it again. `left`, `right` and `difference` are exact decimal
 * strings, 元 for money and plain for counts; "" for a remark about a text.
 */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly about: "money" | "count" | "text";
  readonly keys: readonly Key[];
  readonly left: Yuan;
  readonly right: Yuan;
  readonly difference: Yuan;
  /** One Chinese sentence with both sides and the gap, in 万元. */
  readonly says: string;
  /** Figures whose value equals the gap: always shown. */
  readonly gapEquals: readonly Key[];
  /** A text that tells another change than the figures the report prints beside it. */
  readonly contradicts?: true;
}

/** What one check came to. */
export type Verdict =
  | { readonly id: string; readonly outcome: "holds" }
  /** Does not apply: its `when` is false. */
  | { readonly id: string; readonly outcome: "idle" }
  /** Waits for these open figures. */
  | {
      readonly id: string;
      readonly outcome: "pending";
      readonly keys: readonly Key[];
      readonly open: readonly Key[];
    }
  | { readonly id: string; readonly outcome: "finding"; readonly finding: Finding };
