import type { MoneyValue } from "../../../amounts/parse-money.js";
import type { BlockUnit } from "../block-unit.js";
import type { Collector } from "../collect-reading.js";
import { cutEnd, foldWidth } from "../label-text.js";
import type { PasteContradiction, PasteMatch } from "../paste-reading.js";
import type { PasteTarget } from "../paste-target.js";
import { countEnd, isWholeFigure } from "../figure-end.js";
import { readMoney, readValue } from "../read-value.js";
import { percentEnd, type ScannedFigure, scanFigures } from "../scan-figures.js";
import { inScope, type ItemIndex } from "./item-index.js";
import { nameKey, type ProseItem, type Role } from "./prose-item.js";
import {
  type Base,
  baseIn,
  type FigureWords,
  isYearBefore,
  readWords,
  REASON,
} from "./prose-words.js";
import { type Change, type Facts, weighFacts } from "./weigh-facts.js";

export interface ProseSource {
  readonly index: ItemIndex;
  readonly collector: Collector;
  /** The year the report is of. */
  readonly year: string;
  /** Whether a name is that of a functional class: what has 0 there is no row. */
  isClass(name: string): boolean;
}

export interface ProseLine {
  readonly raw: string;
  readonly line: number;
  readonly unit: BlockUnit;
  /** Groups of the section it stands in. */
  readonly scope: ReadonlySet<string>;
  /** A heading says so: what its groups do not have is not meant without a question. */
  readonly isSection: boolean;
  /** The section tells figures of functional classes. */
  readonly hasClasses: boolean;
  /** Figures are asked for in the section, or nobody knows. */
  readonly tells: boolean;
}

/** Reads sentences of a report one after the other. */
export interface ProseReader {
  read(line: ProseLine): void;
  contradictions(): readonly PasteContradiction[];
}

interface Subject {
  readonly items: readonly ProseItem[];
  readonly label: string;
}

const CLAUSE = /[,，。;；:：!！?？、]/;
const SENTENCE_END = /[。;；!！?？]/g;
const PARTINGS = /[,，、。;；:：!！(（)）]/g;
const TRAILING = " ,，、。;；:：!！";
const ABOUT = /(?:约|近|逾|大约|将近|超|过|不到)$/;
const FRAME = /(?<![与比较同])(20\d\d)\s*年(?:度|(?=\s*[,，]))/g;
const NEUTRAL =
  /^(?:其中|均|各|具体如下|详见.*|占.*|[与比较同].*|同比.*|.*相比|20\d\d年(?:度|末|底)?|截至.*日|本年度?|全年|决算数?[大小等高低].*|.*情况如下)$/;
const TOPIC = /(?:支出|收入|收支)?(?:决算)?(?:具体)?情况(?:说明)?$/;
/** 教育支出类工资福利支出款基本支出: the item stands between. */
const CLASSED = /类(?<item>[^类款()（）]{2,20}?)(?:款.*)?$/;
const LONGEST_LOOKBACK = 160;
const LIST_DIGITS = /^\d{1,2}$/;
const BEFORE_LABEL = /(?:^|[,，、。;；:：!！(])\s*$/;
/** Behind digits that count something: they are no code. */
const MEASURE = /^\s*(?:[人次个辆台套批期场项名万元亿千百]|$)/;
const LABEL_FOLLOWS = /^[\s.、,)\-—]*\p{Script=Han}/u;

export function createProseReader(source: ProseSource): ProseReader {
  const contradictions: PasteContradiction[] = [];
  let frame = source.year;
  let subject: Subject | undefined;
  return {
    read(line) {
      const paragraph = new Paragraph(source, line, { frame, subject });
      paragraph.read();
      contradictions.push(...paragraph.contradictions);
      frame = paragraph.frame;
      // A line that only names a thing is the heading of the next.
      subject = paragraph.hasFigures ? undefined : paragraph.subject;
    },
    contradictions: () => contradictions,
  };
}

/** One line of prose: its figures left to right, and what was said before each. */
class Paragraph {
  readonly contradictions: PasteContradiction[] = [];
  frame: string;
  subject: Subject | undefined;
  hasFigures = false;
  readonly #source: ProseSource;
  readonly #line: ProseLine;
  readonly #folded: string;
  readonly #facts = new Map<string, Facts>();
  #base: Base | undefined;
  #sentence = 0;

  constructor(
    source: ProseSource,
    line: ProseLine,
    before: { readonly frame: string; readonly subject: Subject | undefined },
  ) {
    this.#source = source;
    this.#line = line;
    this.#folded = foldWidth(line.raw);
    this.frame = before.frame;
    this.subject = before.subject;
  }

  read(): void {
    const folded = this.#folded;
    const figures = scanFigures(folded);
    let from = 0;
    for (let at = 0; at <= figures.length;) {
      const figure = figures[at];
      if (figure !== undefined && figure.start < from) {
        at += 1;
        continue;
      }
      const to = figure?.start ?? folded.length;
      const reason = REASON.exec(folded.slice(from, to));
      if (reason !== null) {
        from = this.#readReason(
          from,
          from + reason.index,
          from + reason.index + reason[0].length,
          figures,
        );
        continue;
      }
      if (figure === undefined) {
        this.#readWordsOnly(from, to);
        break;
      }
      from = this.#readFigure(figure, from);
      at += 1;
    }
    for (const facts of this.#facts.values()) this.#weigh(facts);
  }

  #readFigure(figure: ScannedFigure, from: number): number {
    const folded = this.#folded;
    const digits = folded.slice(figure.start, figure.end);
    const after = folded.slice(figure.end, figure.end + 20);
    if (BEFORE_LABEL.test(folded.slice(Math.max(from, figure.start - 3), figure.start))) {
      const isBehindColon = /[:：]\s*$/.test(folded.slice(from, figure.start).slice(-3));
      const isList = LIST_DIGITS.test(digits) && /^[\s.、)]/.test(after);
      const isNumber = isList || /^\(\d{1,2}\)$/.test(digits);
      const isCode = /^\d{3,7}$/.test(digits) && !MEASURE.test(after) && !isBehindColon;
      if ((isNumber || isCode) && LABEL_FOLLOWS.test(after)) return from;
    }
    this.hasFigures = true;
    const ends = [...folded.slice(from, figure.start).matchAll(SENTENCE_END)];
    const last = ends.at(-1);
    if (last !== undefined) {
      this.#sentence = from + last.index + 1;
      this.#base = undefined;
    }
    this.#followFrame(from, figure.start);
    const told = folded.slice(
      Math.max(this.#sentence, figure.start - LONGEST_LOOKBACK),
      figure.start,
    );
    this.#base = baseIn(told, this.#source.year) ?? this.#base;
    if (figure.is === "percent") return this.#readPercent(figure, from);
    return this.#readNumber(figure, from);
  }

  /** 2018年度，… is about that year until another one is named. */
  #followFrame(from: number, to: number): void {
    const named = [...this.#folded.slice(from, to).matchAll(FRAME)].at(-1)?.[1];
    if (named !== undefined) this.frame = named;
  }

  #readPercent(figure: ScannedFigure, from: number): number {
    const folded = this.#folded;
    const end = percentEnd(folded, figure);
    const at = this.#lastClause(from, figure.start);
    this.#readTopics(from, at);
    const words = readWords(folded.slice(at, figure.start), true);
    const value = folded.slice(figure.start, figure.digitsEnd);
    const facts = this.#factsNow(figure);
    if (facts === undefined || !/^\d+(?:\.\d+)?$/.test(value) || figure.doubtful) return end;
    const typed = folded.slice(at, end).trim().slice(-16);
    if (words.part === "completion") facts.completion = { value, typed };
    if (words.change === undefined) return end;
    const change = { base: this.#base, sign: words.change };
    const open = facts.changes.findLast(
      (one) => one.base === change.base && one.sign === change.sign && one.percent === undefined,
    );
    if (open === undefined) facts.changes.push({ ...change, percent: { value, typed } });
    else open.percent = { value, typed };
    return end;
  }

  #readNumber(figure: ScannedFigure, from: number): number {
    const folded = this.#folded;
    const { named, words, at } = this.#nameBefore(from, figure.start);
    this.#readTopics(from, at);
    const piece = this.#line.raw.slice(at, figure.end);
    if (this.#isZeroClass(words.name, figure)) return figure.end;
    if (named !== undefined) this.subject = { items: named, label: words.name };
    else if (words.name !== "") this.subject = undefined;
    const isExact = !figure.doubtful && !ABOUT.test(folded.slice(at, figure.start).trim());
    if (this.subject === undefined || !isExact) {
      // A number that is no money and has no known name tells of something else.
      if (this.#line.tells || figure.end > figure.digitsEnd)
        this.#source.collector.addUnread(piece);
      return figure.end;
    }
    if (words.change !== undefined) return this.#readChange(figure, words.change, piece);
    const role = this.#roleOf(words);
    if (role === undefined) {
      this.#source.collector.addUnread(piece);
      return figure.end;
    }
    return this.#readValue(figure, { role, piece, at });
  }

  /** Which year's figure it is; undefined where it is of a year nothing is asked of. */
  #roleOf({ role, year }: FigureWords): Role | undefined {
    const about = year ?? this.frame;
    if (about === this.#source.year) return role ?? "actual";
    if (role === "prior" && year === undefined) return undefined;
    const isPrior = year !== undefined && isYearBefore(year, this.#source.year);
    return isPrior && role !== "budget" ? "prior" : undefined;
  }

  #readChange(figure: ScannedFigure, sign: 1 | -1, piece: string): number {
    const typed = this.#line.raw.slice(figure.start, figure.end);
    const value = readMoney(typed, this.#line.unit);
    const facts = this.#factsNow(figure);
    if (value === undefined || facts === undefined || !isWholeFigure(this.#folded, figure.end)) {
      this.#source.collector.addUnread(piece);
      return figure.end;
    }
    facts.changes.push({ base: this.#base, sign, money: { value, typed } });
    return figure.end;
  }

  #readValue(
    figure: ScannedFigure,
    { role, piece, at }: { readonly role: Role; readonly piece: string; readonly at: number },
  ): number {
    const { collector } = this.#source;
    const { raw, line, scope, unit } = this.#line;
    const subject = this.subject;
    if (subject === undefined) return figure.end;
    const items = inScope(subject.items, role, scope);
    const targets = items.flatMap((item) => item.slots[role] ?? []);
    const [target] = targets;
    if (target === undefined) {
      collector.addUnread(piece);
      return figure.end;
    }
    const end = target.kind === "count" ? countEnd(target, this.#folded, figure) : figure.end;
    const typed = raw.slice(figure.start, end);
    const isWhole = isWholeFigure(this.#folded, end);
    const read = (one: PasteTarget) => (isWhole ? readValue(one, typed, unit) : undefined);
    if (items.length === 1) this.subject = { ...subject, items };
    const value = read(target);
    if (value?.kind === "money") this.#note(role, value, { typed, figure });
    if (items.length > 1 || targets.length !== items.length || !this.#isAtHome(items)) {
      const choices = targets.flatMap((one): PasteMatch[] => {
        const reading = one.parts === undefined ? read(one) : undefined;
        return reading === undefined ? [] : [{ key: one.key, typed, value: reading, line }];
      });
      if (choices.length > 0 || value === undefined)
        collector.addAmbiguous(raw.slice(at, end), targets, choices);
      return end;
    }
    if (value === undefined) collector.addUnread(piece);
    else collector.add(target, typed, value, line);
    return end;
  }

  #isAtHome(items: readonly ProseItem[]): boolean {
    const { isSection, scope } = this.#line;
    return !isSection || items.every(({ group }) => scope.has(group));
  }

  #note(
    role: Role,
    value: MoneyValue,
    { typed, figure }: { readonly typed: string; readonly figure: ScannedFigure },
  ): void {
    const facts = this.#factsNow(figure);
    if (facts === undefined) return;
    if (role === "actual") facts.actual = { value, typed };
    else facts[role] = value;
  }

  #factsNow(_at: ScannedFigure): Facts | undefined {
    const subject = this.subject;
    if (subject === undefined) return undefined;
    const id = nameKey(subject.label);
    const known = this.#facts.get(id);
    const facts: Facts = known ?? {
      items: subject.items,
      label: subject.label,
      changes: [] as Change[],
      line: this.#line.line,
    };
    this.#facts.set(id, facts);
    return facts;
  }

  /** The longest name that ends at the figure and begins behind a sign that parts pieces. */
  #nameBefore(
    from: number,
    to: number,
  ): { readonly named?: readonly ProseItem[]; readonly words: FigureWords; readonly at: number } {
    const folded = this.#folded;
    const begin = Math.max(from, to - LONGEST_LOOKBACK);
    const starts = [begin];
    for (const { index: at } of folded.slice(begin, to).matchAll(PARTINGS))
      starts.push(begin + at + 1);
    for (const at of starts) {
      const words = readWords(folded.slice(at, to), false);
      const named = [words.whole, words.name]
        .map((name) => (name === "" ? [] : this.#source.index.named(name)))
        .find((items) => items.length > 0);
      if (named !== undefined) return { named, words, at };
    }
    const at = this.#lastClause(from, to);
    return { words: readWords(folded.slice(at, to), false), at };
  }

  /** Where the last clause of a stretch begins, signs at its very end not counted. */
  #lastClause(from: number, to: number): number {
    const end = from + cutEnd(this.#folded.slice(from, to), TRAILING).length;
    for (let at = end; at > from; at -= 1) if (CLAUSE.test(this.#folded[at - 1] ?? "")) return at;
    return from;
  }

  /** Clauses without a figure: what they name is talked about from there on, or nothing that is known. */
  #readTopics(from: number, to: number): void {
    for (const clause of this.#folded.slice(from, to).split(CLAUSE)) {
      const words = clause.replace(/\s+/g, "");
      if (!/\p{Script=Han}{2,}/u.test(words) || NEUTRAL.test(words)) continue;
      const { name } = readWords(words, false);
      if (name === "") continue;
      const topic = name.replace(TOPIC, "");
      const label = [name, topic, CLASSED.exec(name)?.groups?.["item"] ?? ""].find(
        (one) => one !== "" && this.#source.index.named(one).length > 0,
      );
      this.subject =
        label === undefined ? undefined : { items: this.#source.index.named(label), label };
    }
  }

  #readWordsOnly(from: number, to: number): void {
    this.#followFrame(from, to);
    this.#readTopics(from, to);
  }

  /** @returns where the explanation ends: before the first sentence that names a thing with a figure, or at the end */
  #readReason(from: number, at: number, start: number, figures: readonly ScannedFigure[]): number {
    const folded = this.#folded;
    this.#base = baseIn(folded.slice(Math.max(from, at - 60), at), this.#source.year) ?? this.#base;
    const end = this.#reasonEnd(start, figures);
    const text = this.#line.raw.slice(start, end).trim();
    const items = this.subject === undefined ? [] : this.subject.items;
    const here = items.filter(({ group }) => this.#line.scope.has(group));
    const candidates = (here.length > 0 || this.#line.isSection ? here : items).flatMap(
      ({ reasons }) =>
        this.#base === "prior" || this.#base === "budget" ? (reasons[this.#base] ?? []) : [],
    );
    const [target] = candidates;
    const value = target && readValue(target, text, this.#line.unit);
    if (target !== undefined && value !== undefined && candidates.length === 1)
      this.#source.collector.add(target, text, value, this.#line.line);
    else if (text !== "")
      this.#source.collector.addUnread(`${this.subject?.label ?? ""}原因：${text}`);
    this.#sentence = end;
    return end;
  }

  #reasonEnd(start: number, figures: readonly ScannedFigure[]): number {
    const folded = this.#folded;
    let next = 0;
    for (const { index } of folded.slice(start).matchAll(/。/g)) {
      const at = start + index + 1;
      while (next < figures.length && (figures[next]?.start ?? 0) < at) next += 1;
      const figure = figures[next];
      if (figure === undefined) return folded.length;
      const clause = folded.slice(at, Math.min(figure.start, at + LONGEST_LOOKBACK));
      if (/[。；;]/.test(clause)) continue;
      const head = clause.split(/[,，:：]/)[0] ?? "";
      const { name } = readWords(head, false);
      if (name !== "" && this.#source.index.named(name).length > 0) return at;
    }
    return folded.length;
  }

  #isZeroClass(name: string, figure: ScannedFigure): boolean {
    if (!this.#line.hasClasses || figure.doubtful) return false;
    const value = readMoney(this.#line.raw.slice(figure.start, figure.end), this.#line.unit);
    return value?.yuan === "0" && this.#source.isClass(name);
  }

  #weigh(facts: Facts): void {
    const { derived, contradictions } = weighFacts(facts);
    this.contradictions.push(...contradictions);
    for (const { role, value, typed, isSure } of derived) {
      const items = inScope(facts.items, role, this.#line.scope);
      const targets = items.flatMap(({ slots }) => slots[role] ?? []).filter(isOpen);
      const [target] = targets;
      if (target === undefined) continue;
      const { line } = facts;
      const { collector } = this.#source;
      if (targets.length === 1 && items.length === 1 && isSure && this.#isAtHome(items)) {
        collector.add(target, typed, value, line, true);
        continue;
      }
      const choices = targets.map(({ key }) => ({ key, typed, value, line, computed: true }));
      collector.addAmbiguous(
        `${facts.label}${role === "prior" ? "上年数" : "预算数"}`,
        targets,
        choices,
      );
    }
  }
}

/** Asked for, not computed. */
function isOpen({ parts }: PasteTarget): boolean {
  return parts === undefined;
}
