import type { Timers } from "../../src/workflow/ports.js";

/** Timers that run when told to, in the order of their time. */
export interface ManualTimers extends Timers {
  /** Lets this much time pass; what becomes due runs, with whatever it starts in between. */
  pass(ms: number): Promise<void>;
  /** Milliseconds until each timer that waits, the nearest first. */
  waiting(): readonly number[];
}

export function createManualTimers(): ManualTimers {
  let now = 0;
  const due = new Set<{ readonly at: number; readonly run: () => void }>();
  const inOrder = () => [...due].sort((a, b) => a.at - b.at);
  return {
    after(ms, run) {
      const timer = { at: now + ms, run };
      due.add(timer);
      return () => void due.delete(timer);
    },
    async pass(ms) {
      const end = now + ms;
      await settlePromises();
      for (let next = inOrder()[0]; next !== undefined && next.at <= end; next = inOrder()[0]) {
        now = next.at;
        due.delete(next);
        next.run();
        await settlePromises();
      }
      now = end;
    },
    waiting: () => inOrder().map(({ at }) => at - now),
  };
}

/** Lets everything run that waits for nothing but promises. */
export function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
