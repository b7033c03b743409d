import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFileArchive } from "../../../storage/archive/file-archive.js";
import { createMemoryArchive } from "../../../storage/memory/memory-archive.js";
import { StoreDamagedError, StoreUnavailableError } from "../../../src/errors.js";
import type { Archive, ArchivedVersion } from "../../../src/workflow/ports.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "archive-"));
});
afterEach(() => rm(dir, { recursive: true }));

function version(text: string): ArchivedVersion {
  const file = { mime: "application/x-test", bytes: Buffer.from(text) };
  return {
    hash: "0123456789ab",
    files: [
      { ...file, name: "2019年度部门决算公开-××办.docx", format: "docx" },
      { ...file, name: "更正说明.docx", format: "note" },
    ],
  };
}

const KINDS: readonly { readonly kind: string; readonly open: () => Archive }[] = [
  { kind: "memory", open: createMemoryArchive },
  { kind: "files", open: () => createFileArchive(path.join(dir, "approved")) },
];

it.each(KINDS)("gives back what was put, version by version: $kind", async ({ open }) => {
  const archive = open();
  await archive.put("r1", 1, version("first"));
  await archive.put("r1", 2, version("second"));
  const [first, second] = [await archive.get("r1", 1), await archive.get("r1", 2)];
  expect(first?.files.map(({ name, format }) => [name, format])).toEqual([
    ["2019年度部门决算公开-××办.docx", "docx"],
    ["更正说明.docx", "note"],
  ]);
  expect(Buffer.from(first?.files[0]?.bytes ?? "").toString()).toBe("first");
  expect(Buffer.from(second?.files[0]?.bytes ?? "").toString()).toBe("second");
  expect(await archive.get("r1", 3)).toBeUndefined();
  expect(await archive.get("r2", 1)).toBeUndefined();
});

it("puts a version again that nobody approved in the end", async () => {
  const archive = createFileArchive(dir);
  await archive.put("r1", 1, version("before"));
  await archive.put("r1", 1, version("after"));
  const kept = await archive.get("r1", 1);
  expect(Buffer.from(kept?.files[0]?.bytes ?? "").toString()).toBe("after");
});

it("takes files without their index for nothing", async () => {
  const archive = createFileArchive(dir);
  await archive.put("r1", 1, version("whole"));
  await rm(path.join(dir, "r1", "1", "index.json"));
  expect(await archive.get("r1", 1)).toBeUndefined();
});

it("never gives a file that was changed", async () => {
  const archive = createFileArchive(dir);
  await archive.put("r1", 1, version("as approved"));
  const folder = path.join(dir, "r1", "1");
  const [file = ""] = (await readdir(folder)).filter((name) => name !== "index.json");
  await writeFile(path.join(folder, file), "changed");
  await expect(archive.get("r1", 1)).rejects.toThrow(StoreDamagedError);
});

it("says so when it cannot be made durable", async () => {
  await writeFile(path.join(dir, "approved"), "a file where a folder should be");
  const archive = createFileArchive(path.join(dir, "approved"));
  await expect(archive.put("r1", 1, version("x"))).rejects.toThrow(StoreUnavailableError);
});

it("leaves paths alone", async () => {
  const archive = createFileArchive(dir);
  await expect(archive.get("../r1", 1)).rejects.toThrow(StoreDamagedError);
});
