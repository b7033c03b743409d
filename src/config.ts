import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { ConfigInvalidError } from "./errors.js";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const TELEGRAM_CLIENTS = ["telegraf", "node-telegram-bot-api"] as const;
export type TelegramClient = (typeof TELEGRAM_CLIENTS)[number];

export interface TelegramConfig {
  readonly client: TelegramClient;
  readonly token: string;
  /** Telegram's numbers of the people let in. */
  readonly allowedAccounts: readonly string[];
  readonly apiRoot: string;
  /** null: long polling. */
  readonly webhook: WebhookConfig | null;
}

export const WEB_CHAT_WHEN = ["auto", "on", "off"] as const;

export interface WebConfig {
  /** The address people type; null: the one our server listens on. */
  readonly origin: string | null;
  /** Who comes in by a code of the settings, beside those invited; null: nobody signs in, as only this machine reaches it. */
  readonly codes: readonly { readonly name: string; readonly code: string }[] | null;
}

export interface WebhookConfig {
  readonly url: string;
  readonly secret: string;
}

export interface Config {
  /** null: no token was set. */
  readonly telegram: TelegramConfig | null;
  /** null: no chat in the browser. */
  readonly web: WebConfig | null;
  /** Where our HTTP server listens. */
  readonly http: { readonly host: string; readonly port: number };
  readonly dataDir: string;
  readonly packDir: string;
  readonly logLevel: LogLevel;
  readonly timeZone: string;
  readonly compileThreads: number;
  /** Hours of the day in which nobody is written to unasked; the same: none. */
  readonly quietHours: { readonly from: number; readonly until: number };
  /** When managers are told how everything stands; days of the week, 1 is Monday. */
  readonly digest: { readonly hour: number; readonly days: readonly number[] };
}

const PACK_DIR = fileURLToPath(new URL("../conversations/final-accounts", import.meta.url));

/** A name is part of an account; nobody guesses a code of twelve characters. */
const WEB_ACCOUNT = /^(?!local=)[\p{L}\p{N}_-]{1,32}=[A-Za-z0-9-]{12,64}$/u;

const SCHEMA = z.object({
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, "应是 BotFather 给的令牌，例：123456:ABC-DEF")
    .optional(),
  TELEGRAM_ALLOWED_ACCOUNTS: z
    .string()
    .default("")
    // The bot tells people their account as "telegram:10001".
    .transform((list) =>
      list
        .replace(/telegram:/g, "")
        .split(/[\s,，]+/)
        .filter(Boolean),
    )
    .refine((accounts) => accounts.every((account) => /^\d+$/.test(account)), {
      error: "应是数字账号，用逗号隔开，例：10001,10002",
    }),
  TELEGRAM_CLIENT: z
    .enum(TELEGRAM_CLIENTS, { error: `应是 ${TELEGRAM_CLIENTS.join("、")} 之一` })
    .default("telegraf"),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: "应是网址，例：https://api.telegram.org" })
    .default("https://api.telegram.org"),
  WEBHOOK_URL: z
    .url({ protocol: /^https$/, error: "应是 https 网址，例：https://bot.example.org/telegram" })
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "应是16到256个字母、数字、_ 或 -")
    .optional(),
  HTTP_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "应是本机的地址，例：127.0.0.1；0.0.0.0 表示所有网卡")
    .default("127.0.0.1"),
  HTTP_PORT: wholeNumber(0, 65_535, "8080"),
  WEB_CHAT: z
    .enum(WEB_CHAT_WHEN, { error: `应是 ${WEB_CHAT_WHEN.join("、")} 之一` })
    .default("auto"),
  WEB_ORIGIN: z
    .url({ protocol: /^https?$/, error: "应是网址，例：https://bot.example.org" })
    .transform((url) => new URL(url).origin)
    .optional(),
  WEB_ACCOUNTS: z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,，]+/).filter(Boolean))
    .refine((codes) => codes.every((one) => WEB_ACCOUNT.test(one)), {
      error: "应是 姓名=登录码，用逗号隔开，登录码12位以上，例：zhang=K7QM-2XNP-84TD",
    }),
  DATA_DIR: z.string().default("./data"),
  PACK_DIR: z.string().default(PACK_DIR),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `应是 ${LOG_LEVELS.join("、")} 之一` }).default("info"),
  TIME_ZONE: z.string().default("Asia/Shanghai").refine(isTimeZone, {
    error: "应是时区名，例：Asia/Shanghai",
  }),
  COMPILE_THREADS: wholeNumber(1, 16, "1"),
  QUIET_HOURS: z
    .string()
    .default("20-8")
    .refine((text) => /^(?:\d|1\d|2[0-3])-(?:\d|1\d|2[0-3])$/.test(text), {
      error: "应是几点到几点，例：20-8",
    })
    .transform((text) => text.split("-").map(Number)),
  DIGEST_HOUR: wholeNumber(0, 23, "9"),
  DIGEST_DAYS: z
    .string()
    .default("1,2,3,4,5")
    .transform((list) => list.split(/[\s,，]+/).filter(Boolean))
    .refine((days) => days.every((day) => /^[1-7]$/.test(day)), {
      error: "应是星期几，1到7，用逗号隔开，例：1,2,3,4,5",
    })
    .transform((days) => days.map(Number)),
});

/** Every variable there is; .env.example explains each. */
export const VARIABLES: readonly string[] = Object.keys(SCHEMA.shape);

/**
 * Reads the settings. The only reader of the environment.
 *
 * @param env variables by name; one that is empty counts as not set
 * @throws {ConfigInvalidError} naming every wrong variable and what would be right
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  const parsed = SCHEMA.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.join(".")}：${issue.message}`,
    );
    throw new ConfigInvalidError(`设置有误\n${problems.join("\n")}`);
  }
  const settings = parsed.data;
  return {
    telegram: readTelegram(settings),
    web: readWeb(settings),
    http: { host: settings.HTTP_HOST, port: settings.HTTP_PORT },
    dataDir: path.resolve(settings.DATA_DIR),
    packDir: path.resolve(settings.PACK_DIR),
    logLevel: settings.LOG_LEVEL,
    timeZone: settings.TIME_ZONE,
    compileThreads: settings.COMPILE_THREADS,
    quietHours: { from: settings.QUIET_HOURS[0] ?? 0, until: settings.QUIET_HOURS[1] ?? 0 },
    digest: { hour: settings.DIGEST_HOUR, days: settings.DIGEST_DAYS },
  };
}

function readTelegram(settings: z.infer<typeof SCHEMA>): TelegramConfig | null {
  if (settings.TELEGRAM_TOKEN === undefined) return null;
  return {
    client: settings.TELEGRAM_CLIENT,
    token: settings.TELEGRAM_TOKEN,
    allowedAccounts: settings.TELEGRAM_ALLOWED_ACCOUNTS,
    apiRoot: settings.TELEGRAM_API_ROOT,
    webhook: readWebhook(settings),
  };
}

function readWeb(settings: z.infer<typeof SCHEMA>): WebConfig | null {
  const { WEB_CHAT: when, WEB_ORIGIN: origin = null, WEB_ACCOUNTS: accounts } = settings;
  const isAlone = settings.TELEGRAM_TOKEN === undefined;
  if (when === "off" || (when === "auto" && !isAlone)) return null;
  const codes = accounts.map((one) => {
    const [name = "", code = ""] = one.split("=");
    return { name, code };
  });
  const isForOthers = origin !== null || !LOOPBACK.test(settings.HTTP_HOST);
  return { origin, codes: isForOthers || codes.length > 0 ? codes : null };
}

/** Nobody but this machine reaches it. */
const LOOPBACK = /^(?:127\.|localhost$|::1$)/;

function readWebhook(settings: z.infer<typeof SCHEMA>): WebhookConfig | null {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = settings;
  if (url === undefined) return null;
  if (secret === undefined) {
    throw new ConfigInvalidError(
      "设置有误\nWEBHOOK_SECRET：设了 WEBHOOK_URL 就必须设，防止有人冒充",
    );
  }
  return { url, secret };
}

function wholeNumber(least: number, most: number, fallback: string) {
  const error = `应是${least}到${most}的整数`;
  return z
    .string()
    .default(fallback)
    .refine((text) => /^\d{1,6}$/.test(text), { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("zh-CN", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
