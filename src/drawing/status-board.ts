import { INK, round, svgOf, textAt } from "./svg.js";
import { widthOf, wrapLabel } from "./text-width.js";

/** How something stands, as a colour; a word always says the same. */
export const BOARD_TONES = ["none", "work", "mend", "wait", "ready", "done"] as const;
export type BoardTone = (typeof BOARD_TONES)[number];

export interface BoardRow {
  /** Complete, however long: the drawing wraps it. */
  readonly name: string;
  /** 填报中 43% */
  readonly state: string;
  readonly tone: BoardTone;
  /** 0 to 100: how much of the bar is filled. */
  readonly percent: number;
  /** 8月20日，还剩3天 */
  readonly deadline: string;
  /** calm, soon or over: how the deadline is written. */
  readonly haste: "calm" | "soon" | "over";
}

/** How many departments stand where, and one by one the most urgent; every word is ready. */
export interface StatusBoard {
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly {
    readonly name: string;
    readonly count: number;
    readonly tone: BoardTone;
  }[];
  readonly rows: readonly BoardRow[];
  /** Says what is not drawn; "": all is. */
  readonly footer: string;
}

/** As wide as a phone, in points: letters are then as large as those of its messages. */
const WIDTH = 390;
const MARGIN = 14;
const INNER = WIDTH - 2 * MARGIN;
const TITLE = { size: 19, line: 28 };
const SUBTITLE = { size: 13, line: 20 };
const NAME = { size: 15, line: 18 };
const DEADLINE_SIZE = 13;
const STATE_SIZE = 12;
const BAR = { width: 212, height: 7 };
const STACK_HEIGHT = 14;
const LEGEND = { size: 13, line: 20, swatch: 10, gap: 12 };
const ROW_GAP = 8;
const BELOW_NAME = 14;
const FOOTER = { size: 13, line: 19 };

/** Apart from each other in lightness too; on white, words in them are readable. */
const COLOURS: Readonly<Record<BoardTone, string>> = {
  none: "#68737f",
  work: "#2b6cb0",
  mend: "#c05621",
  wait: "#6b46c1",
  ready: "#0f8fa3",
  done: "#2f855a",
};
const TRACK = "#e6eaef";
const RULE = "#e3e7ec";
const QUIET = "#59626c";
const HASTE: Readonly<Record<BoardRow["haste"], string>> = {
  calm: QUIET,
  soon: "#b7410e",
  over: "#c81e1e",
};

/** Draws a board as SVG, its lengths in points; it is 390 wide and as high as it has to be. */
export function drawBoard(board: StatusBoard): string {
  const pen = new Pen();
  drawHead(pen, board);
  drawStack(pen, board);
  drawLegend(pen, board);
  for (const row of board.rows) drawRow(pen, row);
  drawFooter(pen, board.footer);
  return svgOf({ width: WIDTH, height: pen.y + MARGIN }, pen.parts);
}

/** What is drawn, and how far down one is. */
class Pen {
  readonly parts: string[] = [];
  y = MARGIN;

  put(part: string): void {
    this.parts.push(part);
  }

  /** Lines of a text, one below the other. */
  write(
    text: string,
    { size, line }: { readonly size: number; readonly line: number },
    ink: string,
  ): void {
    for (const part of text === "" ? [] : wrapLabel(text, INNER / size)) {
      this.put(textAt(part, { x: MARGIN, y: this.y + line / 2 }, { size, ink }));
      this.y += line;
    }
  }
}

function drawHead(pen: Pen, { title, subtitle }: StatusBoard): void {
  pen.write(title, TITLE, INK);
  pen.write(subtitle, SUBTITLE, QUIET);
  pen.y += 8;
}

/** All departments as one bar, a part for each state. */
function drawStack(pen: Pen, { parts }: StatusBoard): void {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { count, tone } of parts) {
    const x = MARGIN + (INNER * before) / whole;
    const width = (INNER * count) / whole;
    const size = `width="${round(width)}" height="${STACK_HEIGHT}"`;
    pen.put(
      `<rect x="${round(x)}" y="${round(pen.y)}" ${size} fill="${COLOURS[tone]}" stroke="#ffffff" stroke-width="1"/>`,
    );
    before += count;
  }
  if (whole > 0) pen.y += STACK_HEIGHT + 6;
}

function drawLegend(pen: Pen, { parts }: StatusBoard): void {
  const { size, line, swatch, gap } = LEGEND;
  let x = MARGIN;
  for (const { name, count, tone } of parts) {
    const text = `${name}${count}`;
    const width = swatch + 5 + widthOf(text) * size;
    if (x > MARGIN && x + width > MARGIN + INNER) {
      x = MARGIN;
      pen.y += line;
    }
    const top = pen.y + (line - swatch) / 2;
    pen.put(
      `<rect x="${round(x)}" y="${round(top)}" width="${swatch}" height="${swatch}" rx="2" fill="${COLOURS[tone]}"/>`,
    );
    pen.put(textAt(text, { x: x + swatch + 5, y: pen.y + line / 2 }, { size }));
    x += width + gap;
  }
  if (parts.length > 0) pen.y += line;
}

/** The name with its deadline, below it the bar with its state. */
function drawRow(pen: Pen, { name, state, tone, percent, deadline, haste }: BoardRow): void {
  pen.y += ROW_GAP / 2;
  pen.put(`<path d="M${MARGIN},${round(pen.y)} h${INNER}" stroke="${RULE}" stroke-width="1"/>`);
  pen.y += ROW_GAP / 2;
  const right = WIDTH - MARGIN;
  const room = INNER - widthOf(deadline) * DEADLINE_SIZE - 10;
  const look = { anchor: "end", size: DEADLINE_SIZE, ink: HASTE[haste] } as const;
  pen.put(textAt(deadline, { x: right, y: pen.y + NAME.line / 2 }, look));
  for (const line of wrapLabel(name, room / NAME.size)) {
    pen.put(textAt(line, { x: MARGIN, y: pen.y + NAME.line / 2 }, { size: NAME.size }));
    pen.y += NAME.line;
  }
  const middle = pen.y + BELOW_NAME / 2;
  pen.put(bar(middle, BAR.width, TRACK));
  if (percent > 0) {
    pen.put(bar(middle, Math.max(BAR.height, (BAR.width * percent) / 100), COLOURS[tone]));
  }
  const stateLook = { anchor: "end", size: STATE_SIZE, ink: COLOURS[tone] } as const;
  pen.put(textAt(state, { x: right, y: middle }, stateLook));
  pen.y += BELOW_NAME;
}

function bar(middle: number, width: number, fill: string): string {
  const top = middle - BAR.height / 2;
  return `<rect x="${MARGIN}" y="${round(top)}" width="${round(width)}" height="${BAR.height}" rx="${BAR.height / 2}" fill="${fill}"/>`;
}

function drawFooter(pen: Pen, footer: string): void {
  if (footer === "") return;
  pen.y += ROW_GAP;
  pen.write(footer, FOOTER, QUIET);
}
