import type { ReportEvent } from "../../src/events/report/report-events.js";
import { REPORT_CHOICES, type ReportChoice } from "../../src/events/report/report-format.js";
import type { Input, Outcome, Request, StepContext } from "../../src/interview/context.js";
import type { OutMessage } from "../../src/interview/message.js";
import type { Engine } from "../../src/workflow/engine.js";

export interface FakeEngine extends Engine {
  /** Every input that was stepped, "text 12.3" or "refresh", in order. */
  readonly steps: string[];
  /** Runs within a step, before it decides: to get in between, or to fail. */
  before: () => void;
}

/**
 * A conversation small enough to foresee: "open" opens a report, any other text is stored as the answer
 * to the question "said" and echoed, the commands ask for what they say. Every message has one button,
 * whose token is the turn.
 */
export function createFakeEngine(): FakeEngine {
  const engine: FakeEngine = {
    steps: [],
    before: () => undefined,
    step(context, input) {
      engine.steps.push(describe(input));
      engine.before();
      return decide(context, input);
    },
    listMissing: () => ["团组数"],
  };
  return engine;
}

function describe(input: Input): string {
  switch (input.kind) {
    case "text":
    case "edit":
      return `${input.kind} ${input.text}`;
    case "press":
      return `press ${input.token}`;
    case "file":
      return `file ${input.name}`;
    case "refresh":
    case "resume":
    case "frozen":
    case "compared":
      return input.kind;
    case "notice":
      return `notice ${input.notice.id}`;
    default:
      throw new Error(`unknown input: ${JSON.stringify(input satisfies never)}`);
  }
}

function decide(context: StepContext, input: Input): Outcome {
  const { report } = context;
  if (input.kind === "press") {
    const action = context.chat.actions.find(([token]) => token === input.token)?.[1];
    if (action === undefined) return say(context, "过时的按钮");
    return say(context, `按了 ${JSON.stringify(action)}`);
  }
  if (input.kind === "notice") return say(context, input.notice.text);
  if (input.kind === "resume") return say(context, `接着填 ${report?.id ?? "?"}`);
  if (input.kind !== "text") return say(context, `现在：${lastSaid(context)}`);
  const [word = "", rest = ""] = input.text.split(" ");
  switch (word) {
    case "open":
      return open(context, rest);
    case "/home":
      return say(context, `报告：${context.reports.map((one) => one.report).join("、")}`);
    case "/continue":
      return say(context, "", [], [{ kind: "switch-report", report: rest }]);
    case "/report":
      return say(context, "好的", [], [{ kind: "compile", choice: choiceIn(rest) }]);
    case "/preview":
      return say(context, "", [], [{ kind: "preview", section: rest === "" ? null : rest }]);
    default:
      return report === null
        ? say(context, "先新建报告")
        : say(context, `已记录 ${input.text}`, [answered(input.text, input.messageId)]);
  }
}

function choiceIn(text: string): ReportChoice {
  return REPORT_CHOICES.find((choice) => choice === text) ?? "docx";
}

function answered(text: string, message: string): ReportEvent {
  const answer = { state: "value", value: { kind: "text", text } } as const;
  return { type: "answered", key: "said", answer, via: "typed", typed: text, message };
}

function lastSaid({ report }: StepContext): string {
  const answer = report?.answers.get("said")?.answer;
  return answer?.state === "value" && answer.value.kind === "text" ? answer.value.text : "没有答案";
}

function open(context: StepContext, id: string): Outcome {
  const reportId = id === "" ? context.newId() : id;
  const event: ReportEvent = {
    type: "opened",
    pack: "fake",
    packVersion: "1",
    packKeys: [],
    year: "2019",
    owner: context.account,
  };
  return say(context, `已新建 ${reportId}`, [event], [], reportId);
}

function say(
  context: StepContext,
  text: string,
  events: readonly ReportEvent[] = [],
  requests: readonly Request[] = [],
  reportId: string | null = context.report?.id ?? null,
): Outcome {
  const turn = context.chat.turn + 1;
  const record = <E>(event: E) => ({
    batch: context.update,
    by: context.account,
    at: context.now,
    event,
  });
  const token = String(turn);
  const message: OutMessage = { kind: "message", text, buttons: [[{ token, label: "清单" }]] };
  const turned = {
    type: "turned",
    report: reportId,
    position: { at: "home" },
    turn,
    actions: [[token, { do: "list" }]],
  } as const;
  return {
    reportId,
    reportEvents: events.map(record),
    officeEvents: [],
    chatEvents: [record(turned)],
    messages: text === "" ? [] : [message],
    requests,
  };
}
