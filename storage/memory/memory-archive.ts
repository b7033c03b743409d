import type { Archive, ArchivedVersion } from "../../src/workflow/ports.js";

/** Approved versions in memory: for tests, and for work that leaves nothing behind. */
export function createMemoryArchive(): Archive {
  const kept = new Map<string, ArchivedVersion>();
  const nameOf = (report: string, version: number): string => `${report}/${version}`;
  return {
    async put(report, version, archived) {
      kept.set(nameOf(report, version), structuredClone(archived));
    },
    get: async (report, version) => kept.get(nameOf(report, version)),
  };
}
