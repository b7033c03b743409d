import { readdir } from "node:fs/promises";
import path from "node:path";

const NAME = /^(\d{8})\.jsonl$/;

export interface Segment {
  readonly number: number;
  readonly path: string;
}

export function segmentPath(folder: string, number: number): string {
  return path.join(folder, `${String(number).padStart(8, "0")}.jsonl`);
}

/** The segments of a journal folder, oldest first. */
export async function listSegments(folder: string): Promise<readonly Segment[]> {
  const segments: Segment[] = [];
  for (const name of await readdir(folder)) {
    const number = NAME.exec(name)?.[1];
    if (number === undefined) continue;
    segments.push({ number: Number(number), path: path.join(folder, name) });
  }
  return segments.sort((a, b) => a.number - b.number);
}
