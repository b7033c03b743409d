import { randomUUID } from "node:crypto";
import type { Clock, Ids, Timers } from "./workflow/ports.js";

export const systemClock: Clock = { now: () => new Date().toISOString() };

export const randomIds: Ids = { next: () => randomUUID().replaceAll("-", "") };

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
