import { workerData } from "piscina";
import { z } from "zod";
import type { FileReading } from "../interview/file/file-reading.js";
import { loadPack } from "../pack/load-pack.js";
import type { ReadTask } from "./intake-tasks.js";
import { readChecked } from "./read-checked.js";

const { packDirs } = z.object({ packDirs: z.array(z.string()) }).parse(workerData);

/** Loaded once a worker, not once a task. */
const packs = Promise.all(packDirs.map(loadPack));

export async function read({ bytes, about }: ReadTask): Promise<FileReading> {
  const pack = (await packs).find((one) => one.name === about?.pack);
  if (about === null || pack === undefined) return readChecked(bytes, null);
  return readChecked(bytes, { pack, report: about.report, year: about.year });
}
