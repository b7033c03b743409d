import { expect, it } from "vitest";
import { StoreUnavailableError } from "../../src/errors.js";
import { createReceive } from "../../src/workflow/receive.js";
import { setUp } from "./set-up.js";

it.each([
  [new StoreUnavailableError("disk full"), "没能存下来", "warn: an update failed"],
  [new TypeError("bug"), "程序出了点问题", "error: an update hit a bug"],
])("turns %s into a polite text and one log line", async (error, text, line) => {
  const { outbox, log, channel, update } = setUp();
  const handle = (): Promise<void> => Promise.reject(error);
  await createReceive({ handle, outbox, log })(update({ kind: "press", token: "1" }));
  expect(channel.told()).toEqual([expect.stringContaining(text)]);
  expect(log.lines).toEqual([line]);
});
