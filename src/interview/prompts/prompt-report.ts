import type { ReportChoice } from "../../events/report/report-format.js";
import type { Choice, Turn } from "../turn.js";

/** Asks which files of the report are wanted: one press, and they come. */
export function promptReport(turn: Turn): void {
  turn.ask("要哪种文件？〔全部〕是Word、Excel、PDF和图片。", [
    [choose("Word", "docx"), choose("Excel", "xlsx"), choose("PDF", "pdf")],
    [choose("全部", "all"), choose("审核情况表", "review")],
  ]);
}

function choose(label: string, choice: ReportChoice): Choice {
  return { label, action: { do: "report", choice } };
}
