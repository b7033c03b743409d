import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDocx } from "../../report/docx/open-docx.js";
import { startBotApiEmulator, TOKEN, type BotApiEmulator } from "./emulator/bot-api-emulator.js";
import type { ShownMessage } from "./emulator/methods.js";
import type { EmulatedUpdate } from "./emulator/update-queue.js";
import { until } from "../until.js";

const MAIN = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));
const PACK_DIR = fileURLToPath(new URL("./small-pack", import.meta.url));
/** A process starts cold, perhaps on a busy machine. */
const PATIENCE_SECONDS = 90;

let dir: string;
let emulator: BotApiEmulator;
let bot: ChildProcess;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "whole-report-"));
  emulator = await startBotApiEmulator();
});

afterEach(async () => {
  bot.kill("SIGKILL");
  await emulator.stop();
  await rm(dir, { recursive: true });
});

function startBot(): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    cwd: dir,
    stdio: "ignore",
    env: {
      PATH: "",
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_ALLOWED_ACCOUNTS: "1",
      TELEGRAM_API_ROOT: emulator.apiRoot,
      DATA_DIR: path.join(dir, "data"),
      PACK_DIR,
      HTTP_PORT: "0",
    },
  });
}

function ended(process: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => process.once("exit", resolve));
}

const shown = (): readonly ShownMessage[] => emulator.shown(1);

/** Does something and waits for the reply that says `expected`. */
async function expectReply(expected: string, act: () => EmulatedUpdate): Promise<EmulatedUpdate> {
  const before = shown().length;
  const update = act();
  await until(
    () =>
      shown()
        .slice(before)
        .some((message) => message.text.includes(expected)),
    PATIENCE_SECONDS,
  );
  return update;
}

it(
  "fills a whole small report, through whatever goes wrong on the way",
  { timeout: 600_000 },
  async () => {
    const clerk = emulator.person(1);
    bot = startBot();
    await expectReply("涉密内容请不要输入", () => clerk.says("/start"));
    await expectReply("有哪些事项：未选", () => clerk.presses("新建2019年度报告"));
    await expectReply("有哪些事项：公务接待", () => clerk.presses("☐公务接待"));
    await expectReply("单位名称", () => clerk.presses("确定"));
    await expectReply("本年支出合计", () => clerk.says("青山镇<财政>&所"));

    // Telegram is busy: the reply comes a second later.
    emulator.failures.next("sendMessage", { kind: "answer", status: 429, retryAfter: 1 });
    await expectReply("已记录 462.96万元", () => clerk.says("462.96"));
    // The reply arrives, but the bot does not learn of it: it may come twice.
    emulator.failures.next("sendMessage", { kind: "drop", when: "after" });
    await expectReply("已记录 384.99万元", () => clerk.says("384.99"));
    const typed = await expectReply("已记录 77.79万元", () => clerk.says("77.79"));
    // The same update comes again: the current prompt, and 77.79 is not the answer to it.
    await expectReply("上年支出合计", () => {
      emulator.deliverAgain(typed);
      return typed;
    });
    expect(shown().at(-1)?.text).not.toContain("已记录");

    // The power fails; meanwhile the clerk goes on typing.
    bot.kill("SIGKILL");
    await ended(bot);
    const prior = clerk.says("378.99");
    bot = startBot();
    await expectReply("支出增加83.97万元，增长22.16%", () => prior);

    await expectReply("项目支出会不会是77.97", () => clerk.says("新增两个项目"));
    await expectReply("公务接待费", () => clerk.presses("项目支出改为77.97"));
    await expectReply("接待批次", () => clerk.says("4.2万"));
    const refused = await expectReply("没看懂“约20批”", () => clerk.says("约20批"));
    await expectReply("填完了", () => clerk.edits(refused, "20批"));
    await expectReply("改为378.90", () => clerk.edits(prior, "378.90"));

    await expectReply("请看这段说明还对不对", () => clerk.says("看待复核"));
    await expectReply("都填完了", () => clerk.presses("看过了，不用改"));
    await expectReply("要哪种文件", () => clerk.says("/report"));
    clerk.presses("Word");
    await until(() => shown().some((message) => message.document !== undefined), PATIENCE_SECONDS);
    const sent = shown().find((message) => message.document !== undefined);
    expect(sent?.document?.name).toBe("2019年度部门决算公开-青山镇财政&所.docx");
    expect(shown().some((message) => message.before.includes("正在生成Word文件，请稍候…"))).toBe(
      true,
    );

    const docx = openDocx(sent?.document?.bytes ?? new Uint8Array());
    const text = docx.paragraphs.join("\n");
    expect(text).toContain("青山镇<财政>&所");
    expect(text).toContain("本年支出合计462.96万元，比上年增加84.06万元，增长22.19%");
    expect(text).toContain("公务接待费4.20万元，国内接待20批次。");
    expect(text).not.toContain("【未填】");
    const figures = docx.tables.flat(2).filter((cell) => /^[\d.,]+$/.test(cell));
    expect(figures).toEqual(["384.99", "77.97", "462.96"]);

    const exit = ended(bot);
    bot.kill("SIGTERM");
    expect(await exit).toBe(0);
    expect(emulator.waiting()).toEqual([]);
  },
);
