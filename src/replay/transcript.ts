import type { Out } from "../workflow/ports.js";

/** A conversation as text: 人 is the person, 机 the bot, 〔〕 a button. */
export interface Transcript {
  type(text: string): void;
  press(label: string): void;
  hear(out: Out): void;
  /** What neither said. */
  readonly note: (text: string) => void;
  text(): string;
}

export function createTranscript(): Transcript {
  const lines: string[] = [];
  return {
    type: (text) => void lines.push(`人：${text}`),
    press: (label) => void lines.push(`人：〔${label}〕`),
    hear: (out) => void lines.push(`机：${describe(out)}`),
    note: (text) => void lines.push(`［${text}］`),
    text: () => `${lines.join("\n")}\n`,
  };
}

function describe(out: Out): string {
  switch (out.kind) {
    case "message":
      return [
        out.text,
        ...out.buttons.map((row) => row.map(({ label }) => `〔${label}〕`).join("")),
      ].join("\n");
    case "file":
      return `［文件］${out.caption}`;
    case "picture":
      return `［图］${out.caption}`;
    case "progress":
      return out.text;
    default:
      throw new Error(`unknown message: ${JSON.stringify(out satisfies never)}`);
  }
}
