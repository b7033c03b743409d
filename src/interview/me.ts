/** What somebody may do with a report, or in the bureau. */
export type Permission =
  /** See a report and its figures. */
  | "read"
  /** Answer, accept findings, put away. */
  | "fill"
  /** Hand a report in, publish and correct it: the responsible clerk. */
  | "submit"
  /** Return, pass exceptions, approve. */
  | "review"
  /** See how departments stand, without their figures. */
  | "status"
  /** Set the bureau up: name operators. */
  | "operate"
  /** Invite and remove people, change departments. */
  | "manage"
  /** Invite clerks to one's own department, share out its report. */
  | "share"
  | "set-deadline"
  | "nudge"
  /** Add up reports of departments. */
  | "total"
  /** See who did what. */
  | "audit";

/** Where something is asked for: a report, or a department ("" where a report is of no list). */
export interface Place {
  readonly department: string;
  /** Account that opened the report; undefined for a department. */
  readonly owner?: string;
}

/** Who is talking, and what they may do. Made by `authorise`, which alone knows the rules. */
export interface Me {
  readonly account: string;
  /** null: let in by the configuration, nobody of the bureau's list. */
  readonly person: string | null;
  /** "" where it is not known. */
  readonly name: string;
  /** @param place undefined: anywhere at all */
  may(permission: Permission, place?: Place): boolean;
  /** Whether it is allowed in the whole bureau, present and future departments alike. */
  mayEverywhere(permission: Permission): boolean;
  /** Ids of the departments where it is allowed, in the order of the list. */
  departments(permission: Permission): readonly string[];
}

/** One of these comes with every role. */
const WITH_EVERY_ROLE = ["fill", "read", "status"] as const;

/** Whether somebody may do anything at all: whoever lost their last role may not. */
export function hasRole(me: Me): boolean {
  return WITH_EVERY_ROLE.some((permission) => me.may(permission));
}
