import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  JSHandle,
  Locator,
  Page,
} from "playwright-core";
import { Resvg } from "@resvg/resvg-js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import type { Bot, Messenger } from "../../../src/channels/messenger.js";
import type { WebChatOptions } from "../../../src/channels/web/create-web-chat.js";
import { listMissing } from "../../../src/interview/answers/list-missing.js";
import { step } from "../../../src/interview/step.js";
import { createOpenSample } from "../../../src/open-sample.js";
import { loadPack } from "../../../src/pack/load-pack.js";
import type { Pack } from "../../../src/pack/pack.js";
import { readUpload } from "../../../src/intake/read-upload.js";
import { excerptReport } from "../../../src/report/excerpt-report.js";
import { writeTemplate } from "../../../src/report/xlsx/template/write-template.js";
import { systemTimers } from "../../../src/system.js";
import type { ChatChannel, Jobs, Store } from "../../../src/workflow/ports.js";
import { fillTemplate } from "../../intake/fill-template.js";
import { createRecordingLog } from "../../workflow/recording-log.js";
import { createFakeJobs } from "../../workflow/set-up.js";
import { createBot } from "../create-bot.js";
import { findBarriers, launchBrowser, noBrowser } from "./browser.js";
import { runWebChat, type RunningWebChat } from "./run-web-chat.js";

if (noBrowser !== undefined) process.stdout.write(`page.test.ts is skipped: ${noBrowser}\n`);

const SIZES = [
  ["a phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ["a desktop", { viewport: { width: 1440, height: 900 } }],
] as const;
/** Markup, should it ever be one, would say so. */
const NAME = "青山镇<img src=x onerror=alert(1)>&所";
const REPLIES = new Map([
  ["profile.applies", "公务接待"],
  ["profile.name", "示例单位"],
  ["spending.total", "10"],
  ["spending.basic", "6"],
  ["spending.project", "4"],
  ["spending.prior", "10"],
  ["guests.cost", "0"],
  ["guests.batches", "0"],
]);

describe.skipIf(noBrowser !== undefined)("the page", { timeout: 120_000 }, () => {
  let browser: Browser;
  let pack: Pack;
  let dir: string;
  let store: Store;
  let web: RunningWebChat;
  let context: BrowserContext;
  let page: Page;
  let troubles: string[];
  let spoken: ChatChannel;

  beforeAll(async () => {
    pack = await loadPack("test/channels/telegram/small-pack");
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), "web-page-"));
    store = createMemoryStore();
    troubles = [];
  });

  afterEach(async () => {
    await context.close();
    await web.stop();
    await rm(dir, { recursive: true });
  });

  const jobs: Jobs = {
    ...createFakeJobs(),
    // No worker: the page is what is looked at here.
    excerpt: async (snapshot, at) => excerptReport(pack, snapshot, at),
    template: async (snapshot, options) => writeTemplate(pack, snapshot, options),
    readFile: async (bytes, about) => readUpload(bytes, about === null ? null : { ...about, pack }),
  };

  function connect({ channel }: Messenger): Bot {
    spoken = channel;
    const accounts = ["web:local", "web:zhang"];
    const [log, timers] = [createRecordingLog(), systemTimers];
    const engine = { step, listMissing };
    return createBot(channel, { store, log, timers, accounts, engine, packs: [pack], jobs });
  }

  async function open(given: Partial<WebChatOptions> = {}, port = 0): Promise<void> {
    const timers = systemTimers;
    const log = createRecordingLog();
    const clock = { now: () => new Date().toISOString() };
    let ids = 0;
    const openSample = createOpenSample({
      ...{ pack, replies: REPLIES, jobs, clock, timers, log },
      ids: { next: () => `sample${(ids += 1)}` },
      dateOf: (now) => now.slice(0, 10),
    });
    web = await runWebChat(connect, { dir, log, timers, clock, openSample, ...given }, port);
  }

  async function visit(size: BrowserContextOptions): Promise<void> {
    context = await browser.newContext({
      ...size,
      acceptDownloads: true,
      locale: "zh-CN",
      reducedMotion: "reduce",
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("dialog", (dialog) => troubles.push(dialog.message()));
    page.on("console", (line) => {
      // A connection that broke on purpose is told there as well.
      const isNetwork = /ERR_INTERNET|ERR_CONNECTION|ERR_INCOMPLETE|429|503/.test(line.text());
      if (line.type() === "error" && !isNetwork) troubles.push(line.text());
    });
    await page.goto(web.url);
  }

  /** The newest message that says so. */
  const said = (text: string) => page.locator(".msg.bot", { hasText: text }).last().waitFor();
  const mine = (text: string) => page.locator(".msg.me:not(.waiting)", { hasText: text }).last();
  const press = (label: string) =>
    page.locator(".choice:visible").getByText(label, { exact: true }).last().click();
  const field = () => page.locator("#text");

  async function answer(text: string, reply: string): Promise<void> {
    await field().fill(text);
    await page.getByRole("button", { name: "发送" }).click();
    await said(reply);
  }

  it("begins a reply longer than the screen at its start, and stays there while boxes are ticked", async () => {
    await open();
    await visit({ viewport: { width: 390, height: 290 } });
    await page.getByRole("button", { name: "开始填报" }).click();
    await press("新建2019年度报告");
    await said("有哪些事项：未选");
    const intro = page.locator(".msg.bot", { hasText: "有哪些事项" }).locator(".bubble").first();
    expect(await isInView(intro)).toBe(true);
    const confirm = page.locator(".choice", { hasText: "确定" });
    const toEnd = page.locator("#to-end");
    expect(await toEnd.isVisible()).toBe(true);

    await toEnd.click();
    await press("公务接待");
    await said("有哪些事项：公务接待");
    expect(await toEnd.isVisible()).toBe(false);
    expect(await isInView(confirm)).toBe(true);
  });

  it.each(SIZES)("takes a whole small report on %s", async (where, size) => {
    await open();
    await visit(size);
    const isPhone = where === "a phone";

    await page.getByRole("button", { name: "开始填报" }).waitFor();
    if (isPhone) expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "开始填报" }).click();
    await press("新建2019年度报告");
    await said("有哪些事项：未选");
    await press("公务接待");
    await said("有哪些事项：公务接待");
    expect(await page.locator(".msg.bot", { hasText: "有哪些事项" }).count()).toBe(1);
    const box = page.locator(".choice.box", { hasText: "公务接待" });
    expect(await box.getAttribute("aria-pressed")).toBe("true");
    await press("确定");
    await said("单位名称");
    expect(await field().getAttribute("inputmode")).not.toBe("decimal");
    await answer(NAME, "本年支出合计");

    await expect.poll(() => field().getAttribute("inputmode")).toBe("decimal");
    expect(await page.locator("#keypad").isVisible()).toBe(isPhone);
    expect(await page.locator("#title").textContent()).toBe(`${NAME} 2019年度`);
    await answer("462.96", "已记录 462.96万元");
    await field().press("Control+a");
    await answer("384.99", "已记录 384.99万元");

    // A reload in the middle: what was typed, what was said and where one is are there again.
    await field().fill("77.7");
    await page.reload();
    await said("已记录 384.99万元");
    expect(await field().inputValue()).toBe("77.7");
    await field().press("End");
    await field().pressSequentially("9");
    await field().press("Enter");
    await said("上年支出合计");

    // Out of reach and back: nothing is lost, nothing comes twice.
    await context.setOffline(true);
    await field().fill("378.99");
    await field().press("Enter");
    await page.getByText("有1条等着送出，不会丢").waitFor();
    expect(await page.locator(".msg.me.waiting", { hasText: "378.99" }).count()).toBe(1);
    await context.setOffline(false);
    await said("支出增加83.97万元，增长22.16%");
    await expect.poll(() => page.locator("#net").isVisible()).toBe(false);
    expect(await page.locator(".msg.me", { hasText: "378.99" }).count()).toBe(1);

    // The bot stops and starts again.
    const { port } = new URL(web.url);
    await web.stop();
    await open({}, Number(port));
    await answer("新增两个项目", "项目支出会不会是77.97");
    await press("项目支出改为77.97");
    await said("公务接待费");

    // Cells from a sheet are one message.
    await answer("公务接待费\t4.2\n接待批次\t20批次", "认出2项");
    expect(await page.locator("table.pasted tr").count()).toBe(2);
    await press("全部采用");
    await said("都填完了");

    // A file is dropped; a sent answer is changed in its place.
    await dropFile("决算.xls", "bytes");
    await page.locator(".card", { hasText: "决算.xls" }).waitFor();
    await mine("378.99").hover();
    await mine("378.99").getByRole("button", { name: "修改这条回答" }).click();
    expect(await field().inputValue()).toBe("378.99");
    await answer("378.90", "改为378.90");
    await mine("378.90").getByText("已修改").waitFor();

    // The list at the side leads to a group, the report beside it shows it.
    if (isPhone) await page.getByRole("button", { name: "填报清单" }).first().click();
    const group = page.getByRole("button", { name: /^支出 ?，已填完， ?5\/5/ });
    await group.waitFor();
    if (isPhone) expect(await findBarriers(page)).toEqual([]);
    await group.click();
    await said("项目支出：77.97万元");
    await press("项目支出");
    await said("现在是：77.97万元");
    if (isPhone) await page.getByRole("button", { name: "草稿" }).click();
    await page.locator(".sheet td.mark", { hasText: "77.97" }).waitFor();
    // Dimmed while a newer one is on its way.
    await page.locator(".preview-body:not(.loading)").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.locator("#section").selectOption({ label: "全文" });
    await page.locator(".sheet p", { hasText: NAME }).first().waitFor();
    if (isPhone) await page.keyboard.press("Escape");

    await page.getByLabel("更多").click();
    await page.getByRole("button", { name: "生成报告" }).last().click();
    await press("Word");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /下载 2019\.docx/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("2019.docx");
    expect(await readFile(await download.path(), "utf8")).toContain('"yuan":"3789000"');

    const [summary] = await store.summaries({});
    expect(summary).toMatchObject({ department: NAME, done: summary?.asked, errors: 0 });
    expect(troubles).toEqual([]);
  });

  it.each(SIZES)("reads files however they come in, on %s", async (where, size) => {
    await open();
    await visit(size);
    await page.getByRole("button", { name: "开始填报" }).click();
    await press("新建2019年度报告");
    await press("公务接待");
    await said("有哪些事项：公务接待");
    await press("确定");
    await said("单位名称");
    await field().fill("还没写完");
    await page.getByLabel("更多").click();

    // A template is fetched, filled in another program, and chosen by the button.
    await page.keyboard.press("Escape");
    await field().fill("/template");
    await field().press("Enter");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /下载 .*填报模板/ }).click(),
    ]);
    const template = await readFile(await download.path());
    const replies = Object.fromEntries([...REPLIES, ["guests.cost", "4.2"]]);
    const { bytes } = fillTemplate(template, replies);
    await field().fill("没发的草稿");
    await page
      .getByLabel("发文件")
      .setInputFiles({ name: "模板.xlsx", mimeType: "", buffer: bytes });
    await said("《模板.xlsx》认出");
    expect(await field().inputValue()).toBe("没发的草稿");
    await press("全部采用");
    await said("已从《模板.xlsx》记录");
    if (where === "a phone") expect(await findBarriers(page)).toEqual([]);

    // The same again is dropped, then pasted: nothing new in it.
    for (const way of ["dropped", "pasted"] as const) {
      await (way === "dropped" ? dropFile : pasteFile)(`${way}.xlsx`, bytes);
      await said(`《${way}.xlsx》和已填的一样`);
    }
    // What cannot be read says why, and changes nothing.
    await dropFile("扫描.png", Buffer.from("89504e470d0a1a0a", "hex"));
    await said("图片里的数我读不了");
    await page.getByLabel("发文件").setInputFiles({
      ...{ name: "太大.xlsx", mimeType: "" },
      buffer: Buffer.alloc(21 * 1024 * 1024),
    });
    await page.getByText("太大.xlsx 超过20MB，没有发").waitFor();
    expect(await page.locator(".doing.busy").count()).toBe(0);
    const [summary] = await store.summaries({});
    expect(summary).toMatchObject({ department: "示例单位", errors: 0 });
    expect(troubles).toEqual([]);
  });

  it("shows a sample at once, and goes on with one's own by keyboard alone", async () => {
    await open();
    await visit(SIZES[1][1]);
    await page.getByRole("button", { name: "看示例" }).press("Enter");
    await said("这是一份示例");
    await page.locator(".msg.bot", { hasText: "都照这样填好了" }).waitFor();
    await page.locator(".sheet td", { hasText: "10.00" }).first().waitFor();
    expect(await store.summaries({})).toEqual([]);
    await page.getByRole("button", { name: "填我自己的" }).press("Enter");
    await page.getByRole("button", { name: "开始填报" }).press("Enter");
    await said("涉密内容请不要输入");
    await page.locator(".choice", { hasText: "新建2019年度报告" }).press("Enter");
    await page.locator(".choice.box", { hasText: "公务接待" }).press("Space");
    await said("有哪些事项：公务接待");
    // The box that was ticked is drawn anew, and still has the focus.
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("公务接待");
    expect(troubles).toEqual([]);
  });

  it.each(SIZES)("opens at the newest message, below pictures, on %s", async (_where, size) => {
    await open();
    await visit(size);
    await page.getByRole("button", { name: "开始填报" }).click();
    await press("新建2019年度报告");
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1600"/>';
    const picture = { kind: "picture", name: "图.png", caption: "图", alt: "图" } as const;
    const bytes = new Resvg(svg).render().asPng();
    for (let count = 0; count < 3; count += 1) await spoken.deliver("local", { ...picture, bytes });
    await spoken.deliver("local", { kind: "message", text: "最新的一句", buttons: [] });
    const newest = page.locator(".msg.bot", { hasText: "最新的一句" });
    const arrived = `Array.from(document.images).every(({ complete, naturalHeight }) =>
      complete && naturalHeight > 0) && document.images.length >= 3`;
    for (const reload of [false, true]) {
      if (reload) await page.reload();
      await newest.waitFor();
      await expect.poll(() => page.evaluate(arrived)).toBe(true);
      await expect.poll(() => isInView(newest)).toBe(true);
    }
  });

  it("lets in by a code, and forgets everything at the sign-out", async () => {
    await open({ codes: [{ name: "zhang", code: "K7QM-2XNP-84TD" }] });
    await visit(SIZES[0][1]);
    await page.getByLabel("邀请码").fill("K7QM-2XNP-0000");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByText("这个码不对").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // As an invitation's link has it.
    await page.goto("about:blank");
    await page.goto(`${web.url}/#K7QM-2XNP-84TD`);
    await expect.poll(() => page.getByLabel("邀请码").inputValue()).toBe("K7QM-2XNP-84TD");
    expect(page.url()).toBe(`${web.url}/`);
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("button", { name: "开始填报" }).waitFor();
    await field().fill("只给自己看的");
    await page.getByLabel("更多").click();
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByLabel("邀请码").waitFor();
    expect(await page.evaluate("Object.keys(localStorage)")).toEqual([]);
    // The refusal of the wrong code stands in the browser's log.
    expect(troubles.filter((line) => !line.includes("403"))).toEqual([]);
  });

  async function isInView(place: Locator): Promise<boolean> {
    const box = await place.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    return box !== null && box.y >= 0 && box.y + box.height <= height;
  }

  /** A file from another window, dropped onto the page. */
  async function dropFile(name: string, content: string | Buffer): Promise<void> {
    const dataTransfer = await transferOf(name, content);
    for (const event of ["dragenter", "dragover", "drop"]) {
      await page.dispatchEvent("#log", event, { dataTransfer });
    }
  }

  async function pasteFile(name: string, content: Buffer): Promise<void> {
    // What the browser's own program does when a file is pasted.
    await page.evaluate(`{
      ${dataOf(name, content)}
      document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
    }`);
  }

  function transferOf(name: string, content: string | Buffer): Promise<JSHandle> {
    return page.evaluateHandle(`{ ${dataOf(name, content)} data; }`);
  }

  function dataOf(name: string, content: string | Buffer): string {
    return `const data = new DataTransfer();
      const base64 = "${Buffer.from(content).toString("base64")}";
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], ${JSON.stringify(name)}));`;
  }
});
