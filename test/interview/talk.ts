import { fileURLToPath } from "node:url";
import { applyChatEvent, createChatState } from "../../src/events/apply-chat-event.js";
import { applyReportEvent, createReportState } from "../../src/events/apply-report-event.js";
import { chatFromJson, chatToJson } from "../../src/events/chat-json.js";
import type { ChatState } from "../../src/events/chat-events.js";
import { reportFromJson, reportToJson } from "../../src/events/report-json.js";
import type { ReportState } from "../../src/events/report-state.js";
import type { ReportSummary } from "../../src/events/report-summary.js";
import type { Input, Request } from "../../src/interview/context.js";
import type { OutMessage } from "../../src/interview/message.js";
import { step } from "../../src/interview/step.js";
import { loadPack } from "../../src/pack/load-pack.js";
import type { Pack } from "../../src/pack/pack.js";

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
  file(name: string): string;
  /** Types each reply in turn. */
  typeAll(...texts: string[]): string;
  labels(): readonly string[];
  /** Token of a button on the screen. */
  token(label: string): string;
  readonly messages: readonly OutMessage[];
  readonly requests: readonly Request[];
  report(): ReportState;
  chat(): ChatState;
  amount(key: string): string | undefined;
  /** Updates sent so far: what a person typed and pressed. */
  count(): number;
}

export function startTalk(pack: Pack, reports: readonly ReportSummary[] = []): Talk {
  const chatId = "test:1";
  let chat = createChatState(chatId);
  let report: ReportState | null = null;
  let messages: readonly OutMessage[] = [];
  let requests: readonly Request[] = [];
  let updates = 0;

  function send(input: Input): string {
    updates += 1;
    const outcome = step(
      {
        packs: [pack],
        report,
        chat,
        account: "test:1",
        update: String(updates),
        now: `2020-08-12T01:02:03.${String(updates % 1000).padStart(3, "0")}Z`,
        newId: () => "r1",
        reports,
      },
      input,
    );
    if (outcome.reportId !== null && outcome.reportEvents.length > 0) {
      const state: ReportState = report ?? createReportState(outcome.reportId);
      for (const event of outcome.reportEvents) applyReportEvent(state, event);
      report = reportFromJson(JSON.parse(JSON.stringify(reportToJson(state))));
    }
    for (const event of outcome.chatEvents) applyChatEvent(chat, event);
    chat = chatFromJson(JSON.parse(JSON.stringify(chatToJson(chat))));
    if (chat.report === null) report = null;
    messages = outcome.messages;
    requests = outcome.requests;
    return messages.map((message) => message.text).join("\n\n");
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
    file: (name) => send({ kind: "file", name }),
    typeAll: (...texts) => texts.map((text) => talk.type(text)).at(-1) ?? "",
    labels: () => messages.flatMap((message) => message.buttons.flat().map((one) => one.label)),
    token: tokenOf,
    get messages() {
      return messages;
    },
    get requests() {
      return requests;
    },
    report() {
      if (report === null) throw new Error("no report is open");
      return report;
    },
    chat: () => chat,
    amount(key) {
      const answer = report?.answers.get(key)?.answer;
      return answer?.state === "value" && answer.value.kind === "money"
        ? answer.value.yuan
        : undefined;
    },
    count: () => updates,
  };
  return talk;
}

/** A report whose portrait is confirmed: a small unit with everything from one appropriation. */
export function startFilling(pack: Pack, applies = "公务接待、会议、政府采购"): Talk {
  const talk = startTalk(pack);
  talk.type("/new 2019");
  talk.type(`参照公务员法管理的事业单位\n${applies}`);
  talk.press("确定");
  return talk;
}
