import type { Place } from "../mistakes.js";
import type { CellPlace } from "../pack.js";
import type { PropertyName, QuestionProperties } from "./question-shape.js";

/** A source text of the pack and where it stands. */
export interface Written {
  readonly source: string;
  readonly place: Place;
}

/** A question as it was written, its grid written out, nothing resolved yet. */
export interface DraftQuestion {
  /** A fixed key; a column of a repeat group as "function.@.total". */
  readonly key: string;
  readonly place: Place;
  readonly properties: QuestionProperties;
  placeOf(property: PropertyName): Place;
  /** Conditions of grid, row and column: all must hold. */
  readonly whens: readonly Written[];
  /** What `@` stands for in a cell of a grid. */
  readonly row?: string;
  readonly cell?: CellPlace;
}

export interface DraftRows {
  readonly prefix: string;
  readonly label: string;
  readonly codeLengths: readonly number[];
  readonly names: ReadonlyMap<string, string>;
  readonly otherNames: ReadonlyMap<string, string>;
  readonly usualCodes: readonly string[];
  readonly nameColumn: string;
  readonly columns: readonly DraftQuestion[];
  readonly place: Place;
}

/** A grid, for checks that go over its rows. */
export interface DraftGrid {
  readonly name: string;
  readonly rows: readonly { readonly id: string; readonly label: string }[];
}

export interface DraftGroup {
  readonly id: string;
  readonly part: string;
  readonly title: string;
  readonly where: string;
  readonly when?: Written;
  readonly portrait: boolean;
  readonly sparse: boolean;
  readonly intro?: string;
  readonly otherwise?: string;
  readonly headings: readonly string[];
  readonly questions: readonly DraftQuestion[];
  readonly rows?: DraftRows;
  readonly grids: readonly DraftGrid[];
  readonly place: Place;
}

export interface DraftPart {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly DraftGroup[];
}
