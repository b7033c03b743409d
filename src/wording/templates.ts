import { type Liquid, LiquidError, type Template as Parsed } from "liquidjs";
import { checkTemplate, type Citation } from "./check-template.js";
import { renderTemplates } from "./house-tag.js";
import { createLiquid } from "./liquid-engine.js";
import { readLiquidMistakes } from "./liquid-errors.js";
import { type TemplateMistake, TemplateMistakeError } from "./template-mistake.js";
import type { TemplateTag } from "./template-tag.js";
import { type Printed, type TemplateScope, toText, type ValueKind } from "./template-value.js";

export interface TemplateOptions<S extends TemplateScope> {
  /** Puts an output into the text, e.g. as a mark. Default: as it reads, 【未填】 where a figure is open. */
  readonly wrap?: (output: Printed) => string;
  readonly tags?: readonly TemplateTag<S>[];
  /** Kind of a key, undefined for one that does not exist. Given, unfit keys are mistakes too. */
  readonly kindOf?: (key: string) => ValueKind | undefined;
}

/** A text with placeholders, ready to print. */
export interface Template<S extends TemplateScope = TemplateScope> {
  /** Every key it cites, also as argument of a filter, each once, in order. */
  readonly keys: readonly string[];
  /** Every place where it cites one. */
  readonly citations: readonly Citation[];
  /** @throws an Error for a key the scope does not know */
  render(scope: S): string;
}

/** Engines by their wrap and tags: making one costs more than a small template. */
const ENGINES = new WeakMap<object, Liquid>();
const PLAIN = {};

/**
 * Compiles a text with placeholders: `{{ overall.total | change_from: overall.prior }}`. Only our filters and
 * the tags given exist; Liquid's comparison, arithmetic and assignment are mistakes.
 *
 * @param options keep the object and pass it again: its engine is kept with it
 * @throws {TemplateMistakeError} with every mistake found
 */
export function compileTemplate<S extends TemplateScope = TemplateScope>(
  source: string,
  options: TemplateOptions<S> = PLAIN,
): Template<S> {
  const liquid = engineOf(options);
  const parsed = parse(liquid, source);
  const { citations, mistakes } = checkTemplate(parsed);
  const unfit = options.kindOf ? findUnfit(citations, options.kindOf) : [];
  if (mistakes.length + unfit.length > 0) throw new TemplateMistakeError([...mistakes, ...unfit]);
  return {
    keys: [...new Set(citations.map(({ key }) => key))],
    citations,
    render: (scope) => renderTemplates(liquid, parsed, scope),
  };
}

function engineOf<S extends TemplateScope>(options: TemplateOptions<S>): Liquid {
  const known = ENGINES.get(options);
  if (known) return known;
  // Sound: a template compiled with these tags is printed from scopes of the same type only (Template<S>).
  const tags = (options.tags ?? []) as readonly TemplateTag<TemplateScope>[];
  const liquid = createLiquid({ wrap: options.wrap ?? toText, tags });
  ENGINES.set(options, liquid);
  return liquid;
}

function parse(liquid: Liquid, source: string): Parsed[] {
  try {
    return liquid.parse(source);
  } catch (cause) {
    if (!LiquidError.is(cause)) throw cause;
    throw new TemplateMistakeError(readLiquidMistakes(cause), { cause });
  }
}

function findUnfit(
  citations: readonly Citation[],
  kindOf: (key: string) => ValueKind | undefined,
): readonly TemplateMistake[] {
  return citations.flatMap(({ key, takes, filter, line, column }) => {
    const kind = kindOf(key);
    if (kind === undefined) return [{ line, column, says: `没有“${key}”这个数` }];
    if (takes === undefined || takes.includes(kind)) return [];
    return [
      { line, column, says: `“${filter ?? ""}”用不了“${key}”：它是${kind}，要${takes.join("或")}` },
    ];
  });
}
