import type { BlockUnit } from "../block-unit.js";
import type { Collector } from "../collect-reading.js";
import type { ItemIndex } from "./item-index.js";
import type { ProseItem } from "./prose-item.js";

export interface ProseSource {
  readonly index: ItemIndex;
  readonly collector: Collector;
  /** The year the report is of. */
  readonly year: string;
  /** Whether a name is that of a functional class: what has 0 there is no row. */
  isClass(name: string): boolean;
}

export interface ProseLine {
  readonly raw: string;
  readonly line: number;
  readonly unit: BlockUnit;
  /** Groups of the section it stands in. */
  readonly scope: ReadonlySet<string>;
  /** A heading says so: what its groups do not have is not meant without a question. */
  readonly isSection: boolean;
  /** The section tells figures of functional classes. */
  readonly hasClasses: boolean;
  /** Figures are asked for in the section, or nobody knows. */
  readonly tells: boolean;
}

/** What is talked about. */
export interface Subject {
  /** Several where the name alone does not tell which is meant. */
  readonly items: readonly ProseItem[];
  readonly label: string;
}

/** Whether things may be meant in a line without a question: its section has them all, or no heading names one. */
export function isAtHome(
  { isSection, scope }: Pick<ProseLine, "isSection" | "scope">,
  items: readonly ProseItem[],
): boolean {
  return !isSection || items.every(({ group }) => scope.has(group));
}
