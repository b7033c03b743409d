/** Where something was written in a pack. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** One mistake of a pack: what is wrong and what would be right, in the author's language. */
export interface Mistake extends Place {
  readonly wrong: string;
  readonly right: string;
}

/** Collects the mistakes of a pack, so that they are reported together. */
export class Mistakes {
  readonly #list: Mistake[] = [];
  readonly #seen = new Set<string>();

  /** The same mistake at the same place counts once: a column is read once a row. */
  add(place: Place, wrong: string, right: string): void {
    const mistake = { file: place.file, line: place.line, wrong, right };
    const text = formatMistake(mistake);
    if (this.#seen.has(text)) return;
    this.#seen.add(text);
    this.#list.push(mistake);
  }

  get count(): number {
    return this.#list.length;
  }

  /** By file, then line. */
  sorted(): readonly Mistake[] {
    return this.#list.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line);
  }
}

export function formatMistake({ file, line, wrong, right }: Mistake): string {
  return `${file}:${line} ${wrong}。${right}`;
}

export function formatPlace({ file, line }: Place): string {
  return `${file}:${line}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
