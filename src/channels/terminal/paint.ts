/** Colours for a terminal; without them a text stays as it is. */
export interface Paint {
  /** What the bot says: where one is in the report stands back, warnings stand out. */
  message(text: string): string;
  /** A row of numbered choices. */
  readonly choices: (row: string) => string;
  /** The sign before what is typed. */
  prompt(sign: string): string;
}

const PLACE = /^【[^】\n]*】/gm;
const WARNING = /^(?:⚠ 必须改|请核实|尾差)：/gm;
const NUMBER = /#\d+/g;

export function createPaint(hasColours: boolean): Paint {
  const paint =
    (open: number, close: number) =>
    (text: string): string =>
      hasColours ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  const dim = paint(2, 22);
  const bold = paint(1, 22);
  const yellow = paint(33, 39);
  const cyan = paint(36, 39);
  return {
    message: (text) => text.replace(PLACE, dim).replace(WARNING, yellow),
    choices: (row) => cyan(row.replace(NUMBER, bold)),
    prompt: (sign) => bold(sign),
  };
}
