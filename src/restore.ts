import { runBackupCommand } from "./backup-command.js";

process.exitCode = await runBackupCommand("restore", process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
