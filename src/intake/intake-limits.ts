/** A file of a department is a few hundred kilobytes; what is far more is no such file, or an attack. */
export interface IntakeLimits {
  /** Of the file as sent, bytes. */
  readonly fileBytes: number;
  readonly zipEntries: number;
  /** Of everything in a zip together, and of its largest piece, unpacked, bytes. */
  readonly expandedBytes: number;
  readonly entryBytes: number;
  /** Unpacked over packed, for what is large at all. */
  readonly ratio: number;
  /** Of everything packed in a PDF together, and of its largest piece, unpacked, bytes: fonts are the most of it. */
  readonly expandedPdfBytes: number;
  readonly entryPdfBytes: number;
  readonly pages: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Characters of a text, of HTML and CSV. */
  readonly characters: number;
}

export const INTAKE_LIMITS: IntakeLimits = {
  fileBytes: 4 * 1024 * 1024,
  zipEntries: 500,
  expandedBytes: 12 * 1024 * 1024,
  entryBytes: 8 * 1024 * 1024,
  ratio: 100,
  expandedPdfBytes: 40 * 1024 * 1024,
  entryPdfBytes: 16 * 1024 * 1024,
  pages: 200,
  sheets: 60,
  rows: 5_000,
  columns: 256,
  cells: 100_000,
  characters: 2_000_000,
};

/** Below this a high ratio is nothing but a table full of blanks. */
export const RATIO_MATTERS_BYTES = 1024 * 1024;
