import type { Turn } from "../turn.js";

/** 贴表格: what may be pasted. */
export function promptBlock(turn: Turn): void {
  turn.ask(
    "把表格（从Excel、Word复制）、报告里的一段或整篇发来，一行也可以。先给您看认出了什么，点〔全部采用〕才记录。",
    [
      [
        { label: "取消", action: { do: "cancel" } },
        { label: "填报清单", action: { do: "list" } },
      ],
    ],
  );
}
