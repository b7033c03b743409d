import path from "node:path";
import { backUp } from "../storage/backup/back-up.js";
import { restore } from "../storage/backup/restore.js";
import { readConfig } from "./config.js";
import { AppError } from "./errors.js";
import type { Console } from "./replay-command.js";
import { systemClock } from "./system.js";
import { explainError } from "./workflow/error-texts.js";

const USAGE = {
  backup: "用法：npm run backup -- 备份文件.tar.gz\n",
  restore: "用法：npm run restore -- 备份文件.tar.gz\n",
} as const;

/**
 * `npm run backup` and `npm run restore`: the data folder into one file, also while the bot runs, and back.
 *
 * @returns the exit code: 0 when it was done and compared, 2 when nothing was
 */
export async function runBackupCommand(
  what: "backup" | "restore",
  args: readonly string[],
  { out, err }: Console,
): Promise<number> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) {
    err(USAGE[what]);
    return 2;
  }
  try {
    const { dataDir: dir } = readConfig();
    const { files, createdAt } =
      what === "backup"
        ? await backUp({ dir, file, createdAt: systemClock.now() })
        : await restore({ dir, file });
    const bytes = files.reduce((total, one) => total + one.size, 0);
    const size = `${files.length}个文件，${(bytes / 1_048_576).toFixed(1)} MB，校验一致`;
    out(
      what === "backup"
        ? `已备份到 ${path.resolve(file)}（${size}）\n`
        : `已恢复到 ${dir}（${createdAt} 的备份，${size}）。现在可以启动了。\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof AppError) && !isFileSystemError(error)) throw error;
    err(`${explainBackup(error)}\n${error.message}\n`);
    return 2;
  }
}

function explainBackup(error: Error): string {
  return error instanceof AppError ? explainError(error) : "文件读写出错，原来的数据都没动。";
}

function isFileSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
