import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { repliesOf } from "../final-accounts.js";
import { openXlsx } from "./open-xlsx.js";
import { writtenOf } from "./written.js";

const BUREAU = "test/conversations/departments/bureau.yaml";
/** 分 in 万元: what a float may differ by is far less. */
const DECIMALS = 6;

const hasOffice = isInstalled();
if (!hasOffice) process.stderr.write("skipped: LibreOffice (soffice) is not installed\n");

function isInstalled(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

it.skipIf(!hasOffice)(
  "is worked out by LibreOffice to the figures it holds",
  { timeout: 120_000 },
  async () => {
    const { bytes, book } = await writtenOf(repliesOf(BUREAU, { "basic.30201": "123456.78元" }));
    const worked = openXlsx(await recalculateInOffice(bytes));
    let formulas = 0;
    for (const sheet of book.sheets) {
      for (const [address, { formula, value }] of sheet.cells) {
        if (formula === undefined) continue;
        formulas += 1;
        const there = worked.sheet(sheet.name).cell(address);
        expect(there.formula).toBe(formula);
        expect(Number(there.value).toFixed(DECIMALS)).toBe(Number(value).toFixed(DECIMALS));
      }
    }
    expect(formulas).toBeGreaterThan(200);
  },
);

/** Takes the figures formulas hold away, so that they have to be worked out, and lets LibreOffice save the rest. */
async function recalculateInOffice(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    parts[name] = strToU8(strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1"));
  }
  const dir = await mkdtemp(path.join(tmpdir(), "xlsx-"));
  try {
    const file = path.join(dir, "report.xlsx");
    await writeFile(file, zipSync(parts));
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(dir, "profile")).href}`;
    const out = path.join(dir, "out");
    const order = ["--headless", "--convert-to", "xlsx", "--outdir", out, file];
    await promisify(execFile)("soffice", [profile, ...order]);
    return await readFile(path.join(out, "report.xlsx"));
  } finally {
    await rm(dir, { recursive: true });
  }
}
