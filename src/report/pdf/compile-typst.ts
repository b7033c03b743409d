import path from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { PdfData } from "./pdf-data.js";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const LAYOUT = path.join(FOLDER, "report.typ");
/** Where report.typ reads the data; nothing is written to the disk. */
const DATA = path.join(FOLDER, "data.json");

/** What was worked out for a report is kept for the next one, and forgotten when that did not need it. */
const KEPT = 1;

export type Compile = (data: PdfData) => Uint8Array;

/**
 * Prepares the layout with its fonts; costs as much as several reports, so keep it.
 *
 * @returns a function that sets one report. It is synchronous: call it in a worker
 */
export function createCompile(fonts: readonly Buffer[]): Compile {
  const compiler = NodeCompiler.create({
    workspace: FOLDER,
    fontArgs: [{ fontBlobs: [...fonts] }],
  });
  return (data) => {
    compiler.mapShadow(DATA, Buffer.from(JSON.stringify(data), "utf8"));
    try {
      const compiled = compiler.compile({ mainFilePath: LAYOUT });
      const { result } = compiled;
      if (result === null) {
        const error = compiled.takeDiagnostics();
        throw new Error(`report.typ does not compile: ${JSON.stringify(error?.shortDiagnostics)}`);
      }
      return new Uint8Array(compiler.pdf(result));
    } finally {
      compiler.unmapShadow(DATA);
      compiler.evictCache(KEPT);
    }
  };
}
