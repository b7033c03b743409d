import type { Log } from "../../src/workflow/ports.js";

export interface RecordingLog extends Log {
  /** "warn: a message was lost twice" */
  readonly lines: string[];
  /** What went with each of them. */
  readonly fields: Readonly<Record<string, unknown>>[];
}

export function createRecordingLog(): RecordingLog {
  const lines: string[] = [];
  const fields: Readonly<Record<string, unknown>>[] = [];
  const at =
    (level: string) =>
    (given: object, message: string): void => {
      lines.push(`${level}: ${message}`);
      fields.push({ ...given });
    };
  return {
    lines,
    fields,
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  };
}
