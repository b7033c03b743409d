import { TelegramError } from "telegraf";
import type {
  ChatChannel,
  MessageRef,
  Out,
  OutFile,
  OutPicture,
  OutProgress,
} from "../../../workflow/ports.js";
import {
  composeCaption,
  composeFileName,
  composeMessage,
  composeText,
  type TextPiece,
} from "../compose-message.js";
import { endAfter, type Api } from "./call-api.js";
import { translateError } from "./translate-error.js";

const SEND_MS = 30_000;
const UPLOAD_MS = 180_000;

/** Sends to one person by Telegram. */
export function createTelegrafChannel(telegram: Api): ChatChannel {
  // Pieces of a message that arrived before one was refused: the next try goes on from there.
  const arrived = new WeakMap<Out, number>();

  async function sendText(chat: string, piece: TextPiece): Promise<MessageRef> {
    const payload = { chat_id: chat, ...piece };
    const sent = await telegram.callApi("sendMessage", payload, endAfter(SEND_MS));
    return String(sent.message_id);
  }

  async function sendPieces(chat: string, out: Out, pieces: readonly TextPiece[]) {
    let ref: MessageRef = "";
    for (const [index, piece] of pieces.entries()) {
      if (index < (arrived.get(out) ?? 0)) continue;
      ref = await sendText(chat, piece);
      arrived.set(out, index + 1);
    }
    return ref;
  }

  async function sendFile(chat: string, file: OutFile): Promise<MessageRef> {
    const sent = await telegram.callApi(
      "sendDocument",
      {
        chat_id: chat,
        document: { source: Buffer.from(file.bytes), filename: composeFileName(file.name) },
        caption: composeCaption(file.caption),
        parse_mode: "HTML",
      },
      endAfter(UPLOAD_MS),
    );
    return String(sent.message_id);
  }

  async function sendPicture(chat: string, picture: OutPicture): Promise<MessageRef> {
    const sent = await telegram.callApi(
      "sendPhoto",
      {
        chat_id: chat,
        photo: { source: Buffer.from(picture.bytes), filename: composeFileName(picture.name) },
        caption: composeCaption(picture.caption === "" ? picture.alt : picture.caption),
        parse_mode: "HTML",
      },
      endAfter(UPLOAD_MS),
    );
    return String(sent.message_id);
  }

  async function showProgress(chat: string, { text, replaces }: OutProgress): Promise<MessageRef> {
    const piece = composeText(text);
    if (replaces === undefined) return sendText(chat, piece);
    try {
      const payload = { chat_id: chat, message_id: Number(replaces), ...piece };
      await telegram.callApi("editMessageText", payload, endAfter(SEND_MS));
    } catch (error) {
      // "Not modified" after a lost reply, or the person deleted it: progress is only a courtesy.
      if (!(error instanceof TelegramError) || error.code !== 400) throw error;
    }
    return replaces;
  }

  function send(chat: string, out: Out): Promise<MessageRef> {
    switch (out.kind) {
      case "message":
        return sendPieces(chat, out, composeMessage(out));
      case "file":
        return sendFile(chat, out);
      case "picture":
        return sendPicture(chat, out);
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
        throw translateError(error, `${out.kind} to chat ${chat}`);
      }
    },
  };
}
