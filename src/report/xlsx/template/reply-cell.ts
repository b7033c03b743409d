import type { CellStyle, DataValidation } from "hucre";
import type { Question } from "../../../pack/pack.js";
import { numberCell, type SheetCell, textCell } from "../cell-value.js";
import type { TemplateLooks } from "./template-looks.js";

const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Excel refuses a longer list of choices in a cell. */
const LONGEST_LIST = 250;

/** The cell a question is answered in, with what it holds now. @param written "" for nothing */
export function replyCell(question: Question, written: string, looks: TemplateLooks): SheetCell {
  const look = lookOf(question, looks);
  if (written === "") return { style: look };
  const isFigure = question.kind === "money" || question.kind === "count";
  return isFigure && PLAIN.test(written) ? numberCell(written, look) : textCell(written, look);
}

function lookOf({ kind }: Question, looks: TemplateLooks): CellStyle {
  if (kind === "money") return looks.reply("money");
  return looks.reply(kind === "count" ? "figure" : "text");
}

/** What the cell lets in: a drop-down for a choice, a word of warning for what is no number. */
export function validationOf(question: Question, range: string): DataValidation | undefined {
  const { kind, options } = question;
  const says = { allowBlank: true, showErrorMessage: true, errorTitle: "请看一下" } as const;
  if (kind === "choice") {
    const isShort =
      options.join(",").length <= LONGEST_LIST && !options.some((one) => one.includes(","));
    if (!isShort) return undefined;
    const errorMessage = `请从这里选：${options.join("、")}`.slice(0, LONGEST_LIST);
    return { ...says, type: "list", values: [...options], errorStyle: "stop", errorMessage, range };
  }
  if (kind === "money") {
    return {
      ...says,
      ...{
        type: "decimal",
        operator: "between",
        formula1: "-1000000000000",
        formula2: "1000000000000",
      },
      ...{ errorStyle: "warning", errorMessage: "这里要填金额。没有就填0，或写“无此项”。", range },
    };
  }
  if (kind === "count") {
    return {
      ...says,
      ...{ type: "whole", operator: "between", formula1: "0", formula2: "100000000" },
      ...{ errorStyle: "warning", errorMessage: "这里要填整数。没有就填0，或写“无此项”。", range },
    };
  }
  return undefined;
}
