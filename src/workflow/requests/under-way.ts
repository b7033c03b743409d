/** Work that was started and that nobody waits for, until the bot stops. */
export interface UnderWay {
  /** @param work one that never fails: it tells what goes wrong itself */
  add(work: Promise<void>): void;
  /** Resolves when nothing is under way, what was added meanwhile included. */
  settle(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<void>>();
  return {
    add(work) {
      const kept = work.finally(() => works.delete(kept));
      works.add(kept);
    },
    async settle() {
      while (works.size > 0) await Promise.all(works);
    },
  };
}
