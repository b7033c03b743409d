import { expect, it } from "vitest";
import {
  AnswersInvalidError,
  ChatBusyError,
  ChatRejectedError,
  ConfigInvalidError,
  ERROR_CODES,
  JobFailedError,
  PackInvalidError,
  PortTakenError,
  StoreConflictError,
  StoreDamagedError,
  StoreLockedError,
  StoreUnavailableError,
} from "../../src/errors.js";
import { ERROR_TEXTS, explainError } from "../../src/workflow/error-texts.js";

it("has each code once", () => {
  expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
});

it.each(ERROR_CODES)("says something a person can act on for %s", (code) => {
  const text = ERROR_TEXTS[code];
  expect(text).toMatch(/^[一-鿿][^A-Z]*[。！？]$/);
});

it.each([
  new StoreUnavailableError("disk full"),
  new StoreLockedError("pid 7"),
  new StoreDamagedError("line 3"),
  new StoreConflictError("moved"),
  new ChatRejectedError("403"),
  new ChatBusyError("429", { outcome: "refused", retryAfterSeconds: 1 }),
  new PackInvalidError("parts/x.yaml:1"),
  new ConfigInvalidError("LOG_LEVEL"),
  new JobFailedError("worker"),
  new AnswersInvalidError("line 3"),
  new PortTakenError("8080"),
])("explains $name without its log message", (error) => {
  expect(explainError(error)).toBe(ERROR_TEXTS[error.code]);
  expect(explainError(error)).not.toContain(error.message);
});

it("is polite about a bug too and gives nothing away", () => {
  const text = explainError(new TypeError("x is undefined"));
  expect(text).toContain("抱歉");
  expect(text).not.toContain("undefined");
});
