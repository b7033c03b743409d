/** Runs the tasks of one key one after another, in the order given; those of different keys side by side. */
export interface KeyedQueue {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export function createKeyedQueue(): KeyedQueue {
  // A key stands here only while somebody uses it: nothing is left behind.
  const waiting = new Map<string, (() => void)[]>();

  function release(key: string): void {
    const next = waiting.get(key)?.shift();
    if (next === undefined) waiting.delete(key);
    else next();
  }

  return {
    async run(key, task) {
      const line = waiting.get(key);
      if (line === undefined) waiting.set(key, []);
      else await new Promise<void>((resolve) => line.push(resolve));
      try {
        return await task();
      } finally {
        release(key);
      }
    },
  };
}
