import { addDays, weekdayOf } from "../../amounts/days.js";
import type { BureauStatus } from "../../events/office/bureau-status.js";
import { currentYear } from "../../events/office/current-year.js";
import { isWithin } from "../../events/office/is-within.js";
import type { Notice, OfficeEvent } from "../../events/office/office-events.js";
import type { OfficeState, Person } from "../../events/office/office-state.js";
import type { ReportSummary } from "../../events/report/report-summary.js";
import { buildStatus } from "../../status/build-status.js";
import { commitOffice, type OfficeCommitter } from "../commit-office.js";
import type { Notices } from "./notices.js";
import { planReminders } from "./plan-reminders.js";
import type { Log, Timers } from "../ports.js";
import { isQuiet, type QuietHours, REMINDER_DAYS_LEFT } from "./reminder-days.js";

const CHAT = "system:reminders";
const HOUR_MS = 3_600_000;
const FURTHEST = Math.max(...REMINDER_DAYS_LEFT);

export interface ReminderSettings {
  readonly quiet: QuietHours;
  /** When managers are told how everything stands: from this hour on, on these days of the week (1 is Monday). */
  readonly digest: { readonly hour: number; readonly days: readonly number[] };
}

export interface RemindersOptions extends OfficeCommitter, ReminderSettings {
  readonly timers: Timers;
  readonly log: Log;
  readonly notices: Notices;
  /** The date in the bureau's time zone. */
  dateOf(now: string): string;
  /** The hour there, 0 to 23. */
  hourOf(now: string): number;
}

/**
 * Reminds whoever's turn it is of deadlines, and tells managers how things stand. A reminder and the mark that it was
 * written are one commit, and the mark alone decides: a restart loses none and repeats none.
 */
export interface Reminders {
  /** Writes what is due now, and has it told. */
  check(): Promise<void>;
  /** Resolves when nothing is being written; nothing is afterwards. */
  stop(): Promise<void>;
}

/** Checks at once, then at every full hour. */
export function startReminders(options: RemindersOptions): Reminders {
  const { clock, timers, log } = options;
  let isStopped = false;
  let cancel = (): void => undefined;
  let underWay: Promise<void> = Promise.resolve();
  let settled: Basis | undefined;

  async function check(): Promise<void> {
    try {
      settled = await writeDue(options, settled);
    } catch (error) {
      // Tried again in an hour: what was not written is still due.
      log.error({ err: error }, "reminders could not be written");
    }
    options.notices.deliver();
  }

  function checkAndWait(): void {
    if (isStopped) return;
    underWay = check();
    const sinceFull = Date.parse(clock.now()) % HOUR_MS;
    cancel = timers.after(HOUR_MS - sinceFull, checkAndWait);
  }

  checkAndWait();
  return {
    check,
    async stop() {
      isStopped = true;
      cancel();
      await underWay;
    },
  };
}

/** What is written for one person on one day. */
interface Written {
  readonly kind: "deadline" | "digest";
  readonly person: string;
  readonly departments: readonly string[];
  readonly notice: Omit<Notice, "id" | "person">;
}

/** All that decides on what is due. */
interface Basis {
  readonly today: string;
  readonly tellsDigest: boolean;
  readonly sleeps: boolean;
  /** Of the office. */
  readonly version: number;
  readonly summaries: readonly ReportSummary[];
}

/**
 * @param settled what nothing was due on when it was last looked: most hours it is the same
 * @returns the same for the next time; undefined where something was written
 */
async function writeDue(
  options: RemindersOptions,
  settled: Basis | undefined,
): Promise<Basis | undefined> {
  const { store, clock, quiet, digest } = options;
  const now = clock.now();
  const today = options.dateOf(now);
  const hour = options.hourOf(now);
  const sleeps = isQuiet(quiet, hour);
  const isDigestTime = hour >= digest.hour && digest.days.includes(weekdayOf(today));
  const tellsDigest = isDigestTime && (!sleeps || hour === digest.hour);
  const office = store.office();
  const year = currentYear(office, []);
  const isNear = hasDeadlineWithin(office, { year, today, days: FURTHEST });
  if ((sleeps || !isNear) && !tellsDigest) return undefined;
  const summaries = await store.summaries({ departments: new Set(office.departments.keys()) });
  const basis = { today, tellsDigest, sleeps, version: office.version, summaries };
  if (settled !== undefined && isSame(settled, basis)) return basis;
  const at = { office, summaries, year, now, today };
  const due: Written[] = [];
  if (!sleeps && isNear) {
    const status = buildStatus({ ...at, departments: office.departments.keys() });
    const reminders = planReminders(office, status, (instant) => options.dateOf(instant));
    due.push(...reminders.map((one) => ({ ...one, kind: "deadline" as const })));
  }
  if (tellsDigest) due.push(...planDigests(at));
  if (due.length === 0) return basis;
  await write(options, today, due);
  return undefined;
}

/** The line of a report is another one once it changed. */
function isSame(a: Basis, b: Basis): boolean {
  return (
    a.today === b.today &&
    a.tellsDigest === b.tellsDigest &&
    a.sleeps === b.sleeps &&
    a.version === b.version &&
    a.summaries.length === b.summaries.length &&
    a.summaries.every((line, index) => line === b.summaries[index])
  );
}

function hasDeadlineWithin(
  office: OfficeState,
  { year, today, days }: { readonly year: string; readonly today: string; readonly days: number },
): boolean {
  const until = addDays(today, days);
  for (const [place, { due }] of office.deadlines) {
    if (due <= until && place.endsWith(`/${year}`)) return true;
  }
  return false;
}

/** How their part of the bureau stands, for managers whose part has a deadline to keep. */
function planDigests(at: {
  readonly office: OfficeState;
  readonly summaries: readonly ReportSummary[];
  readonly year: string;
  readonly now: string;
  readonly today: string;
}): readonly Written[] {
  const { office, today } = at;
  return [...office.people.values()].flatMap((person): Written[] => {
    if (office.lastReminded.get(`digest ${person.id}`) === today) return [];
    const departments = managedBy(office, person);
    if (departments.length === 0 || person.accounts.size === 0) return [];
    const status = buildStatus({ ...at, departments });
    if (!hasWork(status)) return [];
    const notice = { text: `进度简报　${status.text}`, opens: "status" } as const;
    return [{ kind: "digest", person: person.id, departments, notice }];
  });
}

function managedBy(office: OfficeState, { grants }: Person): readonly string[] {
  const own = grants.filter(({ role }) => role === "manager");
  if (own.length === 0) return [];
  return [...office.departments.keys()].filter((id) =>
    own.some(({ department }) => department === null || isWithin(office, id, department)),
  );
}

function hasWork({ departments }: BureauStatus): boolean {
  return departments.some(({ daysLeft }) => daysLeft !== null);
}

/** Every notice with its mark, all in one commit; what was marked meanwhile is left out. */
async function write(
  options: RemindersOptions,
  day: string,
  due: readonly Written[],
): Promise<void> {
  await commitOffice(options, {
    chat: CHAT,
    by: CHAT,
    decide: ({ people, lastReminded }) =>
      due.flatMap(({ kind, person, departments, notice }): readonly OfficeEvent[] => {
        const isWritten = lastReminded.get(`${kind} ${person}`) === day;
        if (isWritten || people.get(person)?.hasLeft !== false) return [];
        const id = `${kind}-${day}-${person}`;
        return [
          { type: "notified", notice: { id, person, ...notice } },
          { type: "reminded", person, kind, day, departments },
        ];
      }),
  });
}
