import type { BureauStatus, DepartmentStatus } from "../../events/office/bureau-status.js";
import type { Notice } from "../../events/office/office-events.js";
import type { OfficeState } from "../../events/office/office-state.js";
import { tellReminder } from "../../status/tell-reminder.js";
import { lastReminderDay } from "./reminder-days.js";

/** One message for one person, about all of theirs that is near. */
export interface Reminder {
  readonly person: string;
  readonly departments: readonly string[];
  readonly notice: Omit<Notice, "id" | "person">;
}

/** What of the bureau is near its deadline and whose turn it is. */
interface Owed {
  readonly department: DepartmentStatus;
  /** The day one was to be reminded of it. */
  readonly on: string;
}

/**
 * Who is to be reminded today. A day of the schedule that was missed (the bot did not run, the date was set late) is
 * made up for, as long as it has been the same person's turn since; whoever was nudged about it then needs no more.
 *
 * @param dateOf an instant as a date in the bureau's time zone
 */
export function planReminders(
  office: OfficeState,
  status: BureauStatus,
  dateOf: (instant: string) => string,
): readonly Reminder[] {
  const { today, year } = status;
  const reminders: Reminder[] = [];
  for (const [person, owed] of owedByPerson(office, status)) {
    if (office.lastReminded.get(`nudge ${person}`) === today) continue;
    const last = office.lastReminded.get(`deadline ${person}`) ?? "";
    const isDue = owed.some(
      ({ department: { since, lastNudged }, on }) =>
        on > last && on > (lastNudged ?? "") && (since === null || dateOf(since) <= on),
    );
    if (!isDue) continue;
    const rows = owed.map(({ department }) => department);
    reminders.push({
      person,
      departments: rows.map(({ department }) => department),
      notice: tellReminder(year, rows),
    });
  }
  return reminders;
}

function owedByPerson(office: OfficeState, status: BureauStatus): ReadonlyMap<string, Owed[]> {
  const byPerson = new Map<string, Owed[]>();
  for (const department of status.departments) {
    const { due, daysLeft, holder, clerks, reviewers } = department;
    const on = due === null || daysLeft === null ? undefined : lastReminderDay(due, status.today);
    if (on === undefined) continue;
    for (const { id } of holder === "reviewer" ? reviewers : clerks) {
      // Told nowhere yet: reminded once they have linked an account.
      if (office.people.get(id)?.accounts.size === 0) continue;
      const owed = byPerson.get(id) ?? [];
      byPerson.set(id, [...owed, { department, on }]);
    }
  }
  return byPerson;
}
