/** What a person may be in the bureau. A person may hold several, in several departments. */
export const ROLES = ["operator", "manager", "reviewer", "clerk"] as const;
export type Role = (typeof ROLES)[number];

/**
 * A role, and where it holds: a department and the units below it, or the whole bureau (null). Operators and
 * managers are of the bureau or of a part of it, clerks of one department.
 */
export interface Grant {
  readonly role: Role;
  readonly department: string | null;
  /** Of several clerks of a department, the one who answers for the report and submits it. */
  readonly responsible?: boolean;
}

/** Something a person is told though they did not ask: kept until their messenger took it. */
export interface Notice {
  readonly id: string;
  readonly person: string;
  readonly text: string;
  /** The report it is about: opened by its button. */
  readonly report?: string;
  /** The question to go to in that report. */
  readonly key?: string;
  /** A manager's list, a reviewer's desk, …: what its button does when it is no report to fill. */
  readonly opens?: "review" | "status";
  /** Not told in quiet hours: it waits for their end. */
  readonly waits?: true;
}

/** Everything that can happen to the bureau itself: departments, people, deadlines, notices. */
export type OfficeEvent =
  | {
      readonly type: "department-set";
      readonly department: string;
      readonly name: string;
      /** The department it belongs to; null: it stands by itself. */
      readonly parent: string | null;
    }
  | { readonly type: "department-removed"; readonly department: string }
  | {
      readonly type: "deadline-set";
      readonly department: string;
      readonly year: string;
      /** 批复日期, where the deadline follows from it; null: set by hand. */
      readonly approvedOn: string | null;
      /** ISO date: the last day. */
      readonly due: string;
    }
  | { readonly type: "person-added"; readonly person: string; readonly name: string }
  | { readonly type: "person-renamed"; readonly person: string; readonly name: string }
  /** Left or was removed: accounts and roles go, the name stays for the audit trail. */
  | { readonly type: "person-left"; readonly person: string }
  | {
      readonly type: "account-linked";
      readonly person: string;
      readonly account: string;
      /** Where this account is told things. */
      readonly chat: string;
    }
  | { readonly type: "account-unlinked"; readonly account: string }
  | { readonly type: "granted"; readonly person: string; readonly grant: Grant }
  | { readonly type: "revoked"; readonly person: string; readonly grant: Grant }
  | {
      readonly type: "invited";
      /** SHA-256 of the code, hexadecimal: the code itself is kept nowhere. */
      readonly hash: string;
      /** Whom it links another account to; null: a new person. */
      readonly person: string | null;
      readonly name: string;
      readonly grant: Grant | null;
      readonly expiresAt: string;
    }
  | { readonly type: "invitation-used"; readonly hash: string; readonly account: string }
  | { readonly type: "invitation-cancelled"; readonly hash: string }
  /** The report of a department and year, so that a second clerk opens the same. */
  | {
      readonly type: "report-placed";
      readonly department: string;
      readonly year: string;
      readonly report: string;
    }
  | { readonly type: "notified"; readonly notice: Notice }
  | { readonly type: "notice-delivered"; readonly notice: string }
  /** A reminder or digest of that day was written for a person; with its notice in one commit. */
  | {
      readonly type: "reminded";
      readonly person: string;
      readonly kind: "deadline" | "digest" | "nudge";
      /** ISO date in the bureau's time zone. */
      readonly day: string;
      /** Departments it was about. */
      readonly departments: readonly string[];
    };
