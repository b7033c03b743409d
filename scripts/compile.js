import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, stop } from "esbuild";

const ROOT = path.resolve(import.meta.dirname, "..");
const OUT = path.join(ROOT, "dist");

/** What is run, by the name it has in dist/. */
const PROGRAMS = {
  main: "src/main.ts",
  replay: "src/replay.ts",
  backup: "src/backup.ts",
  restore: "src/restore.ts",
  worker: "src/jobs/worker.ts",
  "intake-worker": "src/jobs/intake-worker.ts",
  bench: "bench/main.ts",
  "web-people": "bench/web-people.ts",
  "check-pack": "scripts/check-pack.ts",
  "make-fonts": "scripts/make-fonts.ts",
};

/**
 * A file's own address, as `import.meta.url`, stays that of its source: fonts, the page and the question
 * script are looked for beside it, whether the source runs or what was compiled from it.
 */
const addressOfSource = {
  name: "address-of-source",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      if (!text.includes("import.meta.url")) return undefined;
      const source = path.relative(OUT, file).split(path.sep).join("/");
      const address = `new URL(${JSON.stringify(source)}, import.meta.url).href`;
      return { loader: "ts", contents: text.replaceAll("import.meta.url", address) };
    });
  },
};

/** Makes plain JavaScript of the sources: it starts sooner and answers faster than what is translated on the way. */
async function compile() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: PROGRAMS,
    outdir: OUT,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    sourcesContent: false,
    plugins: [addressOfSource],
    write: false,
  });
  await stop();
  await mkdir(OUT, { recursive: true });
  const old = new Set(await readdir(OUT));
  for (const { path: file, contents } of outputFiles) {
    old.delete(path.basename(file));
    await put(file, contents);
  }
  // Parts that nothing is made of any more; what another process is just writing is not among them.
  for (const name of old) {
    if (/\.(js|map)$/.test(name)) await rm(path.join(OUT, name), { force: true });
  }
}

/** A bot that runs may load the file at any moment: it finds it whole, and untouched where it is the same. */
async function put(file, contents) {
  const has = await readFile(file).catch(() => undefined);
  if (has?.equals(contents)) return;
  const whole = `${file}.${process.pid}.tmp`;
  await writeFile(whole, contents);
  await rename(whole, file);
}

// For `node --import ./scripts/compile.js dist/NAME.js`: what is run is never older than its source.
await compile();

/** Vitest, which imports this before the first test, runs tests again while one works. */
export function setup(vitest) {
  vitest.onTestsRerun(compile);
}
