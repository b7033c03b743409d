/** One mistake in a template, told in Chinese to whoever edits the pack. */
export interface TemplateMistake {
  /** From 1, inside the template's own text. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, and what would be right. */
  readonly says: string;
}

/** A template that cannot be used; the pack loader lists its mistakes with file and line. */
export class TemplateMistakeError extends Error {
  override readonly name = "TemplateMistakeError";
  readonly mistakes: readonly TemplateMistake[];

  constructor(mistakes: readonly TemplateMistake[], options?: ErrorOptions) {
    super(mistakes.map(({ line, says }) => `${String(line)}: ${says}`).join("\n"), options);
    this.mistakes = mistakes;
  }
}
