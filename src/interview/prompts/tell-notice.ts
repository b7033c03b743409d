import type { Notice } from "../../events/office/office-events.js";
import type { Choice, Turn } from "../turn.js";

/** Tells a notice and leaves the conversation where it is: what was asked can still be answered. */
export function tellNotice(turn: Turn, notice: Notice): void {
  turn.keepButtons();
  const button = buttonOf(notice);
  turn.ask(notice.text, button === undefined ? [] : [[button]]);
}

function buttonOf({ report, key, opens }: Notice): Choice | undefined {
  if (report === undefined) {
    return opens === "status"
      ? { label: "看进度", action: { do: "office", act: { what: "status" } } }
      : undefined;
  }
  if (key !== undefined) {
    return { label: "改", action: { do: "continue", report, key } };
  }
  return { label: opens === "review" ? "看报告" : "打开", action: { do: "continue", report } };
}
