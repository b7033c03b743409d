import type { Grant, Notice } from "./office-events.js";

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Account -> the chat it is told things in. */
  readonly accounts: Map<string, string>;
  readonly grants: Grant[];
  hasLeft: boolean;
}

export interface Invitation {
  readonly hash: string;
  readonly person: string | null;
  readonly name: string;
  readonly grant: Grant | null;
  readonly expiresAt: string;
  /** Account of whoever invited. */
  readonly by: string;
}

export interface Deadline {
  readonly approvedOn: string | null;
  /** ISO date. */
  readonly due: string;
}

/**
 * The bureau as the fold of its events: small enough to stay in memory whole. Changed in place by
 * `applyOfficeEvent`, which only a store may call.
 */
export interface OfficeState {
  /** Number of events applied. */
  version: number;
  readonly departments: Map<string, Department>;
  readonly people: Map<string, Person>;
  readonly personByAccount: Map<string, string>;
  /** By hash; used, cancelled ones are gone. */
  readonly invitations: Map<string, Invitation>;
  /** By `placeKey(department, year)`. */
  readonly deadlines: Map<string, Deadline>;
  readonly reports: Map<string, string>;
  /** Notices nobody was told yet, oldest first. */
  readonly notices: Map<string, Notice>;
  /** `${kind} ${person}` -> the last day of such a reminder; `nudge ${department}` likewise. */
  readonly lastReminded: Map<string, string>;
}

/** What deadlines and reports are kept by. */
export function placeKey(department: string, year: string): string {
  return `${department}/${year}`;
}
