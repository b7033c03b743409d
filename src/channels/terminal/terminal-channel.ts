import type { ChatChannel, Out } from "../../workflow/ports.js";
import type { Choices } from "../numbered-choices.js";
import type { Paint } from "./paint.js";

/** What the channel shows things on. */
export interface Screen {
  /**
   * Shows a text of one or more lines.
   *
   * @param instead of the last thing shown, where that can be taken away again
   */
  show(text: string, instead?: boolean): void;
  /** @returns where the file was put */
  saveFile(name: string, bytes: Uint8Array): Promise<string>;
}

export interface TerminalChannelOptions {
  readonly screen: Screen;
  readonly choices: Choices;
  readonly paint: Paint;
}

/** Speaks to the one person at this machine. */
export function createTerminalChannel(options: TerminalChannelOptions): ChatChannel {
  const { screen, choices, paint } = options;
  let sent = 0;

  async function describe(out: Out): Promise<string> {
    switch (out.kind) {
      case "message":
        return join(paint.message(out.text), ...choices.number(out).map(paint.choices));
      case "file":
        return join(out.caption, `已保存：${await screen.saveFile(out.name, out.bytes)}`);
      case "picture": {
        const file = await screen.saveFile(out.name, out.bytes);
        return join(out.caption, out.alt, `图已保存：${file}`);
      }
      case "progress":
        return out.text;
      default:
        throw new Error(`unknown message: ${JSON.stringify(out satisfies never)}`);
    }
  }

  return {
    name: "terminal",
    async deliver(_chat, out) {
      const isReplacing = out.kind === "progress" && out.replaces === String(sent);
      screen.show(await describe(out), isReplacing);
      if (!isReplacing) sent += 1;
      return String(sent);
    },
  };
}

function join(...lines: readonly string[]): string {
  return lines.filter((line) => line !== "").join("\n");
}
