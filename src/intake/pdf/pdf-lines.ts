/** A piece of text where it stands on the page, in points from the left. */
export interface PdfPiece {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly endsLine: boolean;
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** A gap wider than this, in heights of a letter, is one between two cells. */
const CELL_GAP = 1.2;
/** What a line may lack to the right edge and still be full, in heights. */
const FULL = 1.5;
const PAGE_NUMBER = /^[—\-–\s]*\d{1,3}[—\-–\s]*$/;
const WIDE = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF“”‘’]/;

/** A line that is set to both edges has room between its letters. */
const JUSTIFIED = new RegExp(`(?<=${WIDE.source}) +(?=${WIDE.source})`, "g");

/** The text of a page: a line a paragraph, cells of a table row apart by tabs. */
export function readPageLines(pieces: readonly PdfPiece[]): readonly string[] {
  const lines = linesOf(pieces).filter(({ text }) => text !== "");
  const inner = lines.filter(
    ({ text }, at) => !(PAGE_NUMBER.test(text) && (at === 0 || at === lines.length - 1)),
  );
  const prose = inner.filter(({ text }) => !text.includes("\t"));
  const right = Math.max(0, ...prose.map((line) => line.right));
  const left = Math.min(...prose.map((line) => line.left));
  const joined: string[] = [];
  let goesOn = false;
  for (const line of inner) {
    const isProse = !line.text.includes("\t");
    // The first line of a paragraph is set in.
    const isFirst = line.left > left + line.height / 2;
    const before = goesOn && isProse && !isFirst ? joined.pop() : undefined;
    joined.push(`${before ?? ""}${line.text}`);
    goesOn = isProse && line.right > right - FULL * line.height && !/[。；：]$/.test(line.text);
  }
  return joined;
}

function linesOf(pieces: readonly PdfPiece[]): readonly Line[] {
  const lines: Line[] = [];
  let own: PdfPiece[] = [];
  for (const piece of pieces) {
    own.push(piece);
    if (!piece.endsLine) continue;
    lines.push(lineOf(own));
    own = [];
  }
  return own.length === 0 ? lines : [...lines, lineOf(own)];
}

function lineOf(pieces: readonly PdfPiece[]): Line {
  const words = pieces.filter(({ text }) => text.trim() !== "");
  const height = Math.max(1, ...words.map((piece) => piece.height));
  let text = "";
  for (const [at, piece] of pieces.entries()) {
    const isGap = piece.text.trim() === "";
    if (!isGap) text += piece.text;
    else if (piece.width > CELL_GAP * height) text += "\t";
    // Between letters of another kind the page leaves a little room that nobody typed.
    else if (piece.text !== "" && !isBetweenWide(pieces, at)) text += " ";
  }
  return {
    text: partCells(text.trim().replace(JUSTIFIED, "")),
    left: words[0]?.left ?? 0,
    right: Math.max(0, ...words.map((piece) => piece.left + piece.width)),
    height,
  };
}

/** In a row of a table an amount, to the right of its cell, may stand close to the words of the next. */
function partCells(row: string): string {
  if (!row.includes("\t")) return row;
  return row.replace(/(\d\.\d+)(?=[\u4E00-\u9FFF])/g, "$1\t");
}

function isBetweenWide(pieces: readonly PdfPiece[], at: number): boolean {
  const before = pieces[at - 1]?.text.at(-1) ?? "";
  const after = pieces[at + 1]?.text[0] ?? "";
  return WIDE.test(before) || WIDE.test(after);
}
