import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReportState } from "../../../src/events/report/report-state.js";
import { smallReport } from "../../workflow/review/small-report.js";
import { startBotApiEmulator, type BotApiEmulator } from "./emulator/bot-api-emulator.js";
import type { Person } from "./emulator/person.js";
import { playTelegram, type TelegramBureau } from "./play-telegram.js";
import { readTranscript, type Said } from "./read-transcript.js";

/** On a busy machine. */
const PATIENCE_MS = 60_000;
const TRANSCRIPT = new URL("./bureau.txt", import.meta.url);

let emulator: BotApiEmulator;
let bureau: TelegramBureau;

let said: readonly Said[];

beforeAll(async () => {
  emulator = await startBotApiEmulator();
  bureau = await playTelegram(emulator, smallReport());
  said = await playAll();
}, PATIENCE_MS);

afterAll(async () => {
  await bureau.bot.end();
  await emulator.stop();
});

async function play({ who, does }: Said): Promise<string> {
  const talker = bureau.who(who);
  switch (does.what) {
    case "types":
      return talker.does((person) => person.says(does.text.replace("CODE", bureau.operatorCode)));
    case "presses":
      return talker.presses(does.text);
    case "follows":
      return talker.does((person) => person.says(`/start ${startOf(does.whose)}`));
    case "hears":
      return talker.hears();
    default:
      throw new Error(`unknown: ${JSON.stringify(does satisfies never)}`);
  }
}

/** What the newest link somebody was given starts the bot with. */
function startOf(whose: string): string {
  const texts = emulator.shown(bureau.who(whose).chat).map(({ text }) => text);
  const [, code] = /t\.me\/juesuan_bot\?start=(\S+)/.exec(texts.reverse().join("\n")) ?? [];
  if (code === undefined) throw new Error(`${whose} was given no link`);
  return code;
}

async function playAll(): Promise<readonly Said[]> {
  const said = readTranscript(await readFile(TRANSCRIPT, "utf8"));
  for (const one of said) {
    const told = await play(one);
    for (const part of one.told) expect(told, `${one.scene}: ${one.who}`).toContain(part);
  }
  return said;
}

async function filed(department: string): Promise<ReportState | null> {
  const { store } = bureau.bot;
  const { departments, reports } = store.office();
  const found = [...departments.values()].find(({ name }) => name === department);
  const id = reports.get(`${found?.id ?? ""}/2019`);
  return id === undefined ? null : (await store.load("system:test", id)).report;
}

it("plays a bureau of three departments and seven people as the transcript tells it", async () => {
  const { people, departments } = bureau.bot.store.office();
  expect([people.size, departments.size]).toEqual([7, 3]);
  const returned = said.filter(({ scene, does }) => scene === "退回" && does.what !== "hears");
  expect(returned.length).toBeLessThanOrEqual(6);
  const report = await filed("档案馆");
  expect(report?.phase).toBe("published");
  expect(report?.review.versions).toMatchObject([
    { published: { address: "https://www.example.gov.cn/a.html" } },
    {
      correction: { cause: "figure", why: "上年数抄错" },
      published: { address: "https://www.example.gov.cn/b.html" },
    },
  ]);
});

describe("whoever has no business there", { timeout: PATIENCE_MS }, () => {
  /** Nothing of the report of 档案馆: neither its figures, nor who is at it, nor where it stands. */
  const SECRET = /1\.20万|1\.80万|3\.00万|2\.40万|全区会议|张三|李四|已公开/;
  const COMMANDS = [
    "/status 档案馆",
    "/list 会议费",
    "/history 办公费",
    "/preview 会议费",
    "/report word",
    "/export json",
    "/audit 档案馆",
    "/totals 档案馆",
    "/nudge 档案馆",
    "/deadline 档案馆 2021-01-01",
    "/people",
    "/submit",
    "/withdraw",
    "/publish",
    "/correct",
    "通过",
    "退回",
  ];
  const OUTSIDERS = ["钱七", "孙八", "路人"] as const;

  beforeAll(async () => {
    for (const who of OUTSIDERS) await bureau.who(who).does((person) => person.says("/start"));
  });

  async function expectNothing(what: string, act: (person: Person) => unknown): Promise<void> {
    const before = JSON.stringify(await summaries());
    for (const who of OUTSIDERS) {
      const told = await bureau.who(who).does(act);
      expect(told, `${who}: ${what}`).not.toBe("");
      expect(told, `${who}: ${what}`).not.toMatch(SECRET);
    }
    expect(JSON.stringify(await summaries())).toBe(before);
  }

  const summaries = () => bureau.bot.store.summaries({});

  it("gets nothing by asking for it", async () => {
    for (const text of COMMANDS) await expectNothing(text, (person) => person.says(text));
  });

  it("gets nothing by forwarding what somebody of it was told", async () => {
    const shown = emulator.shown(bureau.who("王五").chat).map(({ text }) => text);
    const forwarded = shown
      .filter((text) => text.includes("看") || text.includes("改过"))
      .slice(-2);
    for (const text of [...forwarded, "/publish"]) {
      const sender = { type: "hidden_user", sender_user_name: "王五", date: 0 };
      await expectNothing(text, (person) => person.says(text, { forward_origin: sender }));
    }
  });

  it("gets nothing by pressing the buttons of others, or forged ones", async () => {
    const tokens = ["张三", "王五", "赵六"].flatMap((who) =>
      emulator
        .shown(bureau.who(who).chat)
        .slice(-3)
        .flatMap(({ buttons }) => buttons.flat().map(({ token }) => token)),
    );
    const id = (await filed("档案馆"))?.id ?? "";
    const forged = [id, `open ${id}`, `{"do":"report"}`, "0", "x".repeat(64)];
    for (const token of [...new Set(tokens), ...forged])
      await expectNothing(token, (person) => person.pressesToken(token));
  });

  it("gets nothing by an invitation that was used, and waits when guessing; it is logged", async () => {
    const stranger = bureau.who("路人");
    const { log } = bureau.bot;
    for (let guess = 0; guess < 5; guess += 1) {
      const told = await stranger.does((person) => person.says("/start 3467-ACDE-FGHJ"));
      expect(told).toContain("邀请码不对");
    }
    const told = await stranger.does((person) => person.says("/start 3467-ACDE-FGHK"));
    expect(told).toContain("试错太多次");
    const account = `telegram:${stranger.chat}`;
    const logged = log.lines.filter((_line, at) => log.fields[at]?.["account"] === account);
    expect(logged.filter((line) => line === "warn: a wrong invitation code")).toHaveLength(5);
    expect(logged.at(-1)).toBe("warn: an account that guessed codes has to wait");
    expect(JSON.stringify([log.lines, log.fields])).not.toMatch(/FGHJ|张三/);
    expect(bureau.bot.store.office().people.size).toBe(7);
  });
});
