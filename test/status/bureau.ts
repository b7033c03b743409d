import { applyOfficeEvent, createOfficeState } from "../../src/events/office/apply-office-event.js";
import type { OfficeEvent } from "../../src/events/office/office-events.js";
import type { OfficeState } from "../../src/events/office/office-state.js";
import type { ReportPhase } from "../../src/events/report/report-state.js";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import { buildStatus } from "../../src/status/build-status.js";

export const NOW = "2020-08-17T02:00:00.000Z";
export const TODAY = "2020-08-17";

export interface Unit {
  readonly id: string;
  readonly name?: string;
  readonly parent?: string;
  readonly due?: string;
  /** Left out: no report. */
  readonly phase?: ReportPhase;
  readonly since?: string;
  readonly percent?: number;
  readonly errors?: number;
  readonly publishedOn?: string;
  readonly clerks?: readonly string[];
}

export function summaryOf(unit: Unit): ReportSummary {
  return {
    report: `r-${unit.id}`,
    owner: `fake:${unit.id}`,
    department: unit.name ?? unit.id,
    unit: unit.id,
    year: "2019",
    phase: unit.phase ?? "filling",
    since: unit.since ?? "2020-08-10T02:00:00.000Z",
    asked: 100,
    done: unit.percent ?? 0,
    errors: unit.errors ?? 0,
    warnings: 0,
    changedAt: NOW,
    ...(unit.publishedOn === undefined ? {} : { publishedOn: unit.publishedOn }),
  };
}

export function eventsOf(units: readonly Unit[]): OfficeEvent[] {
  return units.flatMap((unit): OfficeEvent[] => [
    {
      type: "department-set",
      department: unit.id,
      name: unit.name ?? unit.id,
      parent: unit.parent ?? null,
    },
    ...(unit.due === undefined
      ? []
      : [
          {
            type: "deadline-set" as const,
            department: unit.id,
            year: "2019",
            approvedOn: null,
            due: unit.due,
          },
        ]),
    ...(unit.clerks ?? []).flatMap((person): OfficeEvent[] => [
      { type: "person-added", person, name: `填报人${person}` },
      { type: "granted", person, grant: { role: "clerk", department: unit.id } },
    ]),
  ]);
}

export function officeOf(events: readonly OfficeEvent[]): OfficeState {
  const office = createOfficeState();
  for (const event of events) {
    applyOfficeEvent(office, { batch: "b", by: "test:1", at: NOW, event });
  }
  return office;
}

export function statusOf(units: readonly Unit[], more: readonly OfficeEvent[] = []) {
  const office = officeOf([...eventsOf(units), ...more]);
  return buildStatus({
    office,
    summaries: units.filter(({ phase }) => phase !== undefined).map(summaryOf),
    departments: office.departments.keys(),
    year: "2019",
    now: NOW,
    today: TODAY,
  });
}

/** So many units in a row, the same but for their ids. */
export function many(count: number, prefix: string, unit: Omit<Unit, "id"> = {}): Unit[] {
  return Array.from({ length: count }, (_, index) => ({ ...unit, id: `${prefix}${index + 1}` }));
}
