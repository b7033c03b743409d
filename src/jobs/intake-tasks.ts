/** What is sent to the worker that reads files: plain data only. */
export interface ReadTask {
  readonly bytes: Uint8Array;
  readonly about: AboutFile | null;
}

/** The report a file may be about. */
export interface AboutFile {
  /** Name of its pack. */
  readonly pack: string;
  readonly report: string;
  readonly year: string;
}
