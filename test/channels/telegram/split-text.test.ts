import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../../src/channels/telegram/format-html.js";
import { splitText } from "../../../src/channels/telegram/split-text.js";

const plain = (text: string): number => text.length;

describe("splitText", () => {
  it.each([
    ["short", ["short"]],
    ["", [""]],
    ["aaaa\n\nbbbb\n\ncccc", ["aaaa\n\nbbbb", "cccc"]],
    ["aaaa\nbbbb\ncccc", ["aaaa\nbbbb", "cccc"]],
    ["一二三四。五六七八。九十", ["一二三四。五六七八。", "九十"]],
    ["一二三四，五六七八九十", ["一二三四，", "五六七八九十"]],
    ["abcdefghijklmnop", ["abcdefghij", "klmnop"]],
    ["aaaa\n\n\n\n　　bbbbbbb", ["aaaa", "　　bbbbbbb"]],
  ])("splits %j at its best end", (text, pieces) => {
    expect(splitText(text, plain, 10)).toEqual(pieces);
  });

  it("counts what a piece is after escaping", () => {
    const pieces = splitText("<".repeat(10), (piece) => escapeHtml(piece).length, 16);
    expect(pieces.map((piece) => piece.length)).toEqual([4, 4, 2]);
  });

  it("never cuts through a character", () => {
    expect(splitText("a😀😀", plain, 4)).toEqual(["a😀", "😀"]);
  });

  it("loses nothing but blanks at the cuts, and keeps to the limit", () => {
    const text = fc.string({
      unit: fc.constantFrom("字", "a", " ", "\n", "。", "，", "<", "&", "😀"),
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (typed, limit) => {
        const pieces = splitText(typed, (piece) => escapeHtml(piece).length, limit);
        for (const piece of pieces) expect(escapeHtml(piece).length).toBeLessThanOrEqual(limit);
        const squeeze = (from: string): string => from.replace(/\s/g, "");
        expect(squeeze(pieces.join(""))).toBe(squeeze(typed));
        // A half of a character would not survive.
        expect(Buffer.from(pieces.join("")).toString()).toBe(pieces.join(""));
      }),
    );
  });
});
