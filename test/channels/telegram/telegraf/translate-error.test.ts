import { TelegramError } from "telegraf";
import { expect, it } from "vitest";
import { translateError } from "../../../../src/channels/telegram/telegraf/translate-error.js";
import { ChatBusyError, ChatRejectedError } from "../../../../src/errors.js";

const answered = (error_code: number, retry_after?: number): TelegramError =>
  new TelegramError({
    error_code,
    description: "any text",
    ...(retry_after === undefined ? {} : { parameters: { retry_after } }),
  });
const failed = (code?: string, name = "FetchError"): Error =>
  Object.assign(new Error("request failed"), { name, code });

it.each([
  ["429", answered(429, 7), "refused", 7],
  ["429 without a time", answered(429), "refused", 1],
  ["500", answered(500), "refused", 0],
  ["no connection", failed("ECONNREFUSED"), "refused", 0],
  ["no address", failed("ENOTFOUND"), "refused", 0],
  ["a reset", failed("ECONNRESET"), "lost", 0],
  ["an end too early", failed("ERR_STREAM_PREMATURE_CLOSE"), "lost", 0],
  ["no code", failed(), "lost", 0],
  ["our own time limit", failed(undefined, "AbortError"), "lost", 0],
])("takes %s for busy", (_what, error, outcome, retryAfterSeconds) => {
  const translated = translateError(error, "message to chat 1");
  expect(translated).toBeInstanceOf(ChatBusyError);
  expect(translated).toMatchObject({ outcome, retryAfterSeconds, cause: error });
});

it.each([
  [400, "message"],
  [401, "chat"],
  [403, "chat"],
])("takes %i for a refusal of the %s", (code, scope) => {
  const translated = translateError(answered(code), "message to chat 1");
  expect(translated).toBeInstanceOf(ChatRejectedError);
  expect(translated).toMatchObject({ scope });
});

it("lets a bug through", () => {
  const bug = new TypeError("x is undefined");
  expect(translateError(bug, "message to chat 1")).toBe(bug);
});
