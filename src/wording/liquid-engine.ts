import { Liquid } from "liquidjs";
import type { FilterSpec } from "./filter-spec.js";
import { FILTERS } from "./filters.js";
import { registerTag } from "./house-tag.js";
import { toTemplateValue } from "./key-drop.js";
import { printValue } from "./print-value.js";
import type { TemplateTag } from "./template-tag.js";
import { type Printed, type TemplateScope, toText } from "./template-value.js";

export interface EngineOptions {
  readonly wrap: (output: Printed) => string;
  readonly tags: readonly TemplateTag<TemplateScope>[];
}

/** Liquid's own tags that carry no logic; all others are mistakes in a template. */
const KEPT_TAGS = new Set(["comment", "raw", "#"]);
/** What comes with those others; Liquid does not list them. */
const INNER_TAGS = ["if", "unless", "case", "for", "tablerow", "capture", "block"]
  .map((name) => `end${name}`)
  .concat("when", "else", "elsif");

/** A Liquid with our filters and tags only, without operators: nothing is compared, reckoned or assigned. */
export function createLiquid({ wrap, tags }: EngineOptions): Liquid {
  const liquid = new Liquid({
    operators: {},
    ownPropertyOnly: true,
    catchAllErrors: true,
    outputEscape: (given: unknown) => wrap(toPrinted(given)),
  });
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, spec] of FILTERS) liquid.registerFilter(name, applyFilter(spec));
  const logic = Object.keys(liquid.tags).filter((name) => !KEPT_TAGS.has(name));
  for (const name of [...logic, ...INNER_TAGS])
    registerTag(liquid, name, { problem: `不能用“{% ${name} %}”：模板里不判断、不计算、不赋值` });
  for (const tag of tags) registerTag(liquid, tag.name, tag);
  return liquid;
}

function applyFilter(spec: FilterSpec): (given: unknown, ...args: unknown[]) => Printed {
  return (given, ...args) => {
    const earlier = isPrinted(given) ? given : undefined;
    if (earlier && earlier.kind !== "text") return earlier;
    const input = toTemplateValue(earlier?.text ?? given);
    const named = new Map<string, string>();
    const values = [];
    for (const arg of args) {
      // Liquid hands `name: value` over as a pair.
      if (Array.isArray(arg))
        named.set(String(arg[0]), toText(printValue(toTemplateValue(arg[1]))));
      else values.push(toTemplateValue(arg));
    }
    return spec.apply(input, { values, named });
  };
}

function toPrinted(given: unknown): Printed {
  return isPrinted(given) ? given : printValue(toTemplateValue(given));
}

/** Outcomes of filters are the only plain objects that reach an output. */
function isPrinted(given: unknown): given is Printed {
  return typeof given === "object" && given !== null && Object.hasOwn(given, "kind");
}
