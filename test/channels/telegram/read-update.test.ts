import { describe, expect, it } from "vitest";
import { readUpdate } from "../../../src/channels/telegram/read-update.js";

const download = (id: string): Promise<Uint8Array> =>
  Promise.resolve(Buffer.from(`bytes of ${id}`));
const from = { id: 8_000_000_001, is_bot: false };
const chat = { id: 8_000_000_001, type: "private" };
const message = { message_id: 5, from, chat, date: 0 };
const place = { id: "77", account: "telegram:8000000001", chat: "telegram:8000000001" };

describe("readUpdate", () => {
  it.each([
    [
      "a text",
      { message: { ...message, text: "12" } },
      { kind: "text", text: "12", messageId: "5" },
    ],
    [
      "an edited text",
      { edited_message: { ...message, text: "13" } },
      { kind: "edit", text: "13", messageId: "5" },
    ],
    ["a sticker", { message: { ...message, sticker: {} } }, { kind: "other" }],
  ])("reads %s", (_what, content, body) => {
    const read = readUpdate({ update_id: 77, ...content }, download);
    expect(read).toEqual({ kind: "update", update: { ...place, body } });
  });

  it("reads a press, also of a message that is too old to come along", () => {
    const callback_query = { id: "q", from, data: "3.1" };
    const body = { kind: "press", token: "3.1" };
    const expected = { kind: "update", press: "q", update: { ...place, body } };
    const fresh = { ...callback_query, message: { message_id: 5, chat, date: 0 } };
    expect(readUpdate({ update_id: 77, callback_query: fresh }, download)).toEqual(expected);
    expect(readUpdate({ update_id: 77, callback_query }, download)).toEqual(expected);
  });

  it("reads a document, whose bytes are fetched when asked for", async () => {
    const document = { file_id: "f1", file_name: "决算.xls", file_size: 9 };
    const read = readUpdate({ update_id: 77, message: { ...message, document } }, download);
    const body = read.kind === "update" ? read.update.body : undefined;
    expect(body).toMatchObject({ kind: "file", name: "决算.xls", size: 9 });
    const bytes = body?.kind === "file" ? await body.open() : undefined;
    expect(bytes?.toString()).toBe("bytes of f1");
  });

  it.each([
    ["nothing", null],
    ["no id", { message: { ...message, text: "x" } }],
    ["a kind it did not ask for", { update_id: 77, my_chat_member: {} }],
    ["a changed caption", { update_id: 77, edited_message: { ...message, caption: "x" } }],
    ["a channel's post", { update_id: 77, message: { message_id: 5, chat, text: "x" } }],
    ["a figure where a text should be", { update_id: 77, message: { ...message, text: 12 } }],
  ])("passes over %s", (_what, raw) => {
    expect(readUpdate(raw, download)).toEqual({ kind: "none" });
  });
});
