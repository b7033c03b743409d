/** How many update ids of a chat are remembered. */
const KEPT_UPDATES = 1000;

/** Adds an update id, the oldest leaving when there are too many. A set keeps the order of adding. */
export function rememberUpdate(updates: Set<string>, update: string): void {
  updates.add(update);
  if (updates.size <= KEPT_UPDATES) return;
  for (const oldest of updates) {
    updates.delete(oldest);
    return;
  }
}
