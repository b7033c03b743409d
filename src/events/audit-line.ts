/** One thing somebody did, in words. Plain data: it crosses to a worker. */
export interface AuditLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A person's name, or the account where nobody's is known. */
  readonly who: string;
  /** Department, or "" for what is of the whole bureau. */
  readonly department: string;
  /** 填写, 退回, 通过, … */
  readonly what: string;
  /** What it was done to. */
  readonly item: string;
  readonly was: string;
  readonly is: string;
  /** The reply as typed, a reason, a remark. */
  readonly words: string;
}
