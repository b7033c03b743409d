import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadPack } from "../src/pack/load-pack.js";
import { readAnswers } from "../src/replay/read-answers.js";
import { benchAnswers } from "./answer-rate.js";
import { benchBareAppend } from "./bare-append.js";
import { benchDocx } from "./docx-time.js";
import { benchFiles } from "./files.js";
import { benchLowdbWizard } from "./lowdb-wizard.js";
import { median } from "./median.js";
import { benchMemory } from "./open-reports.js";
import { benchPdf } from "./pdf-time.js";
import { benchReanswer, type Setting } from "./reanswer.js";
import { recordWalk } from "./record-walk.js";
import { benchStatus } from "./status.js";
import { benchWebChat } from "./web-chat.js";

const PACK = fileURLToPath(new URL("../conversations/final-accounts", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../examples/final-accounts-2019.yaml", import.meta.url));
const MEDIAN_OF = 5;
/** A figure whose checks all run once the income group is closed: they name nothing beyond it. */
const REANSWERED = "income.other";
const STAND_AT = "profile.scope";

/** `npm run bench`: prints figures and their ratios; nothing here is a test. */
async function main(): Promise<void> {
  const dir = await mkdtemp(path.join(os.tmpdir(), "juesuan-bench-"));
  const pack = await loadPack(PACK);
  const replies = readAnswers(await readFile(EXAMPLE, "utf8"));
  const { walk, snapshot } = await recordWalk(pack, replies);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const stored = walk.filter((one) => one.stored).length;
  say(
    `one report: ${String(walk.length)} replies, ${String(stored)} of them store something of the report`,
  );

  const bareOne = await benchBareAppend(dir, 1, 2_000);
  const bareMany = await benchBareAppend(dir, 100, 200_000);
  const wizard = await benchLowdbWizard(dir, 100, 20_000);
  const one = await benchAnswers({ dir, pack, walk, users: 1, rounds: 12 });
  const many = await benchAnswers({ dir, pack, walk, users: 100, rounds: 2 });
  say("\ndurable answers per second, warmed up");
  say(`  bare append + shared fdatasync, 1 caller    ${rate(bareOne)}`);
  say(`  bare append + shared fdatasync, 100 callers ${rate(bareMany)}`);
  say(`  telegraf wizard over one lowdb file, 100    ${rate(wizard)}`);
  say(`  this bot, 1 user     ${rate(one)}  ${ratio(one, bareOne)} of the bare append`);
  say(
    `  this bot, 100 users  ${rate(many)}  ${ratio(many, wizard)} of the wizard, ${ratio(many, bareMany)} of the bare append`,
  );

  const message = walk.findIndex((step) => step.key === REANSWERED) + 1;
  const reanswer = async (name: string, setting: Setting): Promise<number> => {
    const runs: number[] = [];
    for (let run = 0; run < MEDIAN_OF; run += 1) {
      const folder = path.join(dir, `${name}-${String(run)}`);
      runs.push(
        await benchReanswer({
          dir: folder,
          pack,
          walk,
          message: String(message),
          standAt: STAND_AT,
          setting,
        }),
      );
    }
    return median(runs);
  };
  const few = await reanswer("few", { upTo: REANSWERED, reportsBeside: 0 });
  const all = await reanswer("all", { upTo: null, reportsBeside: 0 });
  const crowd = await reanswer("crowd", { upTo: null, reportsBeside: 999 });
  say("\nprocessor time of changing one answer, microseconds, median of 5");
  say(`  few answers stored ${micros(few)}, all stored ${micros(all)}: ${ratio(all, few)}`);
  say(`  1 report stored ${micros(all)}, 1,000 stored ${micros(crowd)}: ${ratio(crowd, all)}`);

  for (const line of await benchWebChat(dir, pack, walk)) say(line);
  for (const line of await benchDocx(pack, snapshot)) say(line);
  for (const line of await benchPdf(pack, snapshot, PACK)) say(line);
  for (const line of await benchFiles(snapshot, PACK)) say(line);
  for (const line of await benchStatus(dir, pack, PACK)) say(line);
  const memory = await benchMemory(dir, pack, walk);
  say("\nmemory");
  say(
    `  100 open reports ${megabytes(memory.hundred)}, 200 ${megabytes(memory.twoHundred)}: ${ratio(memory.twoHundred, memory.hundred)}`,
  );
  await rm(dir, { recursive: true });
}

function rate(perSecond: number): string {
  return Math.round(perSecond).toLocaleString("en").padStart(9);
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)}×`;
}

function micros(value: number): string {
  return value.toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

await main();
