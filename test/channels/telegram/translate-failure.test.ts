import { expect, it } from "vitest";
import { BotApiError, brokenConnection } from "../../../src/channels/telegram/bot-api.js";
import { translateFailure } from "../../../src/channels/telegram/translate-failure.js";
import { ChatBusyError, ChatRejectedError } from "../../../src/errors.js";

const answered = (status: number, retryAfterSeconds?: number): BotApiError =>
  new BotApiError({ kind: "answered", status, retryAfterSeconds }, {});
const broken = (code?: string): BotApiError => new BotApiError(brokenConnection(code), {});

it.each([
  ["429", answered(429, 7), "refused", 7],
  ["429 without a time", answered(429), "refused", 1],
  ["500", answered(500), "refused", 0],
  ["no connection", broken("ECONNREFUSED"), "refused", 0],
  ["no address", broken("ENOTFOUND"), "refused", 0],
  ["a reset", broken("ECONNRESET"), "lost", 0],
  ["an end too early", broken("ERR_STREAM_PREMATURE_CLOSE"), "lost", 0],
  ["no code", broken(), "lost", 0],
])("takes %s for busy", (_what, error, outcome, retryAfterSeconds) => {
  const translated = translateFailure(error, "message to chat 1");
  expect(translated).toBeInstanceOf(ChatBusyError);
  expect(translated).toMatchObject({ outcome, retryAfterSeconds, cause: error });
});

it.each([
  [400, "message"],
  [401, "chat"],
  [403, "chat"],
])("takes %i for a refusal of the %s", (code, scope) => {
  const translated = translateFailure(answered(code), "message to chat 1");
  expect(translated).toBeInstanceOf(ChatRejectedError);
  expect(translated).toMatchObject({ scope });
});

it("lets a bug through", () => {
  const bug = new TypeError("x is undefined");
  expect(translateFailure(bug, "message to chat 1")).toBe(bug);
});
