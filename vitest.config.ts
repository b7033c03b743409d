import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Workers, and the programs some tests start, run what is compiled.
    globalSetup: "scripts/compile.js",
    globals: false,
    restoreMocks: true,
    unstubEnvs: true,
    // Processes, not threads: some tests kill what they start, and workers start threads of their own.
    pool: "forks",
    // One per core of the smallest machine that runs this.
    maxWorkers: 2,
    // Files share what they import: loading it anew for each took more than half of the time. No test mocks a module.
    isolate: false,
    // A worker that compiles a document starts cold on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // .ci/run counts from the file.
    reporters:
      process.env["CI"] === undefined
        ? ["default"]
        : ["default", ["json", { outputFile: "out/test-results.json" }]],
  },
});
