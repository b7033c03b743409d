import { AppError, type ErrorCode } from "../errors.js";

/** What a person reads when something we foresaw went wrong. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, string>> = {
  STORE_UNAVAILABLE: "抱歉，刚才这条没能存下来，原来的答案都在。请稍后再发一次。",
  STORE_LOCKED: "数据正被另一个程序使用，本程序没有启动。请先关掉那一个。",
  STORE_DAMAGED: "有一份数据读不出来，已原样保留，没有改动。请联系管理员。",
  STORE_CONFLICT: "这份报告刚才同时有别人在改，这条没有记录。请再发一次。",
  CHAT_REJECTED: "有一条消息没能发给您。请发 /continue 继续。",
  CHAT_BUSY: "消息发送有些慢，请稍等。",
  PACK_INVALID: "题库有错误，暂时不能填报。请联系管理员。",
  CONFIG_INVALID: "程序的设置有误，请联系管理员。",
  JOB_FAILED: "文件没能生成，已填的内容都在。请稍后再试一次。",
  PORT_TAKEN: "这个端口用不了，可能被别的程序占着。请在设置里换一个端口。",
  BACKUP_INVALID: "备份没有做成，或不能恢复到这里，原来的数据都没动。请照下面说的办。",
  ANSWERS_INVALID: "答案文件读不出来，什么都没填。请照下面说的改好再来。",
};

const UNFORESEEN =
  "抱歉，程序出了点问题，这条没有记录，原来的答案都在。请再发一次；还是不行请联系管理员。";

export function explainError(error: unknown): string {
  return error instanceof AppError ? ERROR_TEXTS[error.code] : UNFORESEEN;
}
