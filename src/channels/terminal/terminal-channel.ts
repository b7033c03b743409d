import type { ChatChannel } from "../../workflow/ports.js";
import type { Choices } from "./choices.js";

/** What the channel shows things on. */
export interface Screen {
  /** Shows a text of one or more lines. */
  show(text: string): void;
  /** @returns where the file was put */
  saveFile(name: string, bytes: Uint8Array): Promise<string>;
}

/** Speaks to the one person at this machine. */
export function createTerminalChannel(screen: Screen, choices: Choices): ChatChannel {
  let sent = 0;
  return {
    name: "terminal",
    async deliver(_chat, out) {
      switch (out.kind) {
        case "message":
          screen.show([out.text, ...choices.number(out)].filter((line) => line !== "").join("\n"));
          break;
        case "file":
          screen.show(`${out.caption}\n已保存：${await screen.saveFile(out.name, out.bytes)}`);
          break;
        case "picture": {
          const file = await screen.saveFile(out.name, out.bytes);
          screen.show([out.caption, out.alt, `图已保存：${file}`].filter(Boolean).join("\n"));
          break;
        }
        case "progress":
          // A line that was printed stays: the new text comes below it.
          screen.show(out.text);
          break;
        default:
          throw new Error(`unknown message: ${JSON.stringify(out satisfies never)}`);
      }
      sent += 1;
      return String(sent);
    },
  };
}
