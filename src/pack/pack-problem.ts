/** A mistake in a pack: where ("tables.yaml:12"), what is wrong, and what would be right. */
export interface PackProblem {
  readonly at: string;
  readonly message: string;
}
