import { pino, type DestinationStream } from "pino";
import type { LogLevel } from "./config.js";
import type { Log } from "./workflow/ports.js";

/** Never written, wherever in a line they stand: what people typed, figures, files, secrets. */
const SECRET_FIELDS = ["token", "secret", "text", "typed", "reply", "answer", "value", "bytes"];

/**
 * Makes the log: one JSON line an entry.
 *
 * @param destination standard output when left out
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    redact: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]),
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** A log in a file, where the terminal is taken by a chat. */
export function createFileLog(level: LogLevel, file: string): Log {
  return createLog(level, pino.destination({ dest: file, mkdir: true, sync: true }));
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/**
 * Only these fields: clients hang the whole request on their errors, with the text people get, and
 * write the bot's token into addresses.
 */
function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an Error" };
  const code = "code" in error ? error.code : undefined;
  return {
    type: error.name,
    message: hideToken(error.message),
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(error.stack === undefined ? {} : { stack: hideToken(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function hideToken(text: string): string {
  return text.replace(/\d+:[\w-]{30,}/g, "[token]");
}
