import { readFileSync, writeFileSync } from "node:fs";

/** Lines typed before, for the arrow keys; the newest first, as readline has them. */
export interface LineHistory {
  load(): string[];
  keep(lines: readonly string[]): void;
}

const MOST_LINES = 200;

/** Keeps them in a file nobody else may read. Losing it loses nothing but comfort. */
export function createLineHistory(file: string): LineHistory {
  return {
    load() {
      try {
        return readFileSync(file, "utf8").split("\n").filter(Boolean);
      } catch {
        return [];
      }
    },
    keep(lines) {
      try {
        writeFileSync(file, lines.slice(0, MOST_LINES).join("\n"), { mode: 0o600 });
      } catch {
        // The folder is gone or full: the answers are kept elsewhere.
      }
    },
  };
}
