import { Drop } from "liquidjs";
import type { TemplateScope, TemplateValue } from "./template-value.js";

/** An answer a template cites, as filters receive it. */
export class CitedValue extends Drop {
  // Private by `#`: Liquid reads any other property as a path of the template.
  readonly #value: TemplateValue;

  constructor(value: TemplateValue) {
    super();
    this.#value = value;
  }

  static read(drop: CitedValue): TemplateValue {
    return drop.#value;
  }
}

/**
 * The beginning of a key: `a.b.c` is read segment by segment, and no key begins another, so the first
 * path that is a key is the one meant.
 */
export class KeyDrop extends Drop {
  readonly #scope: TemplateScope;
  readonly #path: string;

  constructor(scope: TemplateScope, path = "") {
    super();
    this.#scope = scope;
    this.#path = path;
  }

  static scopeOf(drop: KeyDrop): TemplateScope {
    return drop.#scope;
  }

  static pathOf(drop: KeyDrop): string {
    return drop.#path;
  }

  override liquidMethodMissing(segment: string | number): KeyDrop | CitedValue {
    const path = this.#path === "" ? String(segment) : `${this.#path}.${String(segment)}`;
    const value = this.#scope.lookup(path);
    return value === undefined ? new KeyDrop(this.#scope, path) : new CitedValue(value);
  }
}

/**
 * What a filter got, as a value: a cited key, a literal of the template, or the outcome of an
 * earlier filter.
 *
 * @throws an Error for a key the scope does not know
 */
export function toTemplateValue(given: unknown): TemplateValue {
  if (given instanceof CitedValue) return CitedValue.read(given);
  if (given instanceof KeyDrop) throw new Error(`no such key: ${KeyDrop.pathOf(given)}`);
  if (typeof given === "number") {
    return {
      kind: "count",
      answer: { state: "value", value: { kind: "count", count: String(given) } },
    };
  }
  if (typeof given === "string") {
    return { kind: "text", answer: { state: "value", value: { kind: "text", text: given } } };
  }
  throw new Error(`a template cannot print ${typeof given}`);
}
