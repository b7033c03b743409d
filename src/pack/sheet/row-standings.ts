import { findDeepest } from "./deepest-codes.js";
import type { RowModel, RowsModel } from "../build/plan.js";
import type { StoredAnswers } from "./sheet.js";

/** A code among those given: one with none deeper, one with deeper ones, or not given. */
export type Standing = "deepest" | "parent" | "absent";

/** Which codes of repeat groups are given, for one sheet. */
export class RowStandings {
  readonly #stored: Pick<StoredAnswers, "rows">;
  #standings: Map<RowModel, Standing> | undefined;
  #leaves: Map<RowsModel, readonly string[]> | undefined;

  constructor(stored: Pick<StoredAnswers, "rows">) {
    this.#stored = stored;
  }

  /** The deepest codes given, sorted. */
  leaves(rows: RowsModel): readonly string[] {
    const known = this.#leaves?.get(rows);
    if (known) return known;
    const leaves = findDeepest(this.#stored.rows(rows.prefix));
    (this.#leaves ??= new Map()).set(rows, leaves);
    return leaves;
  }

  standing(row: RowModel): Standing {
    const known = this.#standings?.get(row);
    if (known !== undefined) return known;
    const below = this.leaves(row.rows).find((leaf) => leaf.startsWith(row.code));
    const standing = standingOf(row.code, below);
    (this.#standings ??= new Map()).set(row, standing);
    return standing;
  }

  /** Rows of the deepest codes from this one down: itself when none is deeper. */
  rowsBelow({ rows, code }: RowModel): readonly RowModel[] {
    return this.leaves(rows).flatMap((leaf) =>
      leaf.startsWith(code) ? (rows.row(leaf) ?? []) : [],
    );
  }
}

/** @param below the first of the deepest codes that begin with the code: itself, when it is one */
function standingOf(code: string, below: string | undefined): Standing {
  if (below === undefined) return "absent";
  return below === code ? "deepest" : "parent";
}
