import { LIST_STYLES, type ListStyle } from "../../wording/format-list.js";

export type WhenArgument =
  /** A key or pattern alone: there is something to print. */
  | { readonly kind: "given"; readonly key: string }
  /** A condition, the loop's `row.` written as the grammar's `@.`. */
  | { readonly kind: "condition"; readonly source: string };

export function readWhen(argument: string): WhenArgument {
  const bare = argument.trim();
  if (/^[a-z][\w.*]*$/.test(bare)) return { kind: "given", key: bare };
  return { kind: "condition", source: bare.replace(/(?<![\w.])row\./g, "@.") };
}

export const ROW_LEVELS = ["类", "末级"] as const;

export interface RowsArgument {
  readonly prefix: string;
  readonly level?: (typeof ROW_LEVELS)[number];
}

/** Reads `function as row`, `function 类 as row`. */
export function readRows(argument: string): RowsArgument | undefined {
  const found = /^([a-z]\w*)(?:\s+(\S+))?\s+as\s+row$/.exec(argument.trim());
  const prefix = found?.[1];
  if (found === null || prefix === undefined) return undefined;
  if (found[2] === undefined) return { prefix };
  const level = ROW_LEVELS.find((known) => known === found[2]);
  return level === undefined ? undefined : { prefix, level };
}

export interface ItemsArgument {
  /** A pattern of figures, or with a style the key of a list. */
  readonly of: string;
  readonly style?: ListStyle;
}

/** Reads `basic.301*`, `profile.duties as （一）`. */
export function readItems(argument: string): ItemsArgument {
  const [of = "", given] = argument.trim().split(/\s+as\s+/);
  if (given === undefined) return { of };
  return { of, style: LIST_STYLES.find((style) => style === given.trim()) ?? "" };
}
