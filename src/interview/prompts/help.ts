import type { Me, Permission } from "../me.js";

/** Every command, told to whoever may use it anywhere. */
const LINES: readonly { readonly says: string; readonly for: Permission }[] = [
  { says: "我一次问一个数，填完把报告文件发给您。随时可停，已答的不会丢。", for: "fill" },
  { says: "/list 填报清单　/edit 名称 改某一项（例：/edit 接待费）", for: "fill" },
  {
    says: "/paste 贴表格、报告里的一段或整篇，认出来的先给您看",
    for: "fill",
  },
  {
    says: "/template 领Excel模板，填好发回来一次采用；决算公开表（xlsx、xls）也可以直接发来",
    for: "fill",
  },
  { says: "/lastyear 用上年的报告，也可以把上年公开稿（Word、PDF、文字）发来", for: "fill" },
  { says: "/undo 撤销上一步", for: "fill" },
  { says: "/preview 看草稿　/report 生成报告　/history 名称 看一项的记录", for: "read" },
  { says: "/export json 导出整份报告，把文件发来可以再读进来", for: "read" },
  { says: "/submit 提交审核　/publish 已公开　/correct 更正", for: "submit" },
  { says: "/share 分工", for: "share" },
  { says: "/status 各部门进度，可导出Excel", for: "status" },
  { says: "/nudge 催办，先看名单；/nudge 部门 只催一家", for: "nudge" },
  { says: "/totals 汇总各部门的表，先选部门", for: "total" },
  { says: "/deadline 部门 2020-09-20 改截止日（或：批复 2020-08-31）", for: "set-deadline" },
  { says: "/audit 部门 操作记录：谁在什么时候做了什么", for: "audit" },
  { says: "/departments 部门名单　/invite 邀请　/people 人员", for: "manage" },
  { says: "/new 新建　/continue 继续上次", for: "fill" },
];
const OF_THE_BUREAU = "/link 再登一台设备　/leave 退出";
const ALWAYS = "按钮上的字也可以直接打出来。";

/** What somebody may do here, in as many lines. */
export function tellHelp(me: Me): string {
  const lines = LINES.filter((line) => me.may(line.for)).map(({ says }) => says);
  return [...lines, ...(me.person === null ? [] : [OF_THE_BUREAU]), ALWAYS].join("\n");
}
