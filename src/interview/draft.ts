import type { Answer, Yuan } from "../amounts/answer.js";
import type { KeptFinding, ReportEvent, ReviewMark, Tally } from "../events/report-events.js";
import type { ReportState } from "../events/report-state.js";
import { createSheet } from "../pack/create-sheet.js";
import type { Group, Key, Pack } from "../pack/pack.js";
import type { Figure, Sheet, StoredAnswers } from "../pack/sheet.js";

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
  /** The answers as they are now; made anew after every change. */
  sheet(): Sheet;
  follows(key: Key): boolean;
  readonly rows: (group: string) => readonly string[];
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

type LastYear = { figure(key: Key): Figure };

export function createDraft(pack: Pack, report: ReportState, lastYear?: LastYear): Draft {
  const answers = new Map<Key, { answer: Answer; follows: boolean }>();
  const rows = new Map<string, readonly string[]>();
  const closures = new Map<string, "zero" | "none" | undefined>();
  const touched = new Set<Key>();
  const reclosed = new Set<string>();
  const recoded = new Map<string, Set<string>>();
  const events: ReportEvent[] = [];
  const findings = new Map<string, KeptFinding | null>();
  const accepted = new Map<string, boolean>();
  const postponed = new Map<string, boolean>();
  const reviews = new Map<Key, ReviewMark | null>();
  const tallies = new Map<string, Tally>();
  let current: Sheet | null = null;

  const rowsOf = (group: string): readonly string[] =>
    rows.get(group) ?? report.rows.get(group) ?? [];
  const stored: StoredAnswers = {
    answer: (key) => answers.get(key)?.answer ?? report.answers.get(key)?.answer,
    rows: rowsOf,
    closure: (group) => (closures.has(group) ? closures.get(group) : report.closures.get(group)),
    keysWithYuan: (yuan) => [
      ...[...(report.keysByYuan.get(yuan) ?? [])].filter((key) => !answers.has(key)),
      ...[...answers].filter(([, { answer }]) => yuanOf(answer) === yuan).map(([key]) => key),
    ],
  };

  function recode(group: string, code: string): void {
    const codes = recoded.get(group) ?? new Set();
    recoded.set(group, codes.add(code));
  }

  function apply(event: ReportEvent): void {
    switch (event.type) {
      case "answered":
        answers.set(event.key, { answer: event.answer, follows: event.follows ?? false });
        touched.add(event.key);
        return;
      case "row-added":
        rows.set(event.group, [...rowsOf(event.group), event.code]);
        recode(event.group, event.code);
        return;
      case "row-removed":
        rows.set(
          event.group,
          rowsOf(event.group).filter((code) => code !== event.code),
        );
        recode(event.group, event.code);
        return;
      case "group-closed":
        closures.set(event.group, event.as);
        reclosed.add(event.group);
        return;
      case "group-reopened":
        closures.set(event.group, undefined);
        reclosed.add(event.group);
        return;
      case "accepted":
        accepted.set(event.finding, true);
        return;
      case "acceptance-lapsed":
        accepted.set(event.finding, false);
        return;
      case "postponed":
        postponed.set(event.finding, true);
        return;
      case "reviewed":
        reviews.set(event.key, null);
        return;
      case "settled":
        for (const [id, finding] of Object.entries(event.findings)) {
          findings.set(id, finding);
          postponed.set(id, false);
        }
        for (const [key, mark] of Object.entries(event.reviews)) reviews.set(key, mark);
        for (const [group, tally] of Object.entries(event.tallies)) tallies.set(group, tally);
        return;
      case "opened":
      case "undone":
      case "put-away":
      case "taken-back":
      case "pack-upgraded":
        return;
      default:
        throw new Error(`unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  }

  return {
    report,
    pack,
    events,
    touched,
    reclosed,
    recoded,
    before: createSheet(pack, viewOf(report), lastYear),
    record(event) {
      events.push(event);
      apply(event);
      current = null;
    },
    sheet: () => (current ??= createSheet(pack, stored, lastYear)),
    follows: (key) => answers.get(key)?.follows ?? report.answers.get(key)?.follows ?? false,
    rows: rowsOf,
    tally: (group) => tallies.get(group) ?? report.tallies.get(group) ?? { asked: 0, done: 0 },
    changedTallies: () => tallies.keys(),
    findings: () => [...overlay(report.findings, findings).values()],
    finding(id) {
      const changed = findings.get(id);
      return changed === undefined ? report.findings.get(id) : (changed ?? undefined);
    },
    isAccepted: (id) => accepted.get(id) ?? report.acceptances.has(id),
    isPostponed: (id) => postponed.get(id) ?? report.postponed.has(id),
    reviews: () => overlay(report.reviews, reviews),
  };
}

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
  return {
    answer: (key) => report.answers.get(key)?.answer,
    rows: (group) => report.rows.get(group) ?? [],
    closure: (group) => report.closures.get(group),
    keysWithYuan: (yuan) => [...(report.keysByYuan.get(yuan) ?? [])],
  };
}

/** Keys of a group's cells in one row of a repeat group. */
export function cellsOf(group: Group, code: string): readonly Key[] {
  const { rows } = group;
  if (rows === undefined) return [];
  return rows.columns.map((column) => column.key.replace("@", code));
}
