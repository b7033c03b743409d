import type { Button, OutMessage } from "../interview/message.js";
import type { ChatChannel, Out, OutFile, OutPicture, Update } from "../workflow/ports.js";
import { createTranscript } from "./transcript.js";

export const REPLAY_ACCOUNT = "replay:1";

/** A chat with one person in it who types and presses, and remembers what was said. */
export interface ReplayChat {
  readonly channel: ChatChannel;
  readonly files: readonly (OutFile | OutPicture)[];
  /** The last message that asked something. */
  prompt(): OutMessage | undefined;
  type(text: string): Promise<void>;
  /** @returns false when no such button is on the screen */
  press(matches: (label: string) => boolean): Promise<boolean>;
  /** Writes a line of our own into the transcript. */
  note(text: string): void;
  transcript(): string;
}

export interface ReplayChatOptions {
  readonly handle: (update: Update) => Promise<void>;
  /** Resolves when everything was delivered. */
  readonly settle: () => Promise<void>;
}

export function createReplayChat(connect: () => ReplayChatOptions): ReplayChat {
  const transcript = createTranscript();
  const files: (OutFile | OutPicture)[] = [];
  let last: OutMessage | undefined;
  let updates = 0;

  function hear(out: Out): void {
    transcript.hear(out);
    if (out.kind === "file" || out.kind === "picture") files.push(out);
    if (out.kind === "message" && out.buttons.length > 0) last = out;
  }

  async function send(body: Update["body"]): Promise<void> {
    updates += 1;
    const { handle, settle } = connect();
    await handle({ id: String(updates), account: REPLAY_ACCOUNT, chat: REPLAY_ACCOUNT, body });
    await settle();
  }

  return {
    channel: {
      name: "replay",
      async deliver(_chat, out) {
        hear(out);
        return "";
      },
    },
    files,
    prompt: () => last,
    async type(text) {
      transcript.type(text);
      await send({ kind: "text", text, messageId: String(updates + 1) });
    },
    async press(matches) {
      const button = last?.buttons.flat().find((one: Button) => matches(one.label));
      if (button === undefined) return false;
      transcript.press(button.label);
      await send({ kind: "press", token: button.token });
      return true;
    },
    note: transcript.note,
    transcript: () => transcript.text(),
  };
}
