import { cutEnd } from "../labels/label-text.js";
import type { ScannedFigure } from "../scan-figures.js";
import type { ItemIndex } from "./item-index.js";
import type { ProseItem } from "./prose-item.js";
import type { Subject } from "./prose-line.js";
import { type FigureWords, readWords } from "./prose-words.js";

/** A part of a line. */
export interface Stretch {
  /** The whole line in half width. */
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** The words that belong to a figure. */
export interface NamedFigure {
  /** What they name, where it is known. */
  readonly named?: readonly ProseItem[];
  readonly words: FigureWords;
  /** Where they begin. */
  readonly at: number;
}

/** How far before a figure its words are looked for. */
export const LONGEST_LOOKBACK = 160;
const CLAUSE = /[,，。;；:：!！?？、]/;
const PARTINGS = /[,，、。;；:：!！(（)）]/g;
const TRAILING = " ,，、。;；:：!！";
const NEUTRAL =
  /^(?:其中|均|各|具体如下|详见.*|占.*|[与比较同].*|同比.*|.*相比|20\d\d年(?:度|末|底)?|截至.*日|本年度?|全年|决算数?[大小等高低].*|.*情况如下)$/;
const TOPIC = /(?:支出|收入|收支)?(?:决算)?(?:具体)?情况(?:说明)?$/;
/** 教育支出类工资福利支出款基本支出: the item stands between. */
const CLASSED = /类(?<item>[^类款()（）]{2,20}?)(?:款.*)?$/;
const LIST_DIGITS = /^\d{1,2}$/;
const BEFORE_LABEL = /(?:^|[,，、。;；:：!！(])\s*$/;
/** Behind digits that count something: they are no code. */
const MEASURE = /^\s*(?:[人次个辆台套批期场项名万元亿千百]|$)/;
const LABEL_FOLLOWS = /^[\s.、,)\-—]*\p{Script=Han}/u;

/** Whether digits are the list number or the code of the label behind them. `from`: where they are read from. */
export function isNumbering(
  folded: string,
  { start, end }: Pick<ScannedFigure, "start" | "end">,
  from: number,
): boolean {
  const before = folded.slice(Math.max(from, start - 3), start);
  const after = folded.slice(end, end + 20);
  if (!BEFORE_LABEL.test(before) || !LABEL_FOLLOWS.test(after)) return false;
  const digits = folded.slice(start, end);
  const isList = LIST_DIGITS.test(digits) && /^[\s.、)]/.test(after);
  if (isList || /^\(\d{1,2}\)$/.test(digits)) return true;
  const isBehindColon = /[:：]\s*$/.test(before);
  return /^\d{3,7}$/.test(digits) && !MEASURE.test(after) && !isBehindColon;
}

/** Where the last clause begins, signs at the very end not counted. */
export function lastClause({ folded, from, to }: Stretch): number {
  const end = from + cutEnd(folded.slice(from, to), TRAILING).length;
  for (let at = end; at > from; at -= 1) if (CLAUSE.test(folded[at - 1] ?? "")) return at;
  return from;
}

/** The longest known name that ends where the stretch does and begins behind a sign that parts pieces. */
export function nameBefore(stretch: Stretch, index: ItemIndex): NamedFigure {
  const { folded, from, to } = stretch;
  const begin = Math.max(from, to - LONGEST_LOOKBACK);
  const starts = [begin];
  for (const { index: at } of folded.slice(begin, to).matchAll(PARTINGS))
    starts.push(begin + at + 1);
  for (const at of starts) {
    const words = readWords(folded.slice(at, to), false);
    const named = [words.whole, words.name]
      .map((name) => (name === "" ? [] : index.named(name)))
      .find((items) => items.length > 0);
    if (named !== undefined) return { named, words, at };
  }
  const at = lastClause(stretch);
  return { words: readWords(folded.slice(at, to), false), at };
}

/** Whether another name stands before, parted only by 、: whose figure follows cannot be told (办公费、印刷费各2万元). */
export function namesBehindComma(stretch: Stretch, index: ItemIndex): boolean {
  const { folded, from, to } = stretch;
  if (folded[to - 1] !== "、") return false;
  const { name } = readWords(folded.slice(lastClause(stretch), to - 1), false);
  return from < to && name !== "" && index.named(name).length > 0;
}

/**
 * What is talked about behind clauses without a figure: what they name last, or nothing where that is not known.
 *
 * @param before what was talked about until there: it stays so where they name nothing
 */
export function topicBehind(
  { folded, from, to }: Stretch,
  index: ItemIndex,
  before: Subject | undefined,
): Subject | undefined {
  let subject = before;
  for (const clause of folded.slice(from, to).split(CLAUSE)) {
    const words = clause.replace(/\s+/g, "");
    if (!/\p{Script=Han}{2,}/u.test(words) || NEUTRAL.test(words)) continue;
    const { name } = readWords(words, false);
    if (name === "") continue;
    const topic = name.replace(TOPIC, "");
    const label = [name, topic, CLASSED.exec(name)?.groups?.["item"] ?? ""].find(
      (one) => one !== "" && index.named(one).length > 0,
    );
    subject = label === undefined ? undefined : { items: index.named(label), label };
  }
  return subject;
}

/**
 * Where an explanation ends: before the first sentence that names a thing with a figure, or with the stretch.
 *
 * @param stretch from where the explanation begins to the end of the line
 * @param figures of the whole line
 */
export function explanationEnd(
  { folded, from, to }: Stretch,
  index: ItemIndex,
  figures: readonly ScannedFigure[],
): number {
  let next = 0;
  for (const { index: stop } of folded.slice(from, to).matchAll(/。/g)) {
    const at = from + stop + 1;
    while (next < figures.length && (figures[next]?.start ?? 0) < at) next += 1;
    const figure = figures[next];
    if (figure === undefined) return to;
    const clause = folded.slice(at, Math.min(figure.start, at + LONGEST_LOOKBACK));
    if (/[。；;]/.test(clause)) continue;
    const head = clause.split(/[,，:：]/)[0] ?? "";
    const { name } = readWords(head, false);
    if (name !== "" && index.named(name).length > 0) return at;
  }
  return to;
}
