import { fileURLToPath } from "node:url";
import { applyChatEvent, createChatState } from "../../src/events/chat/apply-chat-event.js";
import { applyReportEvent, createReportState } from "../../src/events/report/apply-report-event.js";
import { chatFromJson, chatToJson } from "../../src/events/chat/chat-json.js";
import type { ChatState } from "../../src/events/chat/chat-events.js";
import type { ReportEvent } from "../../src/events/report/report-events.js";
import { createOfficeState } from "../../src/events/office/apply-office-event.js";
import { reportFromJson, reportToJson } from "../../src/events/report/report-json.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import type { Value } from "../../src/amounts/answer.js";
import type { Input, LastYearsReport, Outcome, Request } from "../../src/interview/context.js";
import type { FileReading } from "../../src/interview/file/file-reading.js";
import type { OutMessage } from "../../src/interview/message.js";
import { step } from "../../src/interview/step.js";
import { loadPack } from "../../src/pack/load-pack.js";
import type { Key, Pack } from "../../src/pack/pack.js";
import { createListedMe } from "../../src/workflow/access/permissions.js";

export const PACK_DIR = fileURLToPath(
  new URL("../../conversations/final-accounts", import.meta.url),
);

let loaded: Promise<Pack> | undefined;

/** The pack of final accounts, read once a test file. */
export function finalAccounts(): Promise<Pack> {
  loaded ??= loadPack(PACK_DIR);
  return loaded;
}

/** One person talking with the engine. Between two replies the state goes through JSON, as a restart would. */
export interface Talk {
  /** @returns what was said, messages joined by blank lines */
  type(text: string, messageId?: string): string;
  /** Presses the button whose label begins so. */
  press(label: string): string;
  pressToken(token: string): string;
  edit(messageId: string, text: string): string;
  /** @param reading what a worker made of it */
  file(name: string, reading?: FileReading): string;
  /** The same update again: the prompt is said once more. */
  refresh(): string;
  /** Types each reply in turn. */
  typeAll(...texts: string[]): string;
  labels(): readonly string[];
  /** Token of a button on the screen. */
  token(label: string): string;
  readonly messages: readonly OutMessage[];
  readonly requests: readonly Request[];
  /** Everything said so far. */
  readonly spoken: readonly OutMessage[];
  /** What the last step recorded. */
  readonly events: readonly ReportEvent[];
  report(): ReportState;
  chat(): ChatState;
  /** The key that is asked, or where else one is. */
  where(): string;
  amount(key: string): string | undefined;
  /** Updates sent so far: what a person typed and pressed. */
  count(): number;
  /** The bot starts again with other question scripts. */
  restartWith(...packs: readonly Pack[]): void;
  /** The same conversation from here on, apart from this one. */
  fork(): Talk;
  /** Another chat of the same person, on the same reports. */
  device(): Talk;
}

export interface TalkOptions {
  readonly reports?: readonly ReportSummary[];
  /** What every report that is begun knows of the year before. */
  readonly lastYear?: Readonly<Record<Key, Value>>;
  /** Last year's report, as the store would find it. */
  readonly lastYearsReport?: LastYearsReport;
  readonly from?: Kept;
  readonly shared?: { readonly chat: string; readonly shelf: Map<string, ReportState> };
}

/** A conversation as a store keeps it. */
interface Kept {
  readonly chat: unknown;
  readonly reports: readonly unknown[];
  readonly updates: number;
}

/** Somebody the configuration lets in. */
const ME = createListedMe({ office: undefined, account: "test:1", isOperator: false });

export function startTalk(pack: Pack, options: TalkOptions = {}): Talk {
  const { reports: others = [], lastYear, lastYearsReport, from, shared } = options;
  let packs: readonly Pack[] = [pack];
  const shelf = shared?.shelf ?? new Map<string, ReportState>();
  for (const state of from?.reports.map(reportFromJson) ?? []) shelf.set(state.id, state);
  let chat =
    from === undefined ? createChatState(shared?.chat ?? "test:1") : chatFromJson(from.chat);
  let messages: readonly OutMessage[] = [];
  let requests: readonly Request[] = [];
  let events: readonly ReportEvent[] = [];
  const spoken: OutMessage[] = [];
  let updates = from?.updates ?? 0;

  function send(input: Input): string {
    updates += 1;
    const outcome = decide(input, chat.report);
    const target = outcome.requests.find((request) => request.kind === "switch-report");
    commit(target === undefined ? outcome : decide(resumeAt(target), target.report));
    return messages.map((message) => message.text).join("\n\n");
  }

  function decide(input: Input, report: string | null): Outcome {
    return step(
      {
        packs,
        report: report === null ? null : (shelf.get(report) ?? null),
        chat,
        account: ME.account,
        me: ME,
        office: createOfficeState(),
        whoMay: () => [],
        dateOf: (instant) => instant.slice(0, 10),
        today: "2020-08-12",
        update: shared === undefined ? String(updates) : `${shared.chat}/${String(updates)}`,
        now: new Date(Date.UTC(2020, 7, 12, 1) + updates * 1000).toISOString(),
        newId: () => `r${String(shelf.size + 1)}`,
        status: () => {
          throw new Error("a talk has no bureau");
        },
        hurry: () => {
          throw new Error("a talk has no bureau");
        },
        quietUntil: null,
        newCode: () => ({ code: "AAAA-CCCC-DDDD", hash: "h1" }),
        linksFor: () => [],
        reports: [...[...shelf.values()].reverse().map(summarise), ...others],
        readable: [],
        lastYearsReport: () => lastYearsReport ?? { is: "none" },
      },
      input,
    );
  }

  function commit(outcome: Outcome): void {
    const { reportId, reportEvents, chatEvents } = outcome;
    if (reportId !== null && reportEvents.length > 0) {
      const state = shelf.get(reportId) ?? createReportState(reportId);
      for (const event of reportEvents) applyReportEvent(state, event);
      const [opened] = reportEvents;
      if (opened?.event.type === "opened" && lastYear !== undefined) {
        const event = { type: "last-year-taken", year: "2018", values: lastYear } as const;
        applyReportEvent(state, { ...opened, event });
      }
      shelf.set(reportId, reportFromJson(JSON.parse(JSON.stringify(reportToJson(state)))));
    }
    for (const event of chatEvents) applyChatEvent(chat, event);
    chat = chatFromJson(JSON.parse(JSON.stringify(chatToJson(chat))));
    messages = outcome.messages;
    requests = outcome.requests;
    events = reportEvents.map((recorded) => recorded.event);
    spoken.push(...messages);
  }

  function tokenOf(label: string): string {
    const buttons = messages.flatMap((message) => message.buttons.flat());
    const button =
      buttons.find((one) => one.label === label) ??
      buttons.find((one) => one.label.includes(label));
    if (button !== undefined) return button.token;
    throw new Error(`no button ${label} among ${buttons.map((one) => one.label).join(" ")}`);
  }

  const talk: Talk = {
    type: (text, messageId) =>
      send({ kind: "text", text, messageId: messageId ?? `m${String(updates + 1)}` }),
    press: (label) => send({ kind: "press", token: tokenOf(label) }),
    pressToken: (token) => send({ kind: "press", token }),
    edit: (messageId, text) => send({ kind: "edit", text, messageId }),
    file: (name, reading) =>
      send({ kind: "file", name, ...(reading === undefined ? {} : { reading }) }),
    refresh: () => send({ kind: "refresh" }),
    typeAll: (...texts) => texts.map((text) => talk.type(text)).at(-1) ?? "",
    labels: () => messages.flatMap((message) => message.buttons.flat().map((one) => one.label)),
    token: tokenOf,
    get messages() {
      return messages;
    },
    get requests() {
      return requests;
    },
    spoken,
    get events() {
      return events;
    },
    report() {
      const report = chat.report === null ? undefined : shelf.get(chat.report);
      if (report === undefined) throw new Error("no report is open");
      return report;
    },
    chat: () => chat,
    where() {
      const { position } = chat;
      return position.at === "question" ? position.key : position.at;
    },
    amount(key) {
      const answer = talk.report().answers.get(key)?.answer;
      return answer?.state === "value" && answer.value.kind === "money"
        ? answer.value.yuan
        : undefined;
    },
    count: () => updates,
    restartWith(...others) {
      packs = others;
    },
    device: () => startTalk(pack, { ...options, shared: { chat: "test:2", shelf } }),
    fork() {
      const reports = [...shelf.values()].map((state) => copyOf(reportToJson(state)));
      const kept = {
        chat: copyOf(chatToJson(chat)),
        reports,
        updates,
      };
      const copy = startTalk(pack, { ...options, from: kept });
      copy.refresh();
      return copy;
    },
  };
  return talk;
}

function resumeAt({ key }: { readonly key?: string }): Input {
  return { kind: "resume", ...(key === undefined ? {} : { key }) };
}

function copyOf(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json)) as unknown;
}

function summarise(report: ReportState): ReportSummary {
  const { id, owner, year, phase, asked, done, changedAt } = report;
  return {
    ...{ report: id, owner, year, phase, asked, done, changedAt },
    department: "",
    unit: report.department,
    since: report.phaseSince,
    errors: 0,
    warnings: 0,
  };
}

/** A report whose portrait is confirmed: a small unit with everything from one appropriation. */
export function startFilling(
  pack: Pack,
  applies = "公务接待、会议、政府采购",
  options?: TalkOptions,
): Talk {
  const talk = startTalk(pack, options);
  talk.type("/new 2019");
  talk.type(`参照公务员法管理的事业单位\n${applies}`);
  talk.press("确定");
  return talk;
}
