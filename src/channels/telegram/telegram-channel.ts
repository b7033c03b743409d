import type { ChatChannel, MessageRef, Out, OutProgress } from "../../workflow/ports.js";
import { tidyFileName } from "../tidy-file-name.js";
import { BotApiError, type BotApi } from "./bot-api.js";
import { composeCaption, composeMessage, composeText, type TextPiece } from "./compose-message.js";
import { translateFailure } from "./translate-failure.js";

const SEND_LIMIT = { ms: 30_000 };
const UPLOAD_LIMIT = { ms: 180_000 };

type OutUpload = Extract<Out, { kind: "file" | "picture" }>;

/** Sends to one person by Telegram. */
export function createTelegramChannel(api: BotApi): ChatChannel {
  // Pieces of a message that arrived before one was refused: the next try goes on from there.
  const arrived = new WeakMap<Out, number>();

  async function sendPieces(chat: string, out: Out, pieces: readonly TextPiece[]) {
    let ref: MessageRef = "";
    for (const [index, piece] of pieces.entries()) {
      if (index < (arrived.get(out) ?? 0)) continue;
      ref = String(await api.sendMessage(chat, piece, SEND_LIMIT));
      arrived.set(out, index + 1);
    }
    return ref;
  }

  async function sendUpload(chat: string, out: OutUpload): Promise<MessageRef> {
    const file = { name: tidyFileName(out.name), bytes: out.bytes };
    if (out.kind === "file") {
      const upload = { chat, file, caption: composeCaption(out.caption) };
      return String(await api.sendDocument(upload, UPLOAD_LIMIT));
    }
    // Telegram has no text for those who cannot see a picture: what it says stands below it.
    const caption = composeCaption(out.caption === "" ? out.alt : out.caption);
    return String(await api.sendPhoto({ chat, file, caption }, UPLOAD_LIMIT));
  }

  async function showProgress(chat: string, { text, replaces }: OutProgress): Promise<MessageRef> {
    const piece = composeText(text);
    if (replaces === undefined) return String(await api.sendMessage(chat, piece, SEND_LIMIT));
    try {
      await api.editMessageText(chat, Number(replaces), piece, SEND_LIMIT);
    } catch (error) {
      // "Not modified" after a lost reply, or the person deleted it: progress is only a courtesy.
      if (!isBadRequest(error)) throw error;
    }
    return replaces;
  }

  function send(chat: string, out: Out): Promise<MessageRef> {
    switch (out.kind) {
      case "message":
        return sendPieces(chat, out, composeMessage(out));
      case "file":
      case "picture":
        return sendUpload(chat, out);
      case "progress":
        return showProgress(chat, out);
      default:
        throw new Error(`unknown message: ${JSON.stringify(out satisfies never)}`);
    }
  }

  return {
    name: "telegram",
    async deliver(chat, out) {
      try {
        return await send(chat, out);
      } catch (error) {
        throw translateFailure(error, `${out.kind} to chat ${chat}`);
      }
    },
  };
}

function isBadRequest(error: unknown): boolean {
  if (!(error instanceof BotApiError)) return false;
  return error.failure.kind === "answered" && error.failure.status === 400;
}
