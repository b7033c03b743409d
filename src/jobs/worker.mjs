// Node 20 cannot start a worker from a .ts file, not even with --import tsx: register it here, then import.
import { register } from "tsx/esm/api";

register();
export const { board, compare, compile, excerpt, list, note, preview, template, totals } =
  await import("./worker.ts");
