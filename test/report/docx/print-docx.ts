import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const NEEDED = [
  { name: "soffice", test: "command -v soffice" },
  { name: "pdftotext", test: "command -v pdftotext" },
  { name: "a Chinese font", test: "fc-list :lang=zh-cn | grep -q ." },
];

/** @returns why files cannot be printed on this machine; undefined when they can */
export function whyNotPrinted(): string | undefined {
  const missing = NEEDED.filter(({ test }) => !succeeds(test)).map(({ name }) => name);
  return missing.length === 0 ? undefined : `${missing.join(", ")} not installed`;
}

function succeeds(command: string): boolean {
  try {
    execFileSync("sh", ["-c", command], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The machine's fonts, and ours for the figures: others are wider, and pages break elsewhere. */
const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.resolve("src/report/fonts")}</dir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Juesuan Latin</family></prefer></alias>
</fontconfig>
`;

/** Prints a Word file with LibreOffice. @returns the text of each page, its lines as printed */
export async function printDocx(bytes: Uint8Array): Promise<readonly string[]> {
  const dir = await mkdtemp(path.join(tmpdir(), "print-"));
  try {
    await writeFile(path.join(dir, "report.docx"), bytes);
    // A profile of its own: another LibreOffice may be running.
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(dir, "profile")).href}`;
    const convert = ["--headless", "--convert-to", "pdf", "--outdir", dir, "report.docx"];
    const fonts = path.join(dir, "fonts.conf");
    await writeFile(fonts, FONTS);
    await run("env", [`FONTCONFIG_FILE=${fonts}`, "soffice", profile, ...convert], { cwd: dir });
    await run("pdftotext", ["-raw", "report.pdf", "report.txt"], { cwd: dir });
    const text = await readFile(path.join(dir, "report.txt"), "utf8");
    return text.split("\f").slice(0, -1);
  } finally {
    await rm(dir, { recursive: true });
  }
}
