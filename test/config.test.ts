import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readConfig, VARIABLES } from "../src/config.js";
import { ConfigInvalidError } from "../src/errors.js";

const TOKEN = "123456:abcdefghijklmnopqrstuvwxyz012345678";

describe("readConfig", () => {
  it("needs no variable at all", () => {
    const config = readConfig({});
    expect(config.telegram).toBeNull();
    expect(config).toMatchObject({
      timeZone: "Asia/Shanghai",
      logLevel: "info",
      compileThreads: 1,
    });
    expect(config.packDir).toMatch(/conversations[\\/]final-accounts$/);
  });

  it("counts an empty variable as not set", () => {
    expect(readConfig({ TELEGRAM_TOKEN: "", WEBHOOK_URL: "", PACK_DIR: "" })).toEqual(
      readConfig({}),
    );
  });

  it.each(["10001,10002", "10001， 10002", " 10001 10002,", "telegram:10001,telegram:10002"])(
    "reads the accounts in %j",
    (list) => {
      const config = readConfig({ TELEGRAM_TOKEN: TOKEN, TELEGRAM_ALLOWED_ACCOUNTS: list });
      expect(config.telegram?.allowedAccounts).toEqual(["10001", "10002"]);
    },
  );

  it("polls unless a webhook is set", () => {
    expect(readConfig({ TELEGRAM_TOKEN: TOKEN }).telegram).toMatchObject({
      apiRoot: "https://api.telegram.org",
      webhook: null,
    });
    const hook = { WEBHOOK_URL: "https://bot.example.org/tg", WEBHOOK_SECRET: "0123456789abcdef" };
    expect(readConfig({ TELEGRAM_TOKEN: TOKEN, ...hook }).telegram?.webhook).toEqual({
      url: "https://bot.example.org/tg",
      secret: "0123456789abcdef",
    });
  });

  it.each([
    ["without a token", {}, { origin: null, codes: null }],
    ["for the invited, where others reach it", { HTTP_HOST: "0.0.0.0" }, { codes: [] }],
    [
      "for the invited, behind a proxy",
      { WEB_ORIGIN: "https://bot.example.org" },
      { origin: "https://bot.example.org", codes: [] },
    ],
    ["beside Telegram when told to", { TELEGRAM_TOKEN: TOKEN, WEB_CHAT: "on" }, { codes: null }],
    [
      "for others by their codes",
      {
        HTTP_HOST: "0.0.0.0",
        WEB_ORIGIN: "https://bot.example.org/chat",
        WEB_ACCOUNTS: "zhang=K7QM-2XNP-84TD， 李会计=ABCDEFGHJKLM",
      },
      {
        origin: "https://bot.example.org",
        codes: [
          { name: "zhang", code: "K7QM-2XNP-84TD" },
          { name: "李会计", code: "ABCDEFGHJKLM" },
        ],
      },
    ],
  ])("opens the web chat %s", (_when, env: Record<string, string>, web) => {
    expect(readConfig(env).web).toMatchObject(web);
  });

  it.each([{ TELEGRAM_TOKEN: TOKEN }, { WEB_CHAT: "off" }])("opens no web chat with %j", (env) => {
    expect(readConfig(env).web).toBeNull();
  });

  it.each([
    ["TELEGRAM_TOKEN", { TELEGRAM_TOKEN: "my bot" }],
    ["TELEGRAM_ALLOWED_ACCOUNTS", { TELEGRAM_ALLOWED_ACCOUNTS: "@clerk" }],
    ["TELEGRAM_API_ROOT", { TELEGRAM_API_ROOT: "localhost" }],
    ["WEBHOOK_URL", { WEBHOOK_URL: "http://bot.example.org" }],
    ["TELEGRAM_CLIENT", { TELEGRAM_CLIENT: "grammy" }],
    ["WEB_CHAT", { WEB_CHAT: "yes" }],
    ["WEB_ORIGIN", { WEB_ORIGIN: "bot.example.org" }],
    ["WEB_ACCOUNTS", { WEB_ACCOUNTS: "zhang=short" }],
    ["WEB_ACCOUNTS", { WEB_ACCOUNTS: "local=K7QM-2XNP-84TD" }],
    ["HTTP_HOST", { HTTP_HOST: "http://127.0.0.1" }],
    ["HTTP_PORT", { HTTP_PORT: "70000" }],
    ["WEBHOOK_SECRET", { WEBHOOK_SECRET: "short" }],
    ["WEBHOOK_SECRET", { TELEGRAM_TOKEN: TOKEN, WEBHOOK_URL: "https://bot.example.org/tg" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["TIME_ZONE", { TIME_ZONE: "Beijing" }],
    ["COMPILE_THREADS", { COMPILE_THREADS: "1.5" }],
  ])("refuses a wrong %s and says what would be right: %j", (name, env: Record<string, string>) => {
    expect(() => readConfig(env)).toThrow(ConfigInvalidError);
    expect(() => readConfig(env)).toThrow(new RegExp(`^设置有误\\n${name}：\\S`));
  });

  it("names every wrong variable at once and repeats no value", () => {
    const env = { LOG_LEVEL: "loud", HTTP_PORT: "x", WEBHOOK_SECRET: "hush" };
    expect(() => readConfig(env)).toThrow(/WEBHOOK_SECRET：[^]*HTTP_PORT：[^]*LOG_LEVEL：/);
    expect(() => readConfig(env)).not.toThrow(/hush/);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");

  it("lists exactly the variables that are read", () => {
    const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(names).toEqual(VARIABLES);
  });

  it("explains each of them just above", () => {
    for (const [index, line] of lines.entries()) {
      if (/^[A-Z_]+=/.test(line)) expect(lines[index - 1], line).toMatch(/^# \S/);
    }
  });

  it("shows values that are accepted, the defaults", () => {
    const env = Object.fromEntries(
      lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split("=", 2)),
    ) as Record<string, string>; // two parts each, by the filter
    expect(readConfig(env)).toEqual(readConfig({}));
  });
});
