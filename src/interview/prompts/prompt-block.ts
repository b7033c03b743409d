import type { Turn } from "../turn.js";

/** 贴表格: what may be pasted. */
export function promptBlock(turn: Turn): void {
  const { position } = turn;
  const isMore = position.at === "block" && position.waiting !== undefined;
  turn.ask(
    isMore
      ? "接着发，会和刚才那段合在一起给您看；点〔取消〕回到刚才那段。"
      : "把表格（从Excel、Word复制）、报告里的一段或整篇发来，一行也可以。先给您看认出了什么，点〔全部采用〕才记录。",
    [
      [
        { label: "取消", action: { do: "cancel" } },
        { label: "填报清单", action: { do: "list" } },
      ],
    ],
  );
}
