import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDownload } from "../../../src/channels/telegram/download-file.js";
import { ChatBusyError, ChatRejectedError } from "../../../src/errors.js";
import { CLIENTS } from "./clients.js";
import { startBotApiEmulator, TOKEN, type BotApiEmulator } from "./emulator/bot-api-emulator.js";

describe.each(CLIENTS)("by %s", (_name, createApi) => {
  let emulator: BotApiEmulator;
  let download: (fileId: string) => Promise<Uint8Array>;

  beforeEach(async () => {
    emulator = await startBotApiEmulator();
    download = createDownload(createApi(TOKEN, emulator.apiRoot));
  });

  afterEach(() => emulator.stop());

  it("fetches what somebody sent", async () => {
    emulator.person(1).sendsDocument("决算.xls", Buffer.from([0, 255, 13, 10]));
    expect([...(await download("file1"))]).toEqual([0, 255, 13, 10]);
  });

  it("refuses a file that is not there", async () => {
    await expect(download("nothing")).rejects.toThrow(ChatRejectedError);
  });

  it("refuses a file above the limit without keeping it", async () => {
    emulator.person(1).sendsDocument("大.xls", Buffer.alloc(20 * 1024 * 1024 + 1));
    await expect(download("file1")).rejects.toThrow("file too large");
  });

  it("tells when Telegram does not answer", async () => {
    emulator.person(1).sendsDocument("决算.xls", Buffer.from("x"));
    emulator.failures.next("getFile", { kind: "answer", status: 502 });
    await expect(download("file1")).rejects.toThrow(ChatBusyError);
  });
});
