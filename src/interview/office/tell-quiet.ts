import type { Turn } from "../turn.js";

/** When people hear of it, where that is not now: ，现在是免打扰时间，8点送到. */
export function tellQuiet({ context }: Turn): string {
  return context.quietUntil === null ? "" : `，现在是免打扰时间，${context.quietUntil}点送到`;
}
