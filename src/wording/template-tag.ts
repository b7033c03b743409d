import type { TemplateScope } from "./template-value.js";

/** Prints the text between a tag and its end, from the given answers. */
export type Body<S extends TemplateScope> = (scope: S) => string;

/**
 * A tag of our own, free of Liquid: `{% when CONDITION %} … {% else %} … {% endwhen %}`. A block ends with
 * `end` and its name.
 */
export interface TemplateTag<S extends TemplateScope> {
  readonly name: string;
  readonly body: "none" | "block" | "block with else";
  /**
   * Reads what stands behind the name, once, when the template is compiled.
   *
   * @returns the tag, or in `problem` what is wrong and what would be right, in Chinese
   */
  compile(argument: string): CompiledTag<S> | { readonly problem: string };
}

export interface CompiledTag<S extends TemplateScope> {
  /** Keys its argument cites. */
  readonly keys: readonly string[];
  /** Names its body may cite beyond the keys: `row` for `row.general_total`. */
  readonly locals?: readonly string[];
  /** @returns text that goes out as it is, without the template's wrap */
  render(scope: S, body: Body<S>, otherwise: Body<S>): string;
}
