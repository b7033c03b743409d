/** The files of a pack: "parts/income.yaml" -> its text. */
export type PackFiles = ReadonlyMap<string, string>;
