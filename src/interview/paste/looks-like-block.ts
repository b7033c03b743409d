import type { MoneyUnit } from "../../amounts/answer.js";
import type { QuestionKind } from "../../pack/pack.js";
import { foldWidth } from "./labels/label-text.js";
import { countPieces, type PasteReading } from "./paste-reading.js";
import type { PasteTarget } from "./paste-target.js";
import { readPaste } from "./read-paste.js";

/** An amount, count or year as a plain answer: no line break, no tab, and no word but numerals and measures. */
const PLAIN_ANSWER =
  /^[\d\s.,，．。、()（）+\-−－–—%％¥￥/~～负零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟圆元角分整点约无人次个辆台批年月日]*$/;
/** Code, label and figure, one a line. */
const LINES_OF_ONE = 3;
/** Something like a figure. */
const FIGURE = /[\d零〇一二三四五六七八九十百千万亿两]/u;
const LOOKED_IN: MoneyUnit = "万元";

/**
 * Reads a pasted block, told from a plain answer and from prose. A text with several sentences is no block,
 * even when it mentions figures of the group.
 *
 * @param asked kind of the question that stands open; where it takes a text, only labelled lines are a block
 * @returns undefined for what is no block
 */
export function readIfBlock(
  text: string,
  targets: readonly PasteTarget[],
  unit: MoneyUnit,
  asked?: QuestionKind,
): PasteReading | undefined {
  if (isPlainAnswer(text)) return undefined;
  // The unit decides how much, not whether it is an amount.
  const looked = readPaste(text, targets, LOOKED_IN);
  if (!isBlock(text, looked, asked)) return undefined;
  return unit === LOOKED_IN ? looked : readPaste(text, targets, unit);
}

function isBlock(text: string, reading: PasteReading, asked: QuestionKind | undefined): boolean {
  const pieces = countPieces(reading);
  const isText = asked === "text" || asked === "list";
  if (pieces === 0)
    return !isText && reading.unreadAt?.some(({ problem }) => problem !== undefined) === true;
  if (isText) return isLabelledLines(text, reading, pieces);
  if (text.includes("\t")) return true;
  const lines = linesOf(text).length;
  const isRows = lines > 1 && reading.unread.every((piece) => FIGURE.test(foldWidth(piece)));
  if (isRows && reading.matched.length > 0 && pieces + reading.unread.length >= lines) return true;
  if (pieces === 1) return reading.unread.length === 0 && lines <= LINES_OF_ONE;
  return pieces >= reading.unread.length;
}

/** Told in one pass over the text, without a look at any question. */
export function isPlainAnswer(text: string): boolean {
  return !/[\n\t]/.test(text.trim()) && PLAIN_ANSWER.test(foldWidth(text));
}

/** A label on nearly every line; or labels from the first line on, some with texts over several lines. */
function isLabelledLines(text: string, reading: PasteReading, pieces: number): boolean {
  const lines = linesOf(text);
  if (lines.length < 2 || reading.unread.length > 0) return false;
  const first = text.split(/\r?\n/).findIndex((line) => line.trim() !== "") + 1;
  const startsLabelled = pieces > 1 && reading.matched.some(({ line }) => line === first);
  return startsLabelled || pieces >= lines.length - 1;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}
