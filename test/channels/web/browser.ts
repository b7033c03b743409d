import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";

/** Where systems put it; the library brings none along. */
const CHROMIUM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((file) => existsSync(file));

/** Why there is no browser, or undefined. */
export const noBrowser =
  CHROMIUM === undefined ? "Chromium is not installed: the page is not driven" : undefined;

export function launchBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM ?? "";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the accessibility checker finds, the serious and critical, one line each. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // The page itself lets nobody add a script.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // What was just run.
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { impact: string; id: string; nodes: { target: string[] }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
}
