import { WITHHELD_TEXT } from "../wording/template-value.js";
import { isClosed, trimLooseEnd } from "../pack/template/sentence-end.js";

/**
 * A piece of a paragraph before it is joined: the report's own words, something put into them, or
 * "nothing" for an optional answer still open.
 */
export interface Piece {
  readonly from: "report" | "answer" | "nothing";
  readonly text: string;
  readonly bold: boolean;
}

const ENUMERATOR = /^(?:[①-⑳]|[一1]是|[（(][一1][）)]|[一1][、.．](?!\d))/;

/** What our words lead in with, and how people begin again with the same. */
const LEADS: readonly { readonly lead: RegExp; readonly repeated: RegExp }[] = [
  {
    lead: /(?:主要)?原因(?:是|为|：)$/,
    repeated:
      /^(?:(?:变动|增减|增加|减少|增长|下降|差异)的?)?(?:主要)?原因(?:是|为|在于)?[：:，,]?/,
  },
  { lead: /主要用于$/, repeated: /^(?:主要(?:是|用于|为)|用于)[：:，,]?/ },
  { lead: /主要(?:是|为|包括)$/, repeated: /^(?:主要)(?:是|为|包括)[：:，,]?/ },
  { lead: /(?:内容|情况)(?:是|为|：)$/, repeated: /^(?:主要)?(?:内容|情况)(?:是|为)?[：:，,]?/ },
];

/**
 * Joins a paragraph's pieces so that they read as one text: a sentence with "nothing" in it is left
 * out, a lead-in is not said twice, and no punctuation stands doubled where an answer meets our words.
 */
export function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const kept = endProperly(dropSilentSentences(pieces.map(tidyReport)));
  return sayOnce(joinSeams(kept.map(tidyAnswer))).filter((piece) => piece.text !== "");
}

/** A list in a template ends with ；: the sentence's end takes its place. */
function tidyReport(piece: Piece): Piece {
  if (piece.from !== "report") return piece;
  return { ...piece, text: piece.text.replace(/[；，、]+(?=。)/g, "") };
}

/** Sentences end in our own words only: an answer is never cut. */
function dropSilentSentences(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((piece) => piece.from === "nothing")) return pieces;
  const kept: Piece[] = [];
  let sentence: Piece[] = [];
  const close = () => {
    if (!sentence.some((piece) => piece.from === "nothing")) kept.push(...sentence);
    sentence = [];
  };
  for (const piece of pieces) {
    for (const part of piece.from === "report" ? splitSentences(piece.text) : [piece.text]) {
      sentence.push({ ...piece, text: part });
      if (piece.from === "report" ? /[。！？；]$/.test(part) : isClosed(part)) close();
    }
  }
  close();
  return kept;
}

function splitSentences(text: string): readonly string[] {
  return text.match(/[^。！？；]*[。！？；]|[^。！？；]+$/g) ?? [];
}

/** When the last clause was dropped, the one before it ends the sentence. */
function endProperly(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1);
  if (last?.from !== "report" || !last.text.endsWith("；")) return pieces;
  return [...pieces.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}。` }];
}

function tidyAnswer(piece: Piece): Piece {
  if (piece.from !== "answer") return piece;
  return {
    ...piece,
    text: piece.text.replace(/(?<![。；，、])([。；，、])\1(?!\1)/g, "$1").trim(),
  };
}

function joinSeams(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.pop();
    if (before === undefined) {
      joined.push(piece);
      continue;
    }
    joined.push(...joinTwo(before, piece));
  }
  return joined;
}

function joinTwo(before: Piece, after: Piece): readonly [Piece, Piece] {
  if (before.from === "report" && after.from === "answer") return leadIn(before, after);
  if (before.from === "answer" && after.from === "report") return leadOut(before, after);
  return [before, after];
}

function leadIn(before: Piece, after: Piece): readonly [Piece, Piece] {
  let text = after.text;
  for (const { lead, repeated } of LEADS) {
    if (!lead.test(before.text)) continue;
    for (let shorter = text.replace(repeated, ""); shorter !== text && shorter !== "";) {
      text = shorter;
      shorter = text.replace(repeated, "");
    }
  }
  const counts = /[是为]$/.test(before.text) && ENUMERATOR.test(text);
  return [counts ? { ...before, text: `${before.text}：` } : before, { ...after, text }];
}

function leadOut(before: Piece, after: Piece): readonly [Piece, Piece] {
  const next = after.text.charAt(0);
  if (!/[。；，、]/.test(next)) return [before, after];
  const text = trimLooseEnd(before.text);
  if (!isClosed(text)) return [{ ...before, text }, after];
  if (next === "。")
    return [
      { ...before, text },
      { ...after, text: after.text.slice(1) },
    ];
  return [{ ...before, text: text.replace(/。$/, "") }, after];
}

/** A withheld figure and its share are withheld once: 按规定不公开，按规定不公开 would be read as a slip. */
function sayOnce(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((_, index) => {
    const isAgain = (at: number) =>
      pieces[at]?.text === WITHHELD_TEXT &&
      pieces[at - 1]?.text === "，" &&
      pieces[at - 2]?.text === WITHHELD_TEXT;
    return !isAgain(index) && !isAgain(index + 1);
  });
}
