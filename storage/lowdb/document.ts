import { readFile } from "node:fs/promises";
import { type Adapter, Low } from "lowdb";
import { StoreUnavailableError } from "../../src/errors.js";
import { crc32 } from "./crc32.js";
import type { Disk } from "./disk.js";
import { isMissing } from "./is-missing.js";

/** A later form of documents gets a later number, so that this version leaves them alone. */
const FORMAT = 1;

export type DocumentReading =
  | { readonly is: "missing" }
  | { readonly is: "whole"; readonly body: unknown }
  | { readonly is: "damaged"; readonly why: string }
  | { readonly is: "newer"; readonly why: string };

/** @throws {StoreUnavailableError} when the file is there and cannot be opened */
export async function readDocument(disk: Disk, file: string): Promise<DocumentReading> {
  const adapter = new ChecksummedFile(disk, file);
  const low = new Low<unknown>(adapter, null);
  try {
    await low.read();
  } catch (cause) {
    throw new StoreUnavailableError(`cannot read ${file}`, { cause });
  }
  if (adapter.problem !== undefined) return adapter.problem;
  return low.data === null ? { is: "missing" } : { is: "whole", body: low.data };
}

/** Makes text of the body at once: later changes to its parts are not written. */
export async function writeDocument(disk: Disk, file: string, body: object): Promise<void> {
  await new Low<unknown>(new ChecksummedFile(disk, file), body).write();
}

/**
 * One JSON file: `{"format":1,"crc32":"9b1c33f0","body":…}`. The checksum is over the text of the body, so
 * that a figure changed by a failing disk is found even where the JSON still reads well.
 */
class ChecksummedFile implements Adapter<unknown> {
  readonly #disk: Disk;
  readonly #file: string;
  problem: Exclude<DocumentReading, { is: "missing" | "whole" }> | undefined;

  constructor(disk: Disk, file: string) {
    this.#disk = disk;
    this.#file = file;
  }

  async read(): Promise<unknown> {
    let text: string;
    try {
      text = await readFile(this.#file, "utf8");
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    const head = /^\{"format":(\d+),/.exec(text);
    if (head !== null && Number(head[1]) > FORMAT) {
      this.problem = { is: "newer", why: `format ${head[1] ?? ""} is of a newer version` };
      return null;
    }
    const parts = /^\{"format":1,"crc32":"([0-9a-f]{8})","body":([^]*)\}\n$/.exec(text);
    const [, checksum, body = ""] = parts ?? [];
    if (checksum === undefined) {
      this.problem = { is: "damaged", why: "not a document, or not all of one" };
      return null;
    }
    if (checksumOf(body) !== checksum) {
      this.problem = { is: "damaged", why: "wrong checksum" };
      return null;
    }
    return JSON.parse(body);
  }

  async write(data: unknown): Promise<void> {
    const body = JSON.stringify(data);
    const text = `{"format":${FORMAT},"crc32":"${checksumOf(body)}","body":${body}}\n`;
    await this.#disk.replace(this.#file, text);
  }
}

function checksumOf(text: string): string {
  return crc32(Buffer.from(text, "utf8")).toString(16).padStart(8, "0");
}
