/** So many at once, and so many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Lets everybody do something only so often. */
export interface RateLimit {
  /** @returns 0 when it may be done now, else the seconds to wait */
  take(who: string): number;
  /** What was taken last does not count. */
  giveBack(who: string): void;
}

/** Of those who have been quiet longest nothing is remembered. */
const MOST_REMEMBERED = 10_000;

/** @param nowMs milliseconds of any clock that goes forward */
export function createRateLimit({ burst, perSecond }: Rate, nowMs: () => number): RateLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    take(who) {
      const at = nowMs();
      const bucket = buckets.get(who) ?? { left: burst, at };
      const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1_000) * perSecond);
      buckets.delete(who);
      buckets.set(who, { left: left < 1 ? left : left - 1, at });
      const [oldest] = buckets.keys();
      if (buckets.size > MOST_REMEMBERED && oldest !== undefined) buckets.delete(oldest);
      return left < 1 ? Math.ceil((1 - left) / perSecond) : 0;
    },
    giveBack(who) {
      const bucket = buckets.get(who);
      if (bucket !== undefined)
        buckets.set(who, { ...bucket, left: Math.min(burst, bucket.left + 1) });
    },
  };
}
