/** A file that is not read. `message` says why and what to do instead, to the person who sent it. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
}

const UNCHANGED = "什么都没改。";

export const REFUSALS = {
  empty: `这个文件是空的，${UNCHANGED}请重新保存后再发。`,
  large: `这个文件太大，不像一份决算表，${UNCHANGED}请只留要填的工作表，另存后再发。`,
  wide: `这张表太宽（超过256列），${UNCHANGED}请只留要填的列，另存后再发。`,
  hiddenTables: `公开表都在隐藏的工作表里，没有读，${UNCHANGED}请在Excel里取消隐藏，保存后再发。`,
  expands: `这个文件解开后大得不正常，没有打开，${UNCHANGED}请重新另存（Excel存xlsx，Word存docx）后再发。`,
  damaged: `这个文件打不开，可能没有传完整，${UNCHANGED}请用Excel另存为xlsx后再发。`,
  encrypted: `这个文件有密码，打不开，${UNCHANGED}请去掉密码后再发。`,
  unknown: `看不出这是什么文件，${UNCHANGED}请发Excel表（xlsx、xls）、Word（docx）或文字。`,
  picture: `图片里的数我读不了，${UNCHANGED}请发Excel表，或复制文字过来。`,
  scannedPdf: `这个PDF是扫描件或图片，里面没有文字可读，${UNCHANGED}请发Word（docx）或能复制文字的PDF。`,
  encryptedPdf: `这个PDF加了密码或限制，打不开，${UNCHANGED}请去掉后再发，或打开后复制文字过来。`,
  damagedPdf: `这个PDF打不开，可能没有传完整，${UNCHANGED}请重新导出后再发，或打开后复制文字过来。`,
  doc: `老版Word（doc、wps）读不了，${UNCHANGED}请用Word或WPS打开，另存为docx后再发。`,
  other: `这种格式（ods、odt、xlsb等）读不了，${UNCHANGED}请用Excel或WPS打开，表格另存为xlsx、文字另存为docx后再发。`,
  json: `这个JSON不是本系统导出的报告，${UNCHANGED}报告用 /export json 导出。`,
  newer: `这份报告是新版本导出的，这里的版本读不懂，${UNCHANGED}请联系管理员升级。`,
  changed: `这份导出的报告内容和它的标识对不上，可能被改过或没有传完整，${UNCHANGED}请重新导出后再发。`,
  noRows: `这个文件里没有内容，${UNCHANGED}请看一下是不是发错了。`,
} as const;

export function refuse(why: keyof typeof REFUSALS): never {
  throw new FileRefused(REFUSALS[why]);
}
