import { checkExplanation } from "../../checks/texts/check-text.js";
import { runChecks } from "../../checks/run-checks.js";
import type { KeptFinding, Tally } from "../../events/report/report-events.js";
import type { Condition } from "../../pack/expressions/grammar.js";
import type { Group, Key, Pack, Question } from "../../pack/pack.js";
import { cellsOf, type Draft } from "../draft.js";
import { markReviews } from "./mark-reviews.js";
import { isFigure, isText, mayClose, tallyClosing, tallyQuestion } from "./tally.js";

/** What the changes of a step led to, for the reply. */
export interface Consequences {
  /** Computed figures that have a value now and had none before. */
  readonly computed: readonly Key[];
  /** Explanations newly marked 待复核. */
  readonly reviews: readonly Key[];
  /** Findings that came up or changed. */
  readonly findings: readonly KeptFinding[];
  /** Ids of findings that are gone. */
  readonly solved: readonly string[];
  /** Findings that still stand, while the reason for letting them stand holds no longer. */
  readonly lapsed: readonly KeptFinding[];
}

const NOTHING: Consequences = { computed: [], reviews: [], findings: [], solved: [], lapsed: [] };

/**
 * Records what the facts of this step lead to: figures that follow their suggestion, findings, explanations to look at
 * again, tallies. The work depends on what the changed keys touch, not on how much is stored.
 */
export function settle(draft: Draft): Consequences {
  const changed = followSuggestions(draft, changedKeys(draft));
  if (changed.size === 0) return NOTHING;
  const dependents = dependentsOf(draft, changed);
  const moved = movedKeys(draft, dependents);
  const tallies = countAgain(draft, new Set([...changed, ...dependents]));
  const reviews = markReviews(draft, changed, dependents);
  const { findings, ...news } = checkAgain(draft, changed, moved.shifted);
  if (!isEmpty(findings) || !isEmpty(reviews) || !isEmpty(tallies)) {
    draft.record({ type: "settled", findings, reviews, tallies });
  }
  return {
    computed: moved.computed,
    reviews: Object.keys(reviews).filter((key) => reviews[key] !== null),
    findings: news.told,
    solved: news.solved,
    lapsed: news.lapsed,
  };
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

/** Keys whose answer, row or group changed. */
function changedKeys(draft: Draft): Set<Key> {
  const keys = new Set(draft.touched);
  for (const [id, codes] of draft.recoded) addRowKeys(draft, id, codes, keys);
  for (const id of draft.reclosed) {
    const group = draft.pack.groups.get(id);
    for (const question of group?.questions ?? []) keys.add(question.key);
    addRowKeys(draft, id, draft.rows(id), keys);
  }
  return keys;
}

/** Cells of these rows and of their parents: a new deep code turns what is above it into sums. */
function addRowKeys(draft: Draft, id: string, codes: Iterable<string>, keys: Set<Key>): void {
  const group = draft.pack.groups.get(id);
  if (group?.rows === undefined) return;
  keys.add(group.rows.prefix);
  for (const code of codes) {
    for (const length of group.rows.codeLengths) {
      if (length > code.length) continue;
      for (const key of cellsOf(group, code.slice(0, length))) keys.add(key);
    }
  }
}

function dependentsOf(draft: Draft, keys: ReadonlySet<Key>): Set<Key> {
  const dependents = new Set<Key>();
  for (const key of keys) {
    for (const other of draft.dependentsOf(key)) dependents.add(other);
  }
  return dependents;
}

/** Gives figures that follow their suggestion its new amount; a chain of them settles in as many rounds. */
function followSuggestions(draft: Draft, changed: Set<Key>): Set<Key> {
  let wave: Set<Key> = changed;
  while (wave.size > 0) {
    const next = new Set<Key>();
    for (const key of dependentsOf(draft, wave)) {
      if (draft.follows(key) && followOne(draft, key)) next.add(key);
    }
    for (const key of next) changed.add(key);
    wave = next;
  }
  return changed;
}

function followOne(draft: Draft, key: Key): boolean {
  const sheet = draft.sheet();
  const source = sheet.suggestion(key);
  const stored = sheet.stored.answer(key);
  if (source?.state !== "value" || stored?.state !== "value") return false;
  const amount = source.value.toFixed();
  const kept = stored.value;
  if (kept.kind === "money" && kept.yuan !== amount) {
    const value = { kind: "money", yuan: amount, precision: source.precision.toFixed() } as const;
    draft.record({
      type: "answered",
      key,
      answer: { state: "value", value },
      via: "suggestion",
      typed: "",
      follows: true,
    });
    return true;
  }
  if (kept.kind === "count" && kept.count !== amount) {
    const value = { kind: "count", count: amount } as const;
    draft.record({
      type: "answered",
      key,
      answer: { state: "value", value },
      via: "suggestion",
      typed: "",
      follows: true,
    });
    return true;
  }
  return false;
}

/** Dependents whose effective answer changed by itself: a condition flipped, or a figure was worked out. */
function movedKeys(
  draft: Draft,
  dependents: ReadonlySet<Key>,
): { shifted: Key[]; computed: Key[] } {
  const shifted: Key[] = [];
  const computed: Key[] = [];
  if (dependents.size === 0) return { shifted, computed };
  const now = draft.sheet();
  for (const key of dependents) {
    const question = draft.pack.find(key);
    if (question === undefined || draft.touched.has(key)) continue;
    const after = now.answer(key).state;
    if (question.value !== undefined) {
      if (after === "value" && draft.before.answer(key).state === "open") computed.push(key);
    } else if (
      draft.before.answer(key).state !== after ||
      (question.suggest !== undefined && isFigure(question))
    ) {
      shifted.push(key);
    }
  }
  return { shifted, computed };
}

function countAgain(draft: Draft, keys: ReadonlySet<Key>): Record<string, Tally> {
  const { before, pack } = draft;
  const now = draft.sheet();
  const groups = groupsToClose(draft, keys);
  const counts: Record<string, Tally> = {};
  for (const key of keys) {
    const question = pack.find(key);
    if (question === undefined) continue;
    const { group: id } = question;
    addChange(draft, counts, id, tallyQuestion(before, question), tallyQuestion(now, question));
    const group = pack.groups.get(id);
    if (group !== undefined && mayClose(group)) groups.add(group);
  }
  for (const group of groups) {
    addChange(draft, counts, group.id, tallyClosing(before, group), tallyClosing(now, group));
  }
  return counts;
}

function addChange(
  draft: Draft,
  counts: Record<string, Tally>,
  group: string,
  before: Tally,
  after: Tally,
): void {
  if (before.asked === after.asked && before.done === after.done) return;
  const { asked, done } = counts[group] ?? draft.tally(group);
  counts[group] = {
    asked: asked + after.asked - before.asked,
    done: done + after.done - before.done,
  };
}

/** Groups that may want closing now though no question of theirs changed: repeat groups without a row have none. */
function groupsToClose(draft: Draft, keys: ReadonlySet<Key>): Set<Group> {
  const groups = new Set<Group>();
  for (const id of [...draft.reclosed, ...draft.recoded.keys()]) {
    const group = draft.pack.groups.get(id);
    if (group !== undefined && mayClose(group)) groups.add(group);
  }
  for (const { group, when } of conditionalRepeats(draft.pack)) {
    const cited = draft.sheet().keysIn(when);
    if (cited.some((key) => keys.has(key))) groups.add(group);
  }
  return groups;
}

interface ConditionalRepeat {
  readonly group: Group;
  readonly when: Condition;
}

const CONDITIONAL_REPEATS = new WeakMap<Pack, readonly ConditionalRepeat[]>();

function conditionalRepeats(pack: Pack): readonly ConditionalRepeat[] {
  const known = CONDITIONAL_REPEATS.get(pack);
  if (known !== undefined) return known;
  const found = [...pack.groups.values()].flatMap((group): ConditionalRepeat[] =>
    group.rows === undefined || group.when === undefined ? [] : [{ group, when: group.when }],
  );
  CONDITIONAL_REPEATS.set(pack, found);
  return found;
}

function checkAgain(
  draft: Draft,
  changed: ReadonlySet<Key>,
  shifted: readonly Key[],
): {
  findings: Record<string, KeptFinding | null>;
  told: KeptFinding[];
  solved: string[];
  lapsed: KeptFinding[];
} {
  const findings: Record<string, KeptFinding | null> = {};
  const told: KeptFinding[] = [];
  const solved: string[] = [];
  const lapsed: KeptFinding[] = [];
  const keep = (id: string, finding: KeptFinding | null): void => {
    const kept = draft.finding(id);
    // Nearly every check holds, as it did before.
    if (finding === null && kept === undefined) return;
    const isAccepted = draft.isAccepted(id);
    if (finding !== null && kept !== undefined && isSameFinding(kept, finding)) {
      if (!isAccepted || !hasNewAnswer(draft, finding)) return;
    }
    findings[id] = finding;
    if (finding === null) solved.push(id);
    else told.push(finding);
    if (!isAccepted) return;
    draft.record({ type: "acceptance-lapsed", finding: id });
    if (finding !== null && finding.severity !== "note") lapsed.push(finding);
  };
  const keys = [...changed, ...shifted];
  for (const verdict of runChecks(draft.sheet(), keys)) {
    keep(verdict.id, verdict.outcome === "finding" ? verdict.finding : null);
  }
  for (const question of textsAbout(draft, keys)) checkText(draft, question, keep);
  return { findings, told, solved, lapsed };
}

/** The texts among these keys, and those that depend on the others: each once. */
function textsAbout(draft: Draft, keys: readonly Key[]): Set<Question> {
  const texts = new Set<Question>();
  for (const key of keys) {
    const question = draft.pack.find(key);
    if (question === undefined) continue;
    if (isText(question)) {
      texts.add(question);
      continue;
    }
    for (const other of draft.dependentsOf(key)) {
      const dependent = draft.pack.find(other);
      if (dependent !== undefined && isText(dependent)) texts.add(dependent);
    }
  }
  return texts;
}

function checkText(
  draft: Draft,
  question: Question,
  keep: (id: string, finding: KeptFinding | null) => void,
): void {
  const answer = draft.sheet().answer(question.key);
  const text = answer.state === "value" && answer.value.kind === "text" ? answer.value.text : null;
  const finding = text === null ? undefined : checkExplanation(draft.sheet(), question.key, text);
  keep(`text:${question.key}`, finding ?? null);
}

/** Both sides may come out as before although an answer in them changed: what was said of the old ones is void. */
function hasNewAnswer(draft: Draft, finding: KeptFinding): boolean {
  return finding.keys.some(
    (key) =>
      draft.touched.has(key) &&
      JSON.stringify(draft.report.answers.get(key)?.answer) !==
        JSON.stringify(draft.sheet().stored.answer(key)),
  );
}

/** Whether nothing is new to tell; a row added to a sum is, though it is zero. */
export function isSameFinding(a: KeptFinding, b: KeptFinding): boolean {
  return (
    a.says === b.says &&
    a.left === b.left &&
    a.right === b.right &&
    a.severity === b.severity &&
    a.keys.length === b.keys.length &&
    a.keys.every((key, index) => key === b.keys[index])
  );
}
