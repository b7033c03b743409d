/** Whose a shared name is: the heading tells, or the group being filled. */
export function ownerOf(rivals: readonly string[], scope: ReadonlySet<string>): string | undefined {
  const named = rivals.filter((group) => scope.has(group));
  return named.length === 1 ? named[0] : undefined;
}
