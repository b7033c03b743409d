/** Logs, tests and the help page rely on these. Add at the end; never rename or reuse one. */
export const ERROR_CODES = [
  "STORE_UNAVAILABLE",
  "STORE_LOCKED",
  "STORE_DAMAGED",
  "CHAT_REJECTED",
  "CHAT_BUSY",
  "PACK_INVALID",
  "CONFIG_INVALID",
  "JOB_FAILED",
  "STORE_CONFLICT",
  "ANSWERS_INVALID",
  "PORT_TAKEN",
  "BACKUP_INVALID",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure we foresaw. `message` is for the log; people read the text we keep per `code`. */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
}

/** Events could not be made durable. Nothing was acknowledged. */
export class StoreUnavailableError extends AppError {
  override readonly name = "StoreUnavailableError";
  readonly code = "STORE_UNAVAILABLE";
}

/** Another living process owns the data folder. */
export class StoreLockedError extends AppError {
  override readonly name = "StoreLockedError";
  readonly code = "STORE_LOCKED";
}

/** Stored data cannot be read; it was set aside, not overwritten. */
export class StoreDamagedError extends AppError {
  override readonly name = "StoreDamagedError";
  readonly code = "STORE_DAMAGED";
}

/** The messenger refused our message for good. Do not retry. */
export class ChatRejectedError extends AppError {
  override readonly name = "ChatRejectedError";
  readonly code = "CHAT_REJECTED";
  /** "chat": nothing reaches this chat (blocked bot); "message": only this message was refused. */
  readonly scope: "chat" | "message";

  constructor(
    message: string,
    options: ErrorOptions & { readonly scope?: "chat" | "message" } = {},
  ) {
    super(message, options);
    this.scope = options.scope ?? "chat";
  }
}

/** The messenger could not take the message now. */
export class ChatBusyError extends AppError {
  override readonly name = "ChatBusyError";
  readonly code = "CHAT_BUSY";
  /** "refused": the message surely did not arrive; "lost": it may have. */
  readonly outcome: "refused" | "lost";
  readonly retryAfterSeconds: number;

  constructor(
    message: string,
    options: ErrorOptions & {
      readonly outcome: "refused" | "lost";
      readonly retryAfterSeconds: number;
    },
  ) {
    super(message, options);
    this.outcome = options.outcome;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The question script has mistakes; the message lists every one with file and line. */
export class PackInvalidError extends AppError {
  override readonly name = "PackInvalidError";
  readonly code = "PACK_INVALID";
}

/** A setting is missing or wrong. */
export class ConfigInvalidError extends AppError {
  override readonly name = "ConfigInvalidError";
  readonly code = "CONFIG_INVALID";
}

/** A worker failed to compile or parse. */
export class JobFailedError extends AppError {
  override readonly name = "JobFailedError";
  readonly code = "JOB_FAILED";
}

/** Somebody else kept changing the same report. Nothing was acknowledged. */
export class StoreConflictError extends AppError {
  override readonly name = "StoreConflictError";
  readonly code = "STORE_CONFLICT";
}

/** An answers file for the replay cannot be read; the message tells the line of every mistake. */
export class AnswersInvalidError extends AppError {
  override readonly name = "AnswersInvalidError";
  readonly code = "ANSWERS_INVALID";
}

/** A backup is damaged, or cannot be made or put back here; the message says which and why. */
export class BackupInvalidError extends AppError {
  override readonly name = "BackupInvalidError";
  readonly code = "BACKUP_INVALID";
}

/** Something else listens on the address of our HTTP server, or we may not. The message names it. */
export class PortTakenError extends AppError {
  override readonly name = "PortTakenError";
  readonly code = "PORT_TAKEN";
}
