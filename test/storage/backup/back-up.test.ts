import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUp, verifyBackup } from "../../../storage/backup/back-up.js";
import { restore } from "../../../storage/backup/restore.js";
import { readTar, tarEnd, tarHeader, tarPadding } from "../../../storage/backup/tar.js";
import { runBackupCommand } from "../../../src/backup-command.js";
import { openLowdbStore } from "../../../storage/lowdb/lowdb-store.js";
import { answer, readYuan } from "../commits.js";
import { DataFolder } from "../lowdb/data-folder.js";

const AT = "2020-08-12T01:02:03.000Z";
let folder: DataFolder;
let file: string;
let target: string;

beforeEach(async () => {
  folder = await DataFolder.create();
  file = path.join(path.dirname(folder.dir), "backup.tar.gz");
  target = path.join(path.dirname(folder.dir), "restored");
});
afterEach(() => folder.remove());

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function openRestored() {
  return openLowdbStore({ dir: target, clock: { now: () => AT }, log: silent });
}

describe("a backup", () => {
  it("of a bot at work has everything acknowledged before it began", async () => {
    const store = await folder.open({ quietMs: 5 });
    for (let n = 1; n <= 30; n += 1) {
      await answer(store, { update: `a${n}`, key: `k${n}`, yuan: `${n}`, report: `r${n % 3}` });
    }
    const clerk = { goesOn: true };
    const answering = (async () => {
      for (let n = 1; clerk.goesOn; n += 1) {
        await answer(store, { update: `b${n}`, chat: "terminal:2", report: "busy", yuan: `${n}` });
      }
    })();
    await backUp({ dir: folder.dir, file, createdAt: AT });
    clerk.goesOn = false;
    await answering;
    await restore({ dir: target, file });
    const restored = await openRestored();
    for (let n = 1; n <= 30; n += 1) {
      expect(await readYuan(restored, `r${n % 3}`, `k${n}`)).toBe(String(n));
    }
    expect(await answer(restored, { update: "c", report: "r1", yuan: "7" })).toBe("ok");
    await restored.close();
  });

  it("leaves out who runs now, and keeps the rest byte by byte", async () => {
    const store = await folder.open();
    await answer(store, { update: "1", yuan: "4629600" });
    await mkdir(path.join(folder.dir, "approved/r1"), { recursive: true });
    await writeFile(path.join(folder.dir, "approved/r1/报告.docx"), Buffer.from([0, 1, 255]));
    const { files } = await backUp({ dir: folder.dir, file, createdAt: AT });
    const names = files.map((one) => one.path);
    expect(names[0]).toBe("index.json");
    expect(names.at(-1)).toMatch(/^journal\/\d+\.jsonl$/);
    expect(names.filter((name) => name.startsWith("lock"))).toEqual([]);
    await restore({ dir: target, file });
    expect(await readFile(path.join(target, "approved/r1/报告.docx"))).toEqual(
      Buffer.from([0, 1, 255]),
    );
  });

  it("of a folder without data is not made", async () => {
    await mkdir(folder.dir, { recursive: true });
    await expect(backUp({ dir: folder.dir, file, createdAt: AT })).rejects.toThrow("holds no data");
    await expect(readFile(file)).rejects.toThrow("ENOENT");
  });
});

describe("restoring", () => {
  beforeEach(async () => {
    const store = await folder.open();
    await answer(store, { update: "1", yuan: "4629600" });
    await backUp({ dir: folder.dir, file, createdAt: AT });
  });

  it("leaves a folder alone that holds anything", async () => {
    await mkdir(target);
    await writeFile(path.join(target, "mine.txt"), "x");
    await expect(restore({ dir: target, file })).rejects.toThrow("is not empty");
    expect(await readFile(path.join(target, "mine.txt"), "utf8")).toBe("x");
  });

  it.each([
    {
      name: "a changed figure",
      spoil: (tar: Buffer) =>
        Buffer.from(tar.toString("latin1").replace("4629600", "4629601"), "latin1"),
    },
    { name: "a missing end", spoil: (tar: Buffer) => tar.subarray(0, tar.length - 3_000) },
    { name: "no list of files", spoil: (tar: Buffer) => tar.subarray(0, 512 * 2) },
    { name: "what is no archive", spoil: () => Buffer.from("hello ".repeat(500)) },
  ])("refuses $name and writes nothing", async ({ spoil }) => {
    await writeFile(file, gzipSync(spoil(gunzipSync(await readFile(file)))));
    await expect(restore({ dir: target, file })).rejects.toMatchObject({ code: "BACKUP_INVALID" });
    await expect(readFile(path.join(target, "index.json"))).rejects.toThrow("ENOENT");
  });

  it("refuses a file cut short", async () => {
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length / 2));
    await expect(verifyBackup(file)).rejects.toMatchObject({ code: "BACKUP_INVALID" });
  });

  it.each(["../outside", "/etc/outside", "a/../../outside"])(
    "writes nothing to %s",
    async (name) => {
      const bytes = Buffer.from("x");
      const tar = [tarHeader({ name, size: 1 }), bytes, tarPadding(1), tarEnd()];
      await writeFile(file, gzipSync(Buffer.concat(tar)));
      await expect(restore({ dir: target, file })).rejects.toMatchObject({
        code: "BACKUP_INVALID",
      });
    },
  );
});

it("reads an archive however it is cut into chunks", async () => {
  const name = `${"长".repeat(40)}/${"名".repeat(30)}.json`;
  const bytes = Buffer.alloc(1_300, "x");
  const tar = Buffer.concat([
    tarHeader({ name, size: bytes.length }),
    bytes,
    tarPadding(bytes.length),
    tarEnd(),
  ]);
  for (const size of [1, 7, 511, 512, 513, tar.length]) {
    const chunks = async function* () {
      for (let at = 0; at < tar.length; at += size) yield tar.subarray(at, at + size);
    };
    const found: string[] = [];
    let length = 0;
    for await (const piece of readTar(chunks())) {
      if (piece.kind === "entry") found.push(piece.entry.name);
      else length += piece.bytes.length;
    }
    expect([found, length]).toEqual([[name], bytes.length]);
  }
});

describe("the commands", () => {
  async function run(what: "backup" | "restore", args: readonly string[], dir: string) {
    const said = { out: "", err: "" };
    const before = process.env["DATA_DIR"];
    process.env["DATA_DIR"] = dir;
    try {
      const code = await runBackupCommand(what, args, {
        out: (text) => void (said.out += text),
        err: (text) => void (said.err += text),
      });
      return { code, ...said };
    } finally {
      if (before === undefined) delete process.env["DATA_DIR"];
      else process.env["DATA_DIR"] = before;
    }
  }

  it("say what they did, and what to do when they could not", async () => {
    const store = await folder.open();
    await answer(store, { update: "1", yuan: "1" });
    expect((await run("backup", [file], folder.dir)).out).toContain("校验一致");
    expect((await run("restore", [file], target)).out).toContain("现在可以启动了");
    const again = await run("restore", [file], target);
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain("原来的数据都没动");
    await appendFile(file, "");
    expect((await run("backup", [], folder.dir)).err).toContain("用法");
    expect((await run("restore", [`${file}.none`], `${target}2`)).code).toBe(2);
  });
});
