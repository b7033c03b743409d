import { TextRun } from "docx";

/** Sets a title that is too long for one line on several of about the same length. */
export function balance(title: string, longest: number): TextRun[] {
  const characters = Array.from(title);
  const lines = Math.ceil(characters.length / longest);
  const length = Math.ceil(characters.length / lines);
  return Array.from({ length: lines }, (_, line) => {
    const text = characters.slice(line * length, (line + 1) * length).join("");
    return line === 0 ? new TextRun(text) : new TextRun({ text, break: 1 });
  });
}
