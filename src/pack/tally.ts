import { Decimal, ZERO } from "../amounts/decimal.js";
import { fromMillionths, type Millionths } from "./exact.js";
import type { Key } from "./pack.js";
import type { Parts } from "./sheet.js";

const NO_KEYS: readonly Key[] = Object.freeze([]);

/**
 * A sum as it grows, or one figure. Decimals are made only when somebody asks for them: most conditions
 * and checks that hold never do.
 */
export class Tally implements Parts {
  amount: Millionths = 0n;
  slack: Millionths = 0n;
  addends = 0;
  open: readonly Key[] = NO_KEYS;
  withheld: readonly Key[] = NO_KEYS;

  get value(): Decimal {
    return this.amount === 0n ? ZERO : new Decimal(fromMillionths(this.amount));
  }

  get precision(): Decimal {
    return this.slack === 0n ? ZERO : new Decimal(fromMillionths(this.slack));
  }

  get state(): "value" | "open" | "withheld" {
    if (this.open.length > 0) return "open";
    return this.withheld.length > 0 ? "withheld" : "value";
  }

  addAmount(amount: Millionths, slack: Millionths): void {
    if (amount === 0n) return;
    this.amount += amount;
    this.slack += slack;
    this.addends += 1;
  }

  /** Waits for these keys; each is named once. */
  wait(keys: readonly Key[]): void {
    this.open = join(this.open, keys);
  }

  withhold(keys: readonly Key[]): void {
    this.withheld = join(this.withheld, keys);
  }
}

function join(known: readonly Key[], more: readonly Key[]): readonly Key[] {
  if (known.length === 0) return more;
  const fresh = more.filter((key) => !known.includes(key));
  return fresh.length === 0 ? known : [...known, ...fresh];
}
