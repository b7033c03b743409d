import type { Printed, TemplateValue, ValueKind } from "./template-value.js";

export const FIGURE_KINDS = ["money", "count"] as const satisfies readonly ValueKind[];

/** What may stand behind the colon of a filter, in order. */
export interface ArgumentSpec {
  /** For messages: 上年数. */
  readonly name: string;
  /** Kinds of a cited key; a text in quotes may always stand where "text" is one of them. */
  readonly takes: readonly ValueKind[];
  readonly required: boolean;
}

/** One Liquid filter: phrases are computed here and nowhere in a template. */
export interface FilterSpec {
  readonly takes: readonly ValueKind[];
  readonly arguments: readonly ArgumentSpec[];
  /** Words given by name: `base: "年初预算"`. */
  readonly named: readonly string[];
  /** How it is written, for messages: `change_from: 上年数`. */
  readonly usage: string;
  apply(input: TemplateValue, given: FilterArguments): Printed;
}

export interface FilterArguments {
  readonly values: readonly TemplateValue[];
  readonly named: ReadonlyMap<string, string>;
}
