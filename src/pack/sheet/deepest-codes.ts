/** What the list of codes was when its deepest ones were found, and which they were. */
interface Found {
  readonly given: readonly string[];
  readonly deepest: readonly string[];
}

/** Lists are changed in place by their owner: what was found holds while the list is still the same. */
const remembered = new WeakMap<readonly string[], Found>();

/**
 * Codes with no longer given code beginning with them, sorted: of 205 and 2050803 only the latter.
 */
export function findDeepest(codes: readonly string[]): readonly string[] {
  const known = remembered.get(codes);
  if (known && isSame(known.given, codes)) return known.deepest;
  const sorted = [...new Set(codes)].sort();
  // Sorted, a longer code follows directly behind those that begin it.
  const deepest = sorted.filter((code, index) => !sorted[index + 1]?.startsWith(code));
  remembered.set(codes, { given: [...codes], deepest });
  return deepest;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
