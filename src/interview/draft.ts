import type { Answer, Yuan } from "../amounts/answer.js";
import type {
  KeptFinding,
  ReportEvent,
  ReviewMark,
  Tally,
} from "../events/report/report-events.js";
import { lastYearOf } from "../events/report/apply-report-event.js";
import type { LastYearValues, ReportState } from "../events/report/report-state.js";
import { createSheet } from "../pack/sheet/create-sheet.js";
import type { Group, Key, Pack, RowsOf } from "../pack/pack.js";
import { type Carried, carriedValue, createLastYear } from "../pack/sheet/last-year.js";
import type { LastYear } from "../pack/sheet/sheet-reader.js";
import type { Sheet, StoredAnswers } from "../pack/sheet/sheet.js";

/**
 * A report with the changes of one step laid over it. The stored state stays as it is until the events
 * are committed, and nothing of it is copied: an answer costs the same however many there are.
 */
export interface Draft {
  readonly report: ReportState;
  readonly pack: Pack;
  readonly events: readonly ReportEvent[];
  /** Answers as stored before this step. */
  readonly before: Sheet;
  /** Keys whose stored answer changed. */
  readonly touched: ReadonlySet<Key>;
  /** Groups closed or opened again. */
  readonly reclosed: ReadonlySet<string>;
  /** Repeat group -> codes added or removed. */
  readonly recoded: ReadonlyMap<string, ReadonlySet<string>>;
  record(event: ReportEvent): void;
  /** The answers as they are now; made anew after every change of one, of a row or of a closure. */
  sheet(): Sheet;
  follows(key: Key): boolean;
  /** What last year's report says; null where that is not known. */
  readonly lastYear: LastYear | null;
  /** The text or choice of last year's report to begin this answer with. */
  carried(key: Key): Carried | undefined;
  rows(group: string): readonly string[];
  /** What depends on a key in the rows there are now. */
  dependentsOf(key: Key): readonly Key[];
  tally(group: string): Tally;
  /** Groups whose tally this step changed. */
  changedTallies(): Iterable<string>;
  /** Findings as they are now, accepted ones included. */
  findings(): readonly KeptFinding[];
  finding(id: string): KeptFinding | undefined;
  isAccepted(id: string): boolean;
  isPostponed(id: string): boolean;
  reviews(): ReadonlyMap<Key, ReviewMark>;
}

export function createDraft(pack: Pack, report: ReportState): Draft {
  return new LaidOver(pack, report);
}

/** What is given as an answer, and whether it follows its suggestion. */
interface Given {
  readonly answer: Answer;
  readonly follows: boolean;
}

/** A class: one is made at every reply, and closures for each of its methods would cost more than most steps. */
class LaidOver implements Draft, StoredAnswers {
  readonly report: ReportState;
  readonly pack: Pack;
  readonly events: ReportEvent[] = [];
  readonly before: Sheet;
  readonly touched = new Set<Key>();
  readonly reclosed = new Set<string>();
  readonly recoded = new Map<string, Set<string>>();
  #known: LastYearValues | null;
  lastYear: LastYear | null;
  readonly #rowsNow: RowsOf = this.rows.bind(this);
  readonly #answers = new Map<Key, Given>();
  readonly #rows = new Map<string, readonly string[]>();
  readonly #closures = new Map<string, "zero" | "none" | undefined>();
  readonly #findings = new Map<string, KeptFinding | null>();
  readonly #accepted = new Map<string, boolean>();
  readonly #postponed = new Map<string, boolean>();
  readonly #reviews = new Map<Key, ReviewMark | null>();
  readonly #tallies = new Map<string, Tally>();
  #current: Sheet | null = null;

  constructor(pack: Pack, report: ReportState) {
    this.pack = pack;
    this.report = report;
    this.#known = report.lastYear;
    this.lastYear = figuresOf(report.lastYear);
    this.before = createSheet(pack, viewOf(report), this.lastYear ?? undefined);
  }

  record(event: ReportEvent): void {
    this.events.push(event);
    this.#apply(event);
  }

  sheet(): Sheet {
    return (this.#current ??= createSheet(this.pack, this, this.lastYear ?? undefined));
  }

  // As stored, for the sheet

  answer(key: Key): Answer | undefined {
    return (this.#answers.get(key) ?? this.report.answers.get(key))?.answer;
  }

  rows(group: string): readonly string[] {
    return this.#rows.get(group) ?? this.report.rows.get(group) ?? NO_ROWS;
  }

  closure(group: string): "zero" | "none" | undefined {
    return this.#closures.has(group) ? this.#closures.get(group) : this.report.closures.get(group);
  }

  keysWithYuan(yuan: Yuan): readonly Key[] {
    const stored = [...(this.report.keysByYuan.get(yuan) ?? [])];
    const changed = [...this.#answers].filter(([, { answer }]) => yuanOf(answer) === yuan);
    return [...stored.filter((key) => !this.#answers.has(key)), ...changed.map(([key]) => key)];
  }

  // What else is as it is now

  dependentsOf(key: Key): readonly Key[] {
    return this.pack.dependentsOf(key, this.#rowsNow);
  }

  follows(key: Key): boolean {
    return (this.#answers.get(key) ?? this.report.answers.get(key))?.follows ?? false;
  }

  carried(key: Key): Carried | undefined {
    return this.#known === null ? undefined : carriedValue(this.pack, this.#known.values, key);
  }

  tally(group: string): Tally {
    return this.#tallies.get(group) ?? this.report.tallies.get(group) ?? NO_TALLY;
  }

  changedTallies(): Iterable<string> {
    return this.#tallies.keys();
  }

  findings(): readonly KeptFinding[] {
    return [...overlay(this.report.findings, this.#findings).values()];
  }

  finding(id: string): KeptFinding | undefined {
    const changed = this.#findings.get(id);
    return changed === undefined ? this.report.findings.get(id) : (changed ?? undefined);
  }

  isAccepted(id: string): boolean {
    return this.#accepted.get(id) ?? this.report.acceptances.has(id);
  }

  isPostponed(id: string): boolean {
    return this.#postponed.get(id) ?? this.report.postponed.has(id);
  }

  reviews(): ReadonlyMap<Key, ReviewMark> {
    return overlay(this.report.reviews, this.#reviews);
  }

  #apply(event: ReportEvent): void {
    switch (event.type) {
      case "answered":
        this.#answers.set(event.key, { answer: event.answer, follows: event.follows ?? false });
        this.#current = null;
        this.touched.add(event.key);
        return;
      case "row-added":
        this.#recode(event.group, event.code, [...this.rows(event.group), event.code]);
        return;
      case "row-removed": {
        const rest = this.rows(event.group).filter((code) => code !== event.code);
        this.#recode(event.group, event.code, rest);
        return;
      }
      case "group-closed":
        this.#close(event.group, event.as);
        return;
      case "group-reopened":
        this.#close(event.group, undefined);
        return;
      case "accepted":
      case "acceptance-restored":
        this.#accepted.set(event.finding, true);
        return;
      case "acceptance-lapsed":
        this.#accepted.set(event.finding, false);
        return;
      case "postponed":
        this.#postponed.set(event.finding, true);
        return;
      case "reviewed":
        this.#reviews.set(event.key, null);
        return;
      case "settled":
        this.#settle(event);
        return;
      case "last-year-taken":
        this.#known = lastYearOf(event);
        this.lastYear = figuresOf(this.#known);
        this.#current = null;
        return;
      case "correction-dropped":
        for (const id of this.report.review.correctedFrom.acceptances.keys())
          this.#accepted.set(id, true);
        return;
      case "opened":
      case "undone":
      case "put-away":
      case "taken-back":
      case "exported":
      case "pack-upgraded":
      case "assigned":
      case "submitted":
      case "withdrawn":
      case "returned":
      case "passed":
      case "gated":
      case "approved":
      case "published":
      case "correction-opened":
        return;
      default:
        throw new Error(`unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  }

  #close(group: string, as: "zero" | "none" | undefined): void {
    this.#closures.set(group, as);
    this.reclosed.add(group);
    this.#current = null;
  }

  #recode(group: string, code: string, rows: readonly string[]): void {
    this.#rows.set(group, rows);
    const codes = this.recoded.get(group) ?? new Set();
    this.recoded.set(group, codes.add(code));
    this.#current = null;
  }

  #settle(event: Extract<ReportEvent, { type: "settled" }>): void {
    for (const [id, finding] of Object.entries(event.findings)) {
      this.#findings.set(id, finding);
      this.#postponed.set(id, false);
    }
    for (const [key, mark] of Object.entries(event.reviews)) this.#reviews.set(key, mark);
    for (const [group, tally] of Object.entries(event.tallies)) this.#tallies.set(group, tally);
  }
}

function figuresOf(known: LastYearValues | null): LastYear | null {
  return known === null ? null : createLastYear(known.values);
}

const NO_ROWS: readonly string[] = Object.freeze([]);
const NO_TALLY: Tally = Object.freeze({ asked: 0, done: 0 });

/** The amount of an answer in 元, when it is one. */
export function yuanOf(answer: Answer | undefined): Yuan | undefined {
  return answer?.state === "value" && answer.value.kind === "money" ? answer.value.yuan : undefined;
}

function overlay<T>(
  stored: ReadonlyMap<string, T>,
  changes: ReadonlyMap<string, T | null>,
): ReadonlyMap<string, T> {
  if (changes.size === 0) return stored;
  const merged = new Map(stored);
  for (const [key, value] of changes) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return merged;
}

/** A stored report as the pack reads it. */
export function viewOf(report: ReportState): StoredAnswers {
  return new StoredView(report);
}

class StoredView implements StoredAnswers {
  readonly #report: ReportState;

  constructor(report: ReportState) {
    this.#report = report;
  }

  answer(key: Key): Answer | undefined {
    return this.#report.answers.get(key)?.answer;
  }

  rows(group: string): readonly string[] {
    return this.#report.rows.get(group) ?? NO_ROWS;
  }

  closure(group: string): "zero" | "none" | undefined {
    return this.#report.closures.get(group);
  }

  keysWithYuan(yuan: Yuan): readonly Key[] {
    return [...(this.#report.keysByYuan.get(yuan) ?? [])];
  }
}

/** Keys of a group's cells in one row of a repeat group. */
export function cellsOf(group: Group, code: string): readonly Key[] {
  const { rows } = group;
  if (rows === undefined) return [];
  return rows.columns.map((column) => column.key.replace("@", code));
}
