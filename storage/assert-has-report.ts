import type { Commit } from "../src/workflow/ports.js";

/** @throws {Error} for report events without the report they belong to: the caller has a bug */
export function assertHasReport(commit: Commit): void {
  if (commit.reportEvents.length > 0 && commit.expected.report === undefined) {
    throw new Error(`update ${commit.update} of chat ${commit.chat} has events of no report`);
  }
}
