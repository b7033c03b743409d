import type { Answer } from "../../amounts/answer.js";
import { Decimal } from "../../amounts/decimal.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { formatBare } from "../answers/money-unit.js";

const WRITTEN_NOT_APPLICABLE = "无此项";
const WRITTEN_WITHHELD = "按规定不公开";
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** Typed into a sheet, where no button is: the two answers that are no value. */
export function stateWritten(typed: string): Answer | undefined {
  const text = typed.trim();
  if (text === WRITTEN_NOT_APPLICABLE) return { state: "not-applicable" };
  return text === WRITTEN_WITHHELD ? { state: "withheld" } : undefined;
}

/** An answer as it is typed into a sheet: money bare, in the report's unit; "" for none. */
export function writtenReply(sheet: Sheet, answer: Answer | undefined): string {
  if (answer?.state === "not-applicable") return WRITTEN_NOT_APPLICABLE;
  if (answer?.state === "withheld") return WRITTEN_WITHHELD;
  if (answer?.state !== "value") return "";
  const { value } = answer;
  switch (value.kind) {
    case "money":
      return formatBare(sheet, value.yuan).replace(/,/g, "");
    case "count":
      return value.count;
    case "text":
      return value.text;
    case "list":
      return value.items.join("\n");
    case "choice":
      return value.choice;
    case "choices":
      return value.choices.length === 0 ? "都没有" : value.choices.join("、");
    case "year":
      return value.year;
    case "date":
      return value.date;
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}

/** Whether two cells say the same: 2.90 is 2.9, and line ends are line ends. */
export function isSameWritten(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/\r\n?/g, "\n").trim());
  if (a === b) return true;
  return (
    PLAIN.test(a ?? "") && PLAIN.test(b ?? "") && new Decimal(a ?? "").eq(new Decimal(b ?? ""))
  );
}
