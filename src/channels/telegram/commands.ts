/** The menu of commands, as Telegram shows it beside the text field. */
export const MENU = [
  { command: "start", description: "开始" },
  { command: "new", description: "新建报告" },
  { command: "continue", description: "继续上次" },
  { command: "list", description: "填报清单" },
  { command: "edit", description: "改一个答案，例：/edit 接待费" },
  { command: "undo", description: "撤销上一步" },
  { command: "preview", description: "看草稿" },
  { command: "report", description: "生成报告文件" },
  { command: "paste", description: "贴表格或报告里的文字" },
  { command: "template", description: "领Excel模板，填好发回来" },
  { command: "lastyear", description: "用上年的报告" },
  { command: "status", description: "各部门进度" },
  { command: "help", description: "帮助" },
] as const;
