import { Decimal, ZERO } from "../../amounts/decimal.js";
import { fromMillionths, type Millionths, multiply, ONE } from "./exact.js";
import type { Key } from "../pack.js";
import type { Parts } from "./sheet.js";

const NO_KEYS: readonly Key[] = Object.freeze([]);

/** Keys, or the sum that waits for them. */
type Waiting = readonly Key[] | Tally;

/**
 * A sum as it grows, or one figure. Decimals and lists of keys are made only when somebody asks for them:
 * most conditions, and checks that hold, never do.
 */
export class Tally implements Parts {
  amount: Millionths = 0n;
  slack: Millionths = 0n;
  addends = 0;
  #open: Waiting[] | undefined;
  #withheld: Waiting[] | undefined;

  get value(): Decimal {
    return this.amount === 0n ? ZERO : new Decimal(fromMillionths(this.amount));
  }

  get precision(): Decimal {
    return this.slack === 0n ? ZERO : new Decimal(fromMillionths(this.slack));
  }

  get open(): readonly Key[] {
    return this.#open ? collect(this.#open, ({ open }) => open) : NO_KEYS;
  }

  get withheld(): readonly Key[] {
    return this.#withheld ? collect(this.#withheld, ({ withheld }) => withheld) : NO_KEYS;
  }

  get state(): "value" | "open" | "withheld" {
    if (this.#open) return "open";
    return this.#withheld ? "withheld" : "value";
  }

  addAmount(amount: Millionths, slack: Millionths, factor: Millionths): void {
    if (amount === 0n) return;
    this.#addScaled(amount, slack, factor);
    this.addends += 1;
  }

  addTally(more: Tally, factor: Millionths): void {
    this.#addScaled(more.amount, more.slack, factor);
    this.addends += more.addends;
    if (more.#open) (this.#open ??= []).push(more);
    if (more.#withheld) (this.#withheld ??= []).push(more);
  }

  /** Waits for these keys. */
  wait(keys: readonly Key[]): void {
    (this.#open ??= []).push(keys);
  }

  withhold(keys: readonly Key[]): void {
    (this.#withheld ??= []).push(keys);
  }

  #addScaled(amount: Millionths, slack: Millionths, factor: Millionths): void {
    if (factor === ONE) {
      this.amount += amount;
      this.slack += slack;
    } else {
      this.amount += multiply(amount, factor);
      this.slack += multiply(slack, factor < 0n ? -factor : factor);
    }
  }
}

/** Each key once, in the order first met. */
function collect(waiting: readonly Waiting[], keysOf: (tally: Tally) => readonly Key[]): Key[] {
  const keys = new Set<Key>();
  for (const one of waiting) {
    for (const key of one instanceof Tally ? keysOf(one) : one) keys.add(key);
  }
  return [...keys];
}
