import { formatDate } from "../../amounts/format-date.js";
import type { ReviewPosition } from "../../events/chat/chat-events.js";
import type { CorrectionTold } from "../../events/review/review-acts.js";
import type { Remark } from "../../events/report/report-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion, tellApart } from "../dispatch/find-question.js";
import { promptClash } from "../sharing/clash.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { GATES } from "./approve.js";
import { changesOf } from "./changes.js";
import { wantedOf } from "./correct.js";
import { tellingFindings } from "./open-findings.js";

const OFFERED = 6;
const LABEL = 24;
const STOP: Choice = { label: "取消", action: { do: "review", act: { what: "stop" } } };
const LIST: Choice = { label: "填报清单", action: { do: "list" } };

/** Asks for what a step on the way to the public waits for. */
export function promptTask(turn: Turn, draft: Draft, position: ReviewPosition): void {
  const { task } = position;
  switch (task.wants) {
    case "remark":
      return task.key === null
        ? promptWhich(turn, draft, task.remarks)
        : turn.ask(`${nowAt(draft, task.key)}：哪里不对？写一句，例：与账不符。`, [[STOP]]);
    case "gate":
      return turn.ask(`${GATES[task.gate]}由谁办的？请写姓名。`, [[STOP]]);
    case "address":
      return task.on === null
        ? turn.ask("哪天公开的？例：2020年8月20日。", [
            [{ label: "今天", action: { do: "review", act: { what: "today" } } }, STOP],
          ])
        : turn.ask(`${formatDate(task.on)}公开，网址是？从浏览器地址栏复制，以 http 开头。`, [
            [STOP],
          ]);
    case "cause":
      return turn.ask("是公开稿抄错，还是批复数有误？", [
        [
          { label: "公开稿抄错", action: { do: "review", act: { what: "cause", cause: "text" } } },
          {
            label: "批复数有误",
            action: { do: "review", act: { what: "cause", cause: "figure" } },
          },
        ],
        [STOP],
      ]);
    case "correction":
      return promptCorrection(turn, draft, task.told);
    case "choice":
      return promptClash(turn, draft, task);
    default:
      throw new Error(`unknown task: ${JSON.stringify(task satisfies never)}`);
  }
}

/** Which answer to return: what the desk shows is one tap away, anything else by its name. */
function promptWhich(turn: Turn, draft: Draft, remarks: readonly Remark[]): void {
  const lines =
    remarks.length === 0
      ? ["退回哪一项？发名称，或“名称：哪里不对”，一行一项。"]
      : [
          ...remarks.map(({ key, text }) => `${nowAt(draft, key)}：“${shorten(text)}”`),
          "还有要退的就接着发名称，没有了点下面。",
        ];
  const send: Choice[] =
    remarks.length === 0
      ? []
      : [
          {
            label: `退回${remarks.length}处`,
            action: { do: "review", act: { what: "send-back" } },
          },
        ];
  const chosen = new Set(remarks.map(({ key }) => key));
  const offered = candidates(draft)
    .filter((key) => !chosen.has(key))
    .slice(0, OFFERED);
  const names = tellApart(draft, offered);
  turn.ask(lines.join("\n"), [
    send,
    ...offered.map((key, index): Choice[] => [
      { label: shorten(names[index] ?? key, LABEL), action: { do: "go", to: key } },
    ]),
    [LIST, STOP],
  ]);
}

/** What findings and changes are about. */
function candidates(draft: Draft): readonly Key[] {
  const keys = [
    ...(draft.report.review.submissions > 1 ? changesOf(draft).map(({ key }) => key) : []),
    ...tellingFindings(draft).flatMap((finding) => finding.keys),
  ];
  return [...new Set(keys)].filter((key) => {
    const question = draft.pack.find(key);
    return question !== undefined && question.value === undefined;
  });
}

function nowAt(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return key;
  return `${nameQuestion(draft, key)} ${showAnswer(question, draft.sheet().answer(key))}`;
}

function promptCorrection(turn: Turn, draft: Draft, told: CorrectionTold): void {
  const { key = "" } = told;
  switch (wantedOf(told)) {
    case "approvedOn":
      return turn.ask("新的批复是哪天？例：2020年9月10日。", [[STOP]]);
    case "key":
      return turn.ask("哪一项错了？发名称，例：办公费。", [[LIST, STOP]]);
    case "answer":
      return turn.ask(
        `${nowAt(draft, key)}。${isTextAt(draft, key) ? "应当怎么写" : "应当是多少"}？`,
        [[STOP]],
      );
    case "why":
      return turn.ask("为什么更正？写一句，会印在更正说明里，例：公开稿小数点抄错。", [[STOP]]);
    case "yes":
      return turn.ask(yesLine(draft, told), [
        [
          {
            label: "生成更正版和更正说明，送审",
            action: { do: "review", act: { what: "take-correction" } },
          },
        ],
        [STOP],
      ]);
    default:
      throw new Error("unknown wish");
  }
}

function isTextAt(draft: Draft, key: Key): boolean {
  return draft.pack.find(key)?.kind === "text";
}

function yesLine(draft: Draft, { key = "", answer }: CorrectionTold): string {
  const question = draft.pack.find(key);
  const is = question === undefined || answer === undefined ? "" : showAnswer(question, answer);
  return `${nowAt(draft, key)} → ${is}。原来公开的版本另存不动。`;
}
