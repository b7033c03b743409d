/** Somebody who came in. */
export interface Visitor {
  /** Stands behind "web:" in the account: letters, digits, _ and -. */
  readonly name: string;
}

/** How people beyond this machine come in. Whoever holds a session was let in by it once. */
export interface SignIn {
  /**
   * Uses up a one-time code.
   *
   * @returns whom it lets in; undefined when there is no such code, or no more
   */
  redeem(code: string): Promise<Visitor | undefined>;
  /** Whether somebody with a session may still come in. */
  isWelcome(visitor: Visitor): boolean;
}
