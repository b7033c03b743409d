import { runReplayCommand } from "./replay-command.js";

process.exitCode = await runReplayCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
