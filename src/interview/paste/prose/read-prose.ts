import { isWholeFigure } from "../figure-end.js";
import { foldWidth } from "../labels/label-text.js";
import type { PasteContradiction, UnreadPiece } from "../paste-reading.js";
import { findProblem, readMoney } from "../read-value.js";
import { percentEnd, type ScannedFigure, scanFigures } from "../scan-figures.js";
import {
  createParagraphFacts,
  notePercent,
  noteValue,
  type ParagraphFacts,
} from "./paragraph-facts.js";
import type { ProseLine, ProseSource, Subject } from "./prose-line.js";
import {
  explanationEnd,
  isNumbering,
  lastClause,
  LONGEST_LOOKBACK,
  nameBefore,
  namesBehindComma,
  topicBehind,
} from "./prose-stretch.js";
import { type Base, baseIn, readWords, REASON, roleIn } from "./prose-words.js";
import { takeExplanation } from "./take-explanation.js";
import { takeValue } from "./take-value.js";

/** Reads sentences of a report one after the other. */
export interface ProseReader {
  read(line: ProseLine): void;
  contradictions(): readonly PasteContradiction[];
}

/** What holds from one line to the next. */
interface Thread {
  /** The year figures are of until another one is named. */
  readonly frame: string;
  readonly subject: Subject | undefined;
}

const SENTENCE_END = /[。;；!！?？]/g;
const ABOUT = /(?:约|近|逾|大约|将近|超|过|不到)$/;
const FRAME = /(?<![与比较同])(20\d\d)\s*年(?:度|(?=\s*[,，]))/g;

export function createProseReader(source: ProseSource): ProseReader {
  const contradictions: PasteContradiction[] = [];
  let thread: Thread = { frame: source.year, subject: undefined };
  return {
    read(line) {
      const paragraph = new Paragraph(source, line, thread);
      contradictions.push(...paragraph.read());
      thread = paragraph.threadBehind();
    },
    contradictions: () => contradictions,
  };
}

/** One line of prose: its figures left to right, and what was said before each. */
class Paragraph {
  readonly #source: ProseSource;
  readonly #line: ProseLine;
  readonly #folded: string;
  readonly #figures: readonly ScannedFigure[];
  readonly #facts: ParagraphFacts;
  #frame: string;
  #subject: Subject | undefined;
  #hasFigures = false;
  #base: Base | undefined;
  /** Where the sentence at hand begins. */
  #sentence = 0;

  constructor(source: ProseSource, line: ProseLine, { frame, subject }: Thread) {
    this.#source = source;
    this.#line = line;
    this.#folded = foldWidth(line.raw);
    this.#figures = scanFigures(this.#folded);
    this.#facts = createParagraphFacts(source, line);
    this.#frame = frame;
    this.#subject = subject;
  }

  read(): readonly PasteContradiction[] {
    const folded = this.#folded;
    let from = 0;
    for (let at = 0; at <= this.#figures.length;) {
      const figure = this.#figures[at];
      if (figure !== undefined && figure.start < from) {
        at += 1;
        continue;
      }
      const to = figure?.start ?? folded.length;
      const reason = REASON.exec(folded.slice(from, to));
      if (reason !== null) {
        const found = from + reason.index;
        from = this.#readReason(from, found, found + reason[0].length);
        continue;
      }
      if (figure === undefined) {
        this.#followFrame(from, to);
        this.#followTopics(from, to);
        break;
      }
      if (!isNumbering(folded, figure, from)) from = this.#readFigure(figure, from);
      at += 1;
    }
    return this.#facts.weigh();
  }

  /** A line that only names a thing is the heading of the next. */
  threadBehind(): Thread {
    return { frame: this.#frame, subject: this.#hasFigures ? undefined : this.#subject };
  }

  /** 2018年度，… is about that year until another one is named. */
  #followFrame(from: number, to: number): void {
    const named = [...this.#folded.slice(from, to).matchAll(FRAME)].at(-1)?.[1];
    if (named !== undefined) this.#frame = named;
  }

  #followTopics(from: number, to: number): void {
    const { index } = this.#source;
    this.#subject = topicBehind({ folded: this.#folded, from, to }, index, this.#subject);
  }

  /** `at`: where 原因是 begins, `begin`: where it ends. @returns where the explanation behind it ends */
  #readReason(from: number, at: number, begin: number): number {
    const folded = this.#folded;
    const { index, year } = this.#source;
    this.#base = baseIn(folded.slice(Math.max(from, at - 60), at), year) ?? this.#base;
    const end = explanationEnd({ folded, from: begin, to: folded.length }, index, this.#figures);
    const text = this.#line.raw.slice(begin, end).trim();
    const explanation = { text, subject: this.#subject, base: this.#base };
    takeExplanation(this.#source, this.#line, explanation);
    this.#sentence = end;
    return end;
  }

  /** @returns where the figure ends, what is written behind it and belongs to it included */
  #readFigure(figure: ScannedFigure, from: number): number {
    const folded = this.#folded;
    const { start } = figure;
    this.#hasFigures = true;
    const last = [...folded.slice(from, start).matchAll(SENTENCE_END)].at(-1);
    if (last !== undefined) {
      this.#sentence = from + last.index + 1;
      this.#base = undefined;
    }
    this.#followFrame(from, start);
    const told = folded.slice(Math.max(this.#sentence, start - LONGEST_LOOKBACK), start);
    this.#base = baseIn(told, this.#source.year) ?? this.#base;
    if (figure.is === "percent") return this.#readPercent(figure, from);
    return this.#readNumber(figure, from);
  }

  #readPercent(figure: ScannedFigure, from: number): number {
    const folded = this.#folded;
    const { start } = figure;
    const end = percentEnd(folded, figure);
    const at = lastClause({ folded, from, to: start });
    this.#followTopics(from, at);
    const words = readWords(folded.slice(at, start), true);
    const value = folded.slice(start, figure.digitsEnd);
    const facts = this.#subject && this.#facts.of(this.#subject);
    if (facts === undefined || !/^\d+(?:\.\d+)?$/.test(value) || figure.doubtful) return end;
    const percent = { value, typed: folded.slice(at, end).trim().slice(-16) };
    if (words.part === "completion") facts.completion = percent;
    if (words.change !== undefined)
      notePercent(facts, { base: this.#base, sign: words.change }, percent);
    return end;
  }

  #readNumber(figure: ScannedFigure, from: number): number {
    const folded = this.#folded;
    const { collector, index } = this.#source;
    const { start, end } = figure;
    const { named, words, at } = nameBefore({ folded, from, to: start }, index);
    this.#followTopics(from, at);
    const piece = this.#line.raw.slice(at, end);
    if (this.#isZeroClass(words.name, figure)) return end;
    if (named !== undefined) this.#subject = { items: named, label: words.name };
    else if (words.name !== "") this.#subject = undefined;
    const subject = this.#subject;
    const isExact = !figure.doubtful && !ABOUT.test(folded.slice(at, start).trim());
    if (subject !== undefined && namesBehindComma({ folded, from, to: at }, index)) {
      collector.addUnread(this.#line.raw.slice(lastClause({ folded, from, to: at }), end));
      return end;
    }
    if (subject === undefined || !isExact) {
      // A number that is no money and has no known name tells of something else.
      if (this.#line.tells || end > figure.digitsEnd)
        collector.addUnread(piece, this.#problemAt(figure, subject));
      return end;
    }
    if (words.change !== undefined) {
      if (!this.#readChange(subject, words.change, figure)) collector.addUnread(piece);
      return end;
    }
    const role = roleIn(words, this.#frame, this.#source.year);
    if (role === undefined) {
      collector.addUnread(piece);
      return end;
    }
    const told = { subject, role, figure, at, folded };
    const taken = takeValue(this.#source, this.#line, told);
    const { value, typed } = taken;
    this.#subject = taken.subject;
    if (value?.kind === "money") noteValue(this.#facts.of(taken.subject), role, { value, typed });
    return taken.end;
  }

  /** 三千九: what is wrong with a figure that belongs to one thing. */
  #problemAt(
    { start, end }: ScannedFigure,
    subject: Subject | undefined,
  ): Omit<UnreadPiece, "text"> {
    const { line, raw, unit } = this.#line;
    const [item, ...others] = subject?.items ?? [];
    const target = others.length > 0 ? undefined : item?.slots.actual;
    const problem = target && findProblem(target, raw.slice(start, end), unit);
    return { line, at: [start], ...(problem && { problem }) };
  }

  #isZeroClass(name: string, { start, end, doubtful }: ScannedFigure): boolean {
    if (!this.#line.hasClasses || doubtful) return false;
    const value = readMoney(this.#line.raw.slice(start, end), this.#line.unit);
    return value?.yuan === "0" && this.#source.isClass(name);
  }

  /** @returns whether it could be read */
  #readChange(subject: Subject, sign: 1 | -1, { start, end }: ScannedFigure): boolean {
    const typed = this.#line.raw.slice(start, end);
    const value = readMoney(typed, this.#line.unit);
    const facts = this.#facts.of(subject);
    if (value === undefined || !isWholeFigure(this.#folded, end)) return false;
    facts.changes.push({ base: this.#base, sign, money: { value, typed } });
    return true;
  }
}
