import { formatDate } from "../../amounts/format-date.js";
import type { Answer } from "../../amounts/answer.js";
import { formatWanExact, formatYuan } from "../../amounts/format-money.js";
import type { Question } from "../../pack/pack.js";

const LONGEST = 60;

/** An answer on one line: 462.96万元, 13人, 无此项, the beginning of a text. */
export function showAnswer(question: Question, answer: Answer): string {
  switch (answer.state) {
    case "open":
      return "未填";
    case "not-applicable":
      return "无此项";
    case "withheld":
      return "按规定不公开";
    case "value":
      return showValue(question, answer);
    default:
      throw new Error(`unknown answer: ${JSON.stringify(answer satisfies never)}`);
  }
}

function showValue(question: Question, answer: Extract<Answer, { state: "value" }>): string {
  const { value } = answer;
  switch (value.kind) {
    case "money":
      return `${formatWanExact(value.yuan)}万元`;
    case "count":
      return `${value.count}${question.unit ?? ""}`;
    case "text":
      return shorten(value.text);
    case "list":
      return `${value.items.length}条：${shorten(value.items[0] ?? "")}`;
    case "choice":
      return value.choice;
    case "choices":
      return value.choices.length === 0 ? "都没有" : value.choices.join("、");
    case "year":
      return `${value.year}年度`;
    case "date":
      return formatDate(value.date);
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}

/** An answer within a sentence: the full stop of a text is left out. */
export function showInSentence(question: Question, answer: Answer): string {
  return showAnswer(question, answer).replace(/[。；;，,]$/, "");
}

/** What is said after an answer was stored: money in both units, so that a wrong unit shows at once. */
export function echoAnswer(question: Question, answer: Answer): string {
  if (answer.state !== "value") return `已记录：${question.label}${showAnswer(question, answer)}。`;
  const { value } = answer;
  if (value.kind === "money") {
    return `已记录 ${formatWanExact(value.yuan)}万元（${formatYuan(value.yuan)}元）。`;
  }
  if (value.kind === "text") return "已记录。";
  if (value.kind === "list") return `已记录${value.items.length}条。`;
  return `已记录 ${showAnswer(question, answer)}。`;
}

export function shorten(text: string, longest = LONGEST): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest).join("")}…`;
}
