import type { Out } from "../../workflow/ports.js";
import { escapeHtml } from "./format-html.js";
import { splitText } from "./split-text.js";

type OutMessage = Extract<Out, { kind: "message" }>;

/** Longest caption of a document, in UTF-16 units. */
const MAX_CAPTION = 1_024;

/** Arrays are not readonly: clients declare them so, though they change none. */
export interface InlineKeyboard {
  readonly inline_keyboard: { readonly text: string; readonly callback_data: string }[][];
}

/** A text as the Bot API takes it. */
export interface HtmlText {
  readonly text: string;
  readonly parse_mode: "HTML";
  readonly link_preview_options: { readonly is_disabled: true };
}

export interface TextPiece extends HtmlText {
  readonly reply_markup?: InlineKeyboard;
}

/** A message as one or more pieces; the buttons stand under the last. */
export function composeMessage(message: OutMessage): readonly TextPiece[] {
  const pieces: readonly TextPiece[] = splitText(
    message.text,
    (piece) => escapeHtml(piece).length,
  ).map(composeText);
  const last = pieces.at(-1);
  if (last === undefined || message.buttons.length === 0) return pieces;
  return [...pieces.slice(0, -1), { ...last, reply_markup: composeKeyboard(message.buttons) }];
}

export function composeText(text: string): HtmlText {
  return {
    text: escapeHtml(text),
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
  };
}

export function composeCaption(caption: string): string {
  const [first = ""] = splitText(caption, (piece) => escapeHtml(piece).length, MAX_CAPTION);
  return escapeHtml(first);
}

function composeKeyboard(rows: OutMessage["buttons"]): InlineKeyboard {
  return {
    inline_keyboard: rows.map((row) =>
      row.map(({ label, token }) => ({ text: label, callback_data: token })),
    ),
  };
}
