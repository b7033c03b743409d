/** How far a department is with its report. */
export const STAGES = [
  /** 未开始: no report yet, or one that was put away. */
  "idle",
  /** 填报中 */
  "filling",
  /** 退回 */
  "returned",
  /** 待审核 */
  "review",
  /** 已通过, not yet public: 待公开 */
  "approved",
  /** 已公开 */
  "published",
  /** 更正 of what is public */
  "correcting",
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  idle: "未开始",
  filling: "填报中",
  returned: "退回",
  review: "待审核",
  approved: "待公开",
  published: "已公开",
  correcting: "更正中",
};

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** How one department stands, without its figures. */
export interface DepartmentStatus {
  readonly department: string;
  readonly name: string;
  readonly stage: Stage;
  /** ISO 8601, UTC, when it came into that stage; null: nothing happened yet. */
  readonly since: string | null;
  /** Whole days it is in that stage. */
  readonly sinceDays: number;
  readonly report: { readonly id: string; readonly owner: string } | null;
  /** ISO 8601, UTC, of the last thing done to the report; null: nothing was. */
  readonly changedAt: string | null;
  /** Of the questions asked, how many are answered: 0 to 100, 100 only when all are. */
  readonly percent: number;
  /** Open findings: 必须改, 请核实. */
  readonly errors: number;
  readonly warnings: number;
  /** ISO date: the last day to publish; null: none was set. */
  readonly due: string | null;
  /** Days until then, negative when over; null: no deadline, or public already. */
  readonly daysLeft: number | null;
  /** Whose turn it is. What waits for a reviewer is not held against the clerk. */
  readonly holder: "clerk" | "reviewer" | "nobody";
  readonly clerks: readonly NamedPerson[];
  readonly reviewers: readonly NamedPerson[];
  /** ISO date somebody was last nudged about it. */
  readonly lastNudged: string | null;
  /** Larger: more urgent (`risk.ts`). */
  readonly risk: number;
}

/** How a bureau, or the part of it one person sees, stands with one fiscal year. */
export interface BureauStatus {
  readonly year: string;
  /** ISO date in the bureau's time zone. */
  readonly today: string;
  /** The most urgent first; equals in the order of the bureau's list. */
  readonly departments: readonly DepartmentStatus[];
  readonly counts: Readonly<Record<Stage, number>>;
  /** Past their deadline and not public. */
  readonly overdue: number;
  /** The nearest deadline that is still to come; null: none. */
  readonly next: {
    readonly due: string;
    readonly daysLeft: number;
    readonly departments: number;
  } | null;
  /** What came into its stage within the last 24 hours. */
  readonly changed: Readonly<Record<Stage, number>>;
  /** The most urgent, at most ten. */
  readonly urgent: readonly DepartmentStatus[];
  /** All of it in a few lines, as it is told. */
  readonly text: string;
}
