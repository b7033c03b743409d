import type { HeadingLevel } from "./document.js";

/** Numbers headings as they come: "p3", "p3.5", "p3.5.2". */
export class HeadingIds {
  readonly #counts = [0, 0, 0, 0];

  next(level: HeadingLevel): string {
    this.#counts[level - 1] = (this.#counts[level - 1] ?? 0) + 1;
    this.#counts.fill(0, level);
    return `p${this.#counts.slice(0, level).join(".")}`;
  }
}
