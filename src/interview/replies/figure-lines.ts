import type { Question } from "../../pack/pack.js";
import { cutEnd, foldWidth } from "../paste/labels/label-text.js";

/** A name, what parts it from its figure, the figure, and the unit of money. */
const LINE =
  /^(?<name>[^,;。、]*[\p{L})])(?<tie>\s*[:=]\s*|\s+|)(?<figure>[-(]?¥?\d[\d,]*(?:\.\d+)?\)?)\s*(?<unit>[百千]?[万亿]?元|[万亿])?$/u;
/** 办公费增加 5.2: a sentence, if a short one. */
const TOLD = /(?:[增减升降]|增加|减少|增长|上升|下降|节约|支付|用于|其中|达|共|约)$|因|由于|[较比]/;
const LONGEST_NAME = 40;

/**
 * Whether a text is nothing but lines of a name and an amount, so that it explains nothing:
 * `接待费 2.95⏎公务用车 16.43`. Sums told without a gap (`聘用人员3.2万元`) may be reasons; items of a list may
 * well end in a figure, but hardly in a bare amount.
 */
export function areFigureLines({ kind, example = "" }: Question, text: string): boolean {
  if (/\d/.test(example)) return false;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2) return false;
  const read = lines.map(readLine);
  if (!read.every((line) => line !== undefined)) return false;
  if (kind === "list")
    return read.every(({ isBare }) => isBare) && read.some(({ figure }) => figure.includes("."));
  return read.some(({ isBare, tie }) => isBare || tie !== "");
}

interface FigureLine {
  readonly tie: string;
  readonly figure: string;
  /** No unit stands behind the figure. */
  readonly isBare: boolean;
}

function readLine(line: string): FigureLine | undefined {
  const groups = LINE.exec(cutEnd(foldWidth(line).trim(), ",;，；。"))?.groups;
  const { name = "", tie = "", figure = "", unit } = groups ?? {};
  if (name === "" || name.length > LONGEST_NAME || TOLD.test(name)) return undefined;
  return { tie, figure, isBare: unit === undefined };
}
