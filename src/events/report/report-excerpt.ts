/** What a person looks at: where one answer shows, or a section they chose. */
export type ExcerptAt =
  | { readonly section: string }
  | {
      /** The answer being filled; null where no single one is. */
      readonly key: string | null;
      /** 公开06表, or wherever else its group says it stands; "" with no key: the whole report. */
      readonly place: string;
    };

/** A piece of the report for a screen; `mark`: it changes with the answer one looks at. */
export interface Excerpt {
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** The section it is from; "" where the answer shows nowhere. */
  readonly title: string;
  readonly blocks: readonly ExcerptBlock[];
}

export type ExcerptBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly runs: readonly {
        readonly text: string;
        readonly bold?: boolean;
        readonly mark?: true;
      }[];
    }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly unit: string;
      readonly header: readonly (readonly ExcerptCell[])[];
      readonly body: readonly (readonly ExcerptCell[])[];
      readonly notes: readonly string[];
    }
  | { readonly kind: "picture"; readonly title: string; readonly alt: string };

export interface ExcerptCell {
  readonly text: string;
  readonly align: "left" | "center" | "right";
  readonly columns: number;
  readonly rows: number;
  readonly bold: boolean;
  readonly mark?: true;
}
