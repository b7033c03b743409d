import type { Value } from "../amounts/answer.js";
import { Decimal, ZERO } from "../amounts/decimal.js";
import { formatDate } from "../amounts/format-date.js";
import { formatWan } from "../amounts/format-money.js";
import { formatList } from "./format-list.js";
import {
  NOTHING,
  OPEN_OUTPUT,
  printed,
  type Printed,
  type TemplateValue,
  WITHHELD_TEXT,
} from "./template-value.js";

/** What stands in the way of printing a value at all: open or withheld. */
export function printState({ answer, optional = false }: TemplateValue): Printed | undefined {
  if (answer.state === "open") return optional ? NOTHING : OPEN_OUTPUT;
  if (answer.state === "withheld") return printed(WITHHELD_TEXT);
  return undefined;
}

/** A figure for reckoning; 无此项 is zero. Undefined while open or withheld, and for what is no figure. */
export function figureOf({ answer, kind }: TemplateValue): Decimal | undefined {
  if (kind !== "money" && kind !== "count") return undefined;
  if (answer.state === "not-applicable") return ZERO;
  if (answer.state !== "value") return undefined;
  if (answer.value.kind === "money") return new Decimal(answer.value.yuan);
  return answer.value.kind === "count" ? new Decimal(answer.value.count) : undefined;
}

/** A value cited without a filter: 462.96万元, 13人, 2019, 2020年8月12日, a text as it was typed. */
export function printValue(cited: TemplateValue): Printed {
  const state = printState(cited);
  if (state) return state;
  const figure = figureOf(cited);
  if (figure) return printed(printFigure(figure, cited));
  return cited.answer.state === "value" ? printed(printWords(cited.answer.value)) : printed("");
}

function printFigure(figure: Decimal, { kind, unit = "" }: TemplateValue): string {
  return kind === "money" ? `${formatWan(figure)}万元` : `${figure.toFixed()}${unit}`;
}

function printWords(value: Value): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "list":
      return formatList(value.items);
    case "choice":
      return value.choice;
    case "choices":
      return value.choices.join("、");
    case "year":
      return value.year;
    case "date":
      return formatDate(value.date);
    case "money":
    case "count":
      throw new Error(`a ${value.kind} where words were expected`);
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}
