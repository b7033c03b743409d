import type { BotState, ShownMessage } from "./methods.js";
import type { EmulatedUpdate } from "./update-queue.js";

/** What somebody does in Telegram; each makes one update. */
export interface Person {
  says(text: string, extra?: Readonly<Record<string, unknown>>): EmulatedUpdate;
  /** Changes a message sent before. */
  edits(update: EmulatedUpdate, text: string): EmulatedUpdate;
  /** Presses a button of the newest message that has it. */
  presses(label: string): EmulatedUpdate;
  /** Presses a button that is not there, as an old message or a forger would. */
  pressesToken(token: string): EmulatedUpdate;
  sendsDocument(name: string, bytes: Buffer): EmulatedUpdate;
  /** Sends something without text: { sticker: … }. */
  sends(content: Readonly<Record<string, unknown>>): EmulatedUpdate;
}

export function createPerson(state: BotState, id: number, group: number | undefined): Person {
  const from = { id, is_bot: false, first_name: "会计" };
  const chat = group === undefined ? { id, type: "private" } : { id: group, type: "group" };
  const sends = (content: Readonly<Record<string, unknown>>): EmulatedUpdate => {
    state.chats.add(chat.id);
    const message = { message_id: state.nextMessageId(), from, chat, date: 0, ...content };
    return state.queue.add({ message });
  };

  function press(data: string, messageId: number): EmulatedUpdate {
    const pressId = `press${state.presses.size + state.answered.length + 1}`;
    state.presses.add(pressId);
    const message = { message_id: messageId, chat, date: 0 };
    return state.queue.add({
      callback_query: { id: pressId, from, chat_instance: "1", message, data },
    });
  }

  return {
    sends,
    says: (text, extra = {}) => sends({ text, ...extra }),
    edits(update, text) {
      // Only what `says` made is edited.
      const { message } = update as unknown as { message: object };
      return state.queue.add({ edited_message: { ...message, text, edit_date: 1 } });
    },
    presses(label) {
      const shown = [...state.messages.values()].filter((message) => message.chat === chat.id);
      const message = shown.reverse().find((one) => tokenOf(one, label) !== undefined);
      const token = message === undefined ? undefined : tokenOf(message, label);
      if (message === undefined || token === undefined) throw new Error(`no button 〔${label}〕`);
      return press(token, message.id);
    },
    pressesToken: (token) => press(token, 1),
    sendsDocument(name, bytes) {
      const fileId = `file${state.files.size + 1}`;
      state.files.set(fileId, bytes);
      const document = { file_id: fileId, file_unique_id: fileId, file_name: name };
      return sends({ document: { ...document, file_size: bytes.length } });
    },
  };
}

function tokenOf(message: ShownMessage, label: string): string | undefined {
  return message.buttons.flat().find((button) => button.label === label)?.token;
}
