/** Work that waits for its turn. */
export interface QueuedWork {
  /** Never rejects. */
  run(): Promise<void>;
  /** Called when it has run: may add more, which waits behind the others. */
  after?(): void;
  /** Told whenever it changes how many are before it, while it waits. */
  wait(ahead: number): void;
}

/** Runs so many at a time, the others in the order they came. */
export interface CompileQueue {
  add(work: QueuedWork): void;
  /** Resolves when nothing runs or waits. */
  settle(): Promise<void>;
}

/** @param atOnce how many run at the same time, at least 1 */
export function createCompileQueue(atOnce: number): CompileQueue {
  const running = new Set<Promise<void>>();
  const waiting: QueuedWork[] = [];

  function start(work: QueuedWork): void {
    const run = work.run().then(() => {
      running.delete(run);
      const next = waiting.shift();
      if (next !== undefined) start(next);
      waiting.forEach((one, index) => one.wait(running.size + index));
      work.after?.();
    });
    running.add(run);
  }

  return {
    add(work) {
      if (running.size < atOnce) {
        start(work);
        return;
      }
      work.wait(running.size + waiting.length);
      waiting.push(work);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
